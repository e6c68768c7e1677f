/** Whether somebody has named a feeling, rather than told something from which one can be guessed. */
import { readByLexicon } from "../emotion/by-lexicon.ts";

/** "Sad", "so furious": a word of the thesaurus; "boss fight" and "rain" only suggest one. */
export function namesFeeling(text: string): boolean {
  return readByLexicon(text).weighted.some(({ feeling }) => feeling.mention.sense.node !== undefined);
}
