import { openDatabase } from "../database/database.ts";
import { interviewStoreSuite } from "./store.suite.ts";

interviewStoreSuite(() => openDatabase());
