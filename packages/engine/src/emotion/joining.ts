/**
 * Who is believed about a text, the lexicon or the sum of its words: running prose, as it was rated for EmoBank, belongs to
 * the sum; notes, and sentences in which somebody says what they feel, to the lexicon. Learned by `tools/learn/feeling`.
 */
import type { JoiningTable } from "../data/learned/feeling.ts";
import type { Affect } from "../song.ts";
import type { LexiconReading } from "./by-lexicon.ts";
import { clampAffect } from "./space.ts";

/** How much the sum of the words counts in each dimension beside what the lexicon says, 0 … 1. */
export type Shares = Affect;

/** What the lexicon says of a text, as far as the joining asks. */
export type Found = Pick<LexiconReading, "words" | "unread" | "coverage" | "confidence" | "weighted">;

const confession = /\b(?:i am|i'm|im|i feel|i felt|i was|we are|we're|makes me|feeling)\b/i;

const firstPerson = /\b(?:i|i'm|im|my|me|we|our|us|mine|myself)\b/i;

/** Sentences as they stand in books and letters: from a capital to a full stop. What was rated were such. */
const prose = /^["'“”‘’(]*[A-Z0-9][\s\S]*[.?!…:]["'“”‘’)]*$/;

/** A name, or a headline: a capital within a sentence that is not "I". */
const innerCapital = /[^\s.?!:…"'“”‘’()]\s+["'“‘(]*[A-Z](?!['’]|\b)/;

/** So many words of which the lexicon knows nothing are half way from none to many. */
const FEW_UNREAD = 3;

/** Figures about a text, always as many and in the same order, that tell whom to believe. */
export function joiningFigures(text: string, found: Found): readonly number[] {
  const trimmed = text.trim();
  const isNamed = namesFeeling(found);
  const flags = [
    prose.test(trimmed),
    firstPerson.test(trimmed),
    isNamed && confession.test(trimmed),
    innerCapital.test(trimmed),
    isNamed,
  ];
  return [
    1 - found.coverage,
    found.unread / (found.unread + FEW_UNREAD),
    found.confidence,
    ...flags.map(Number),
  ];
}

/** From so many words on a text is a sentence that tells something, rather than a name for a feeling. */
const SENTENCE = 7;

/**
 * Whether a text is so short and says a feeling so plainly that only the lexicon is asked: "longing for a place far away",
 * or "Happy? No.". Of those that begin with a capital, which headlines do as well, only denials are.
 */
export function isNote(text: string, found: Found): boolean {
  const isShort = found.words < SENTENCE && found.unread <= FEW_UNREAD;
  const isTurned = found.weighted.some(({ feeling: { denied, frame } }) => denied || frame !== undefined);
  return isShort && namesFeeling(found) && (isTurned || !/^\s*["'“‘(]*[A-Z0-9]/.test(text));
}

/** Whether a feeling is said by name, or denied: what a sum of words knows little of. */
export function namesFeeling({ weighted }: Pick<Found, "weighted">): boolean {
  return weighted.some(({ feeling: { node, denied } }) => node !== undefined || denied);
}

/** A share smaller than this is none: what the lexicon understands is left to it alone. */
const LEAST_SHARE = 0.2;

const NONE: Shares = { valence: 0, arousal: 0, dominance: 0 };

/** The shares of the sum of the words in a text of which the lexicon knows a feeling. */
export function sharesOf(text: string, found: Found, table: JoiningTable): Shares {
  return isNote(text, found) ? NONE : sharesBy(table, joiningFigures(text, found));
}

/** The shares in a text with such figures that is no note. */
export function sharesBy({ weights, bases }: JoiningTable, figures: readonly number[]): Shares {
  let sum = 0;
  for (let place = 0; place < weights.length; place++) sum += (weights[place] ?? 0) * (figures[place] ?? 0);
  const share = (base: number | undefined): number => {
    const believed = 0.5 + 0.5 * sigmoid(sum + (base ?? 0));
    return Math.max(0, (believed - LEAST_SHARE) / (1 - LEAST_SHARE));
  };
  const [valence, arousal, dominance] = bases;
  return { valence: share(valence), arousal: share(arousal), dominance: share(dominance) };
}

/** What both say together. */
export function joined(said: Affect, learned: Affect, shares: Shares): Affect {
  const between = (name: keyof Affect): number => said[name] + (learned[name] - said[name]) * shares[name];
  return clampAffect({
    valence: between("valence"),
    arousal: between("arousal"),
    dominance: between("dominance"),
  });
}

/** From −1 to 1 like the hyperbolic tangent, by arithmetic that is exact everywhere. */
function sigmoid(value: number): number {
  return value / Math.sqrt(1 + value * value);
}
