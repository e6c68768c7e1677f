import { openDatabase } from "../../database/database.ts";
import { adminUsersSuite } from "./admin-users.suite.ts";

adminUsersSuite(openDatabase);
