import { openDatabase } from "../../database/database.ts";
import { twoFactorRoutesSuite } from "./two-factor.suite.ts";

twoFactorRoutesSuite(openDatabase);
