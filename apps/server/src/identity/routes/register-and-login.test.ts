import { openDatabase } from "../../database/database.ts";
import { registerAndLoginSuite } from "./register-and-login.suite.ts";

registerAndLoginSuite(openDatabase);
