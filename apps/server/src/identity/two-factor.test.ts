import { openDatabase } from "../database/database.ts";
import { twoFactorSuite } from "./two-factor.suite.ts";

twoFactorSuite(() => openDatabase());
