/** How people order the sections of songs, learned from chord charts by `tools/learn`; see the table for its source. */
import table from "./form.json" with { type: "json" };

/** What is learned of form. */
export interface FormTable {
  readonly kinds: readonly string[];
  /** Counts of kind after kind; the first row is the start of a song, the last column its end. */
  readonly after: readonly (readonly number[])[];
  /** By kind: lengths in bars with their counts, "8 120", the commonest first. */
  readonly lengths: Readonly<Record<string, readonly string[]>>;
}

/** The table. */
export const learnedForm: FormTable = table;
