import { openDatabase } from "../../database/database.ts";
import { auditRoutesSuite } from "./audit.suite.ts";

auditRoutesSuite(openDatabase);
