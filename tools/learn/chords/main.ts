/**
 * Derives `packages/engine/src/data/learned/chords.json`.
 *
 *     node tools/learn/chords/main.ts CORPUS_FOLDER [ROUNDS [STEP]]
 *
 * It climbs from the model that is there to one that hears more chords of songs of this engine, by their plans, and of a
 * third of POP909, by what people wrote beside it; `npm run bench -- understanding CORPUS_FOLDER` measures with others.
 * The same engine, corpus and start give the same bytes. It takes an hour; `tools/learn/keys` comes after it, since keys
 * are told by chords.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { learnedChordModel } from "../../../packages/engine/src/data/learned/chords.ts";
import { climb } from "./climb.ts";
import { ownPieces, peoplesPieces, rightnessOf, scoreOf } from "./songs.ts";

const [corpusFolder, rounds = "2", step = "0.3"] = process.argv.slice(2);
if (corpusFolder === undefined) {
  process.stderr.write("usage: node tools/learn/chords/main.ts CORPUS_FOLDER [ROUNDS [STEP]]\n");
  process.exit(2);
}

/** Every so manieth song is tried with each step: enough to tell, and soon told. */
const TRIED = 3;

/** What a step has to gain, against steps that fit a handful of beats. */
const LEAST = 0.0002;

const [own, peoples] = [ownPieces(), peoplesPieces(corpusFolder)];
const sets = [own, peoples].map((pieces) => pieces.filter((_, place) => place % TRIED === 0));
const climbed = climb(learnedChordModel, (model) => scoreOf(sets, model), {
  rounds: Number(rounds),
  step: Number(step),
  least: LEAST,
});
const target = fileURLToPath(
  new URL("../../../packages/engine/src/data/learned/chords.json", import.meta.url),
);
writeFileSync(target, `${JSON.stringify(climbed)}\n`);
for (const [name, pieces] of Object.entries({ own, peoples })) {
  const [before, after] = [learnedChordModel, climbed].map((model) => rightnessOf(pieces, model));
  process.stdout.write(
    `${name}: root ${percent(before?.roots)} → ${percent(after?.roots)}, with third ${percent(before?.thirds)} → ${percent(after?.thirds)}\n`,
  );
}

function percent(share = 0): string {
  return `${(100 * share).toFixed(1)} %`;
}
