import { openDatabase } from "../../database/database.ts";
import { guessingSuite } from "./guessing.suite.ts";

guessingSuite(openDatabase);
