import { openDatabase } from "../../database/database.ts";
import { signInWorkSuite } from "./sign-in-work.suite.ts";

signInWorkSuite(openDatabase);
