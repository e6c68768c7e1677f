import { openDatabase } from "../database/database.ts";
import { apiKeysSuite } from "./api-keys.suite.ts";

apiKeysSuite(() => openDatabase());
