/** The learned tables, each with the learner that derives it from a corpus folder. */
import { learnAccompaniment } from "./accompaniment/learn.ts";
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
};

/** All tables, one after the other. The same corpora give the same bytes. */
export function* learnTables(corpusFolder: string): Generator<LearnedTable> {
  for (const [file, learn] of Object.entries(learners))
    yield { file, text: `${JSON.stringify(learn(corpusFolder))}\n` };
}
