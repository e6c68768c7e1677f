import { openDatabase } from "../database/database.ts";
import { jobRoutesSuite } from "./routes.suite.ts";

jobRoutesSuite(() => openDatabase());
