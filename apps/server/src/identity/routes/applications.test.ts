import { openDatabase } from "../../database/database.ts";
import { applicationsSuite } from "./applications.suite.ts";

applicationsSuite(openDatabase);
