import { openDatabase } from "../database/database.ts";
import { variationsSuite } from "./variations.suite.ts";

variationsSuite(() => openDatabase());
