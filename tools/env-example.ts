/** Writes env.example from the table of settings: `node tools/env-example.ts`. */
import { writeFileSync } from "node:fs";
import { settingsExample } from "../apps/server/src/settings-example.ts";

writeFileSync(new URL("../env.example", import.meta.url), settingsExample());
