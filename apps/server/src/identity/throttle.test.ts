import { openDatabase } from "../database/database.ts";
import { throttleSuite } from "./throttle.suite.ts";

throttleSuite(() => openDatabase());
