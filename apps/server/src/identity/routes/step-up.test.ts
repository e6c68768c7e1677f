import { openDatabase } from "../../database/database.ts";
import { stepUpSuite } from "./step-up.suite.ts";

stepUpSuite(openDatabase);
