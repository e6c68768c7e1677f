/**
 * Derives `packages/engine/src/data/learned/chords.json`.
 *
 *     node tools/learn/chords/main.ts CORPUS_FOLDER
 *
 * It climbs from a guessed model to one that hears more chords of songs of this engine, by their plans, and of a third of
 * POP909, by what people wrote beside it; `npm run bench -- understanding CORPUS_FOLDER` measures with others. The same
 * engine and corpus give the same bytes. It takes some minutes; `tools/learn/keys` comes after it, since keys are told by
 * chords.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ChordModel } from "../../../packages/engine/src/analyze/chord-model.ts";
import { type Climb, climb } from "./climb.ts";
import { ownPieces, peoplesPieces, rightnessOf, scoreOf } from "./songs.ts";
import { guessedChordModel } from "./start.ts";

/** Every so manieth song is tried with each step: enough to tell, and soon told. By threes only some genres came. */
const TRIED = 2;

/** A step that fits no more than a handful of beats does not count; finer steps of more rounds fit the tried songs alone. */
const HOW_FAR: Climb = { rounds: 1, step: 0.3, least: 0.0002 };

const [corpusFolder] = process.argv.slice(2);
if (corpusFolder === undefined) {
  process.stderr.write("usage: node tools/learn/chords/main.ts CORPUS_FOLDER\n");
  process.exit(2);
}
const [own, peoples] = [ownPieces(), peoplesPieces(corpusFolder)];
const sets = [own, peoples].map((pieces) => pieces.filter((_, place) => place % TRIED === 0));
const climbed = climb<ChordModel>(guessedChordModel, (model) => scoreOf(sets, model), HOW_FAR);
const target = fileURLToPath(
  new URL("../../../packages/engine/src/data/learned/chords.json", import.meta.url),
);
writeFileSync(target, `${JSON.stringify(climbed)}\n`);
for (const [name, pieces] of Object.entries({ own, peoples })) {
  const [before, after] = [guessedChordModel, climbed].map((model) => rightnessOf(pieces, model));
  process.stdout.write(
    `${name}: root ${percent(before?.roots)} → ${percent(after?.roots)}, with third ${percent(before?.thirds)} → ${percent(after?.thirds)}\n`,
  );
}

function percent(share = 0): string {
  return `${(100 * share).toFixed(1)} %`;
}
