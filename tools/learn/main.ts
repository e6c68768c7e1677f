/**
 * Derives the engine's learned tables from the corpora.
 *
 *     node tools/learn/main.ts CORPUS_FOLDER [TARGET_FOLDER] [--only=FILE,FILE…]
 *
 * Each learner gives one table; the tables, or those that are named, as `--only=cues.json`, are written as compact JSON
 * into `packages/engine/src/data/learned`, or the target folder. The same corpora and engine give the same bytes. The
 * engine composes by the tables that it started with: where music tables change, `cues.json` is to be learned once more.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { learnTables } from "./tables.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" } },
});
const [folder, target = fileURLToPath(new URL("../../packages/engine/src/data/learned/", import.meta.url))] =
  positionals;
if (folder === undefined) {
  process.stderr.write("usage: node tools/learn/main.ts CORPUS_FOLDER [TARGET_FOLDER] [--only=FILE,FILE…]\n");
  process.exit(2);
}
mkdirSync(target, { recursive: true });
for (const { file, text } of learnTables(folder, values.only?.split(","))) {
  writeFileSync(join(target, file), text);
  process.stdout.write(`${file}: ${(text.length / 1000).toFixed(1)} kB\n`);
}
