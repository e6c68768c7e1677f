import { openDatabase } from "../../database/database.ts";
import { ceilingsSuite } from "./ceilings.suite.ts";

ceilingsSuite(() => openDatabase());
