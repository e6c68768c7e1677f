/** The name that somebody probably meant. */
import { distance } from "fastest-levenshtein";

/** Names longer than this are nobody's slip of the finger. */
const LONGEST = 40;

/**
 * The known name nearest to the given one, or undefined when none is near: at most one edit and
 * another one for every three characters (Levenshtein 1966), but never as many as it has characters.
 *
 * @example nearestName("bmp", ["bpm", "key"]); // "bpm"
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = simplify(name);
  let best: string | undefined;
  let bestDistance = Math.min(plain.length, Math.floor(plain.length / 3) + 2);
  for (const candidate of known) {
    const edits = distance(plain, simplify(candidate));
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

/** camelCase, kebab-case and snake_case of one name are the same name. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}
