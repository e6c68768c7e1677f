import { openDatabase } from "../../database/database.ts";
import { browserSuite } from "./browser.suite.ts";

browserSuite(openDatabase);
