import { openDatabase } from "../../database/database.ts";
import { sessionsSuite } from "./sessions.suite.ts";

sessionsSuite(openDatabase);
