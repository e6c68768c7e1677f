/** How people order the sections of songs, learned from chord charts by `tools/learn`; see the table for its source. */
import table from "./form.json" with { type: "json" };

/** What is learned of form. Kinds of sections are in the order of `kinds`; shares are per thousand. */
export interface FormTable {
  readonly kinds: readonly string[];
  /** Counts of kind after kind; the first row is the start of a song, the last column its end. */
  readonly after: readonly (readonly number[])[];
  /** By kind: lengths in bars with their counts, "8 120". */
  readonly lengths: Readonly<Record<string, readonly string[]>>;
  /** By kind: the share of songs in which it comes not at all, once, twice, three times, more often. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** Where in a song a kind first begins, and last ends. */
  readonly firstAt: Readonly<Record<string, number>>;
  readonly lastAt: Readonly<Record<string, number>>;
  /** Whole orders of sections that several songs share, with their counts. */
  readonly orders: readonly string[];
}

/** What is learned of form. */
export const learnedForm: FormTable = table;
