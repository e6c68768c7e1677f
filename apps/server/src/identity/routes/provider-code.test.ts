import { openDatabase } from "../../database/database.ts";
import { providerCodeSuite } from "./provider-code.suite.ts";

providerCodeSuite(openDatabase);
