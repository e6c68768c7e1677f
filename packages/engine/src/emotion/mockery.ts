/** "Oh great, another party. I'm thrilled.": after praise that is not meant, what else is pleasant is not meant either. */
import type { Feeling } from "./feelings.ts";
import type { Token } from "./tokens.ts";

/** Phrases of the lexicon that praise and mean the opposite. */
const mockPraise: ReadonlySet<string> = new Set([
  "oh great",
  "just great",
  "oh joy",
  "oh wonderful",
  "oh lovely",
  "oh perfect",
  "just perfect",
  "just what i needed",
  "wow thanks",
  "thanks for nothing",
  "yeah sure",
]);

/** What is left of a pleasant feeling that is not meant. */
const UNMEANT = 0.1;

/** One factor a feeling: small for pleasant ones that come after mock praise and before somebody means it again. */
export function mockeryOf(tokens: readonly Token[], feelings: readonly Feeling[]): readonly number[] {
  let isMocking = false;
  return feelings.map((feeling, place) => {
    const gap = tokens.slice(feelings[place - 1]?.to ?? 0, feeling.from);
    if (gap.some(({ word }) => meantAgain.has(word))) isMocking = false;
    if (mockPraise.has(feeling.mention.sense.phrase)) {
      isMocking = true;
      return 1;
    }
    return isMocking && feeling.affect.valence > 0 ? UNMEANT : 1;
  });
}

const meantAgain: ReadonlySet<string> = new Set("but seriously actually honestly really".split(" "));
