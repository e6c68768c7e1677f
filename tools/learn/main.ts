/**
 * Derives the engine's learned tables from the corpora.
 *
 *     node tools/learn/main.ts CORPUS_FOLDER
 *
 * Each learner reads the corpus folder and gives one table; the tables are written as compact JSON into
 * `packages/engine/src/data/learned`. The same corpora give the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { learnAccompaniment } from "./accompaniment/learn.ts";
import { learnDrums } from "./drums/learn.ts";
import { learnForm } from "./form/learn.ts";
import { learnHarmony } from "./harmony/learn.ts";
import { learnMelody } from "./melody/learn.ts";

/** One learner: the file that it writes, and the function that learns. */
interface Learner {
  readonly file: string;
  readonly learn: (corpusFolder: string) => object;
}

const learners: readonly Learner[] = [
  { file: "harmony.json", learn: learnHarmony },
  { file: "form.json", learn: learnForm },
  { file: "melody.json", learn: learnMelody },
  { file: "drums.json", learn: learnDrums },
  { file: "accompaniment.json", learn: learnAccompaniment },
];

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("usage: node tools/learn/main.ts CORPUS_FOLDER\n");
  process.exit(2);
}
const target = fileURLToPath(new URL("../../packages/engine/src/data/learned/", import.meta.url));
for (const { file, learn } of learners) {
  const text = `${JSON.stringify(learn(folder))}\n`;
  const path = join(target, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${file}: ${Math.round(text.length / 1000)} kB\n`);
}
