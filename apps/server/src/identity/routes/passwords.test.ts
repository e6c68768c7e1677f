import { openDatabase } from "../../database/database.ts";
import { passwordsSuite } from "./passwords.suite.ts";

passwordsSuite(openDatabase);
