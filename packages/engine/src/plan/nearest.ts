/** Finding the word that somebody meant. */
import { distance } from "fastest-levenshtein";

/** Words longer than this are nobody's slip of the finger. */
const LONGEST = 60;

/** The candidate nearest to a word, when it takes few edits to get there: one, and one more for every three letters. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 2;
  for (const candidate of candidates) {
    const edits = distance(word, candidate);
    if (edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}
