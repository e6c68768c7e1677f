import { openDatabase } from "../../database/database.ts";
import { providersSuite } from "./providers.suite.ts";

providersSuite(openDatabase);
