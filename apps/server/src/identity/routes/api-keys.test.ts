import { openDatabase } from "../../database/database.ts";
import { apiKeyRoutesSuite } from "./api-keys.suite.ts";

apiKeyRoutesSuite(openDatabase);
