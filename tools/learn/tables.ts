/** The learned tables, each with the learner that derives it from a corpus folder. */
import { learnAccompaniment } from "./accompaniment/learn.ts";
import { learnCues } from "./cues/learn.ts";
import { learnDrums } from "./drums/learn.ts";
import { learnForm } from "./form/learn.ts";
import { learnHarmony } from "./harmony/learn.ts";
import { learnMelody } from "./melody/learn.ts";

/** One table: the file that it is written to, and its text. */
export interface LearnedTable {
  readonly file: string;
  /** Compact JSON on one line. */
  readonly text: string;
}

const learners: Readonly<Record<string, (corpusFolder: string) => object>> = {
  "harmony.json": learnHarmony,
  "form.json": learnForm,
  "melody.json": learnMelody,
  "drums.json": learnDrums,
  "accompaniment.json": learnAccompaniment,
  // Of songs of this engine, which the tables before it shape.
  "cues.json": learnCues,
};

/** Names of the tables that can be asked for, as `cues.json`. */
export const tableFiles: readonly string[] = Object.keys(learners);

/**
 * The tables that are asked for, one after the other. The same corpora and engine give the same bytes.
 * @throws RangeError where a table has no learner
 */
export function* learnTables(
  corpusFolder: string,
  files: readonly string[] = tableFiles,
): Generator<LearnedTable> {
  const unknown = files.filter((file) => !tableFiles.includes(file));
  if (unknown.length > 0)
    throw new RangeError(`nothing learns ${unknown.join(", ")}; there are ${tableFiles.join(", ")}`);
  for (const [file, learn] of Object.entries(learners).filter(([name]) => files.includes(name)))
    yield { file, text: `${JSON.stringify(learn(corpusFolder))}\n` };
}
