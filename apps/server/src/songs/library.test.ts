import { openDatabase } from "../database/database.ts";
import { librarySuite } from "./library.suite.ts";

librarySuite(() => openDatabase());
