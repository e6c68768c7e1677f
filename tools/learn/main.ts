/**
 * Derives the engine's learned tables from the corpora.
 *
 *     node tools/learn/main.ts CORPUS_FOLDER [TARGET_FOLDER]
 *
 * Each learner reads the corpus folder and gives one table; the tables are written as compact JSON into
 * `packages/engine/src/data/learned`, or the target folder. The same corpora give the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { learnTables } from "./tables.ts";

const [folder, target = fileURLToPath(new URL("../../packages/engine/src/data/learned/", import.meta.url))] =
  process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("usage: node tools/learn/main.ts CORPUS_FOLDER [TARGET_FOLDER]\n");
  process.exit(2);
}
mkdirSync(target, { recursive: true });
for (const { file, text } of learnTables(folder)) {
  writeFileSync(join(target, file), text);
  process.stdout.write(`${file}: ${Math.round(text.length / 1000)} kB\n`);
}
