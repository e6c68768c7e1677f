/** Writes env.example and docs/CONFIGURATION.md from the table of settings: `node tools/env-example.ts`. */
import { writeFileSync } from "node:fs";
import { settingsExample } from "../apps/server/src/settings-example.ts";
import { settingsGuide } from "../apps/server/src/settings-guide.ts";

writeFileSync(new URL("../env.example", import.meta.url), settingsExample());
writeFileSync(new URL("../docs/CONFIGURATION.md", import.meta.url), settingsGuide());
