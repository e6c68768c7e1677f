import { openDatabase } from "../../database/database.ts";
import { authorizationSuite } from "./authorization.suite.ts";

authorizationSuite(openDatabase);
