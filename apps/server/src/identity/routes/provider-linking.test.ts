import { openDatabase } from "../../database/database.ts";
import { providerLinkingSuite } from "./provider-linking.suite.ts";

providerLinkingSuite(openDatabase);
