/** Which feelings a text denies, and what is felt instead. */
import { degreesBefore } from "../data/degree-words.ts";
import { showing } from "../data/frame-words.ts";
import { determiners } from "../data/function-words.ts";
import {
  carriers,
  clauseCues,
  ended,
  endingCues,
  nounCues,
  pairCues,
  raising,
  stopping,
  undoing,
  unreal,
} from "../data/negation-words.ts";
import type { Affect } from "../song.ts";
import { clampAffect, NEUTRAL } from "./space.ts";
import type { Token } from "./tokens.ts";

/** A denial that reaches a mention, or an exception that only looks like one. */
export interface Denial {
  /** "denied", or "heightened" where the denial says the contrary ("never been so happy", "nothing but joy"). */
  readonly kind: "denied" | "heightened";
  /** The token with which the denial begins. */
  readonly from: number;
}

/** How the reader looks at the text around a mention. */
export interface NegationScope {
  readonly tokens: readonly Token[];
  /** The first token of the mention with its degree words. */
  readonly from: number;
  /** The first token of the mention itself. */
  readonly to: number;
  /** The first token that may belong to the denial: where the mention before ends. */
  readonly low: number;
  readonly pleasant: boolean;
}

/** The denial that reaches a mention, if one does. */
export function denialOf(scope: NegationScope): Denial | undefined {
  const { tokens, from, low } = scope;
  // The "wish" in "I wish I were happy" is a feeling of its own and yet denies the happiness.
  // So does the "no one" in "no one is happy", which by itself is lonely.
  const isShared = wordAt(tokens, low - 1) === "wish" || isNoOne(tokens, low - 1);
  const first = isShared && scope.pleasant ? low - 1 : low;
  for (let place = from - 1; place >= first && place >= from - 9; place--) {
    const token = tokens[place];
    if (token === undefined || token.kind !== "word") return undefined;
    if (pairCues.has(`${wordAt(tokens, place - 1)} ${token.word}`)) {
      return isNounGap(tokens.slice(place + 1, from)) ? { kind: "denied", from: place - 1 } : undefined;
    }
    const cue = cueAt(scope, place);
    if (cue === "none") return undefined;
    if (cue !== undefined) return { kind: cue, from: place };
    if (!carriers.has(token.word) && !determiners.has(token.word) && !degreesBefore.has(token.word)) {
      return undefined;
    }
  }
  return undefined;
}

/**
 * "The pain is gone", "the war is finally over": "the rain stopped": where a feeling is said to have ended, the
 * token after the ending.
 * @param end the token after the mention
 */
export function endOf(tokens: readonly Token[], end: number): number | undefined {
  let place = end;
  if (stopping.has(wordAt(tokens, place))) return place + 1;
  // "sad no more", "the joy is no more"; not "sad, no more tears".
  const start = isBe(wordAt(tokens, place)) ? place + 1 : place;
  const isNoMore = wordAt(tokens, start) === "no" && ["more", "longer"].includes(wordAt(tokens, start + 1));
  if (isNoMore && tokens[start + 2]?.kind !== "word") return start + 2;
  if (!isBe(wordAt(tokens, place)) && wordAt(tokens, place) !== "has" && wordAt(tokens, place) !== "have") {
    return undefined;
  }
  place++;
  while (place < end + 4 && (degreesBefore.has(wordAt(tokens, place)) || wordAt(tokens, place) === "finally"))
    place++;
  return ended.has(wordAt(tokens, place)) ? place + 1 : undefined;
}

/** What a word in front of a mention does to it; "none" ends the search, undefined goes on. */
function cueAt(scope: NegationScope, place: number): Denial["kind"] | "none" | undefined {
  const { tokens, from } = scope;
  const word = wordAt(tokens, place);
  const next = wordAt(tokens, place + 1);
  const gap = tokens.slice(place + 1, from);
  const between = gap.map((token) => token.word);
  if (word === "wish") return between.some((other) => unreal.has(other)) ? "denied" : "none";
  if (isNoOne(tokens, place)) return "denied";
  if (word === "not" && showing.has(wordAt(tokens, place - 1))) return "none"; // "pretending not to be sad"
  if (word === "not" && tokens[place + 1]?.shown.toLowerCase() === "idk") return "none"; // "idk sad i guess"
  if (endingCues.has(word)) return endingCue(scope, place, gap);
  if (nounCues.has(word)) return nounCue(tokens, place, gap);
  if (!clauseCues.has(word)) return undefined;
  if (word === "nothing" && (next === "but" || next === "except")) return "heightened";
  // The "without" in "not without hope" may itself be part of a listed phrase, which is then denied as a whole.
  if (undoing.has(next) && place + 1 < scope.to) return "none";
  if (word === "not" && next === "it" && isBe(wordAt(tokens, place - 1))) return "none"; // "isn't it beautiful"
  if (isSuperlative(scope, between, word)) return "heightened";
  // "I don't want to be alone" is a fear of being alone; "I don't want to be happy" and "not a sad song" are denials.
  if (!scope.pleasant && between.join(" ").includes("want to")) return "none";
  return "denied";
}

function nounCue(tokens: readonly Token[], place: number, gap: readonly Token[]): Denial["kind"] | "none" {
  const next = wordAt(tokens, place + 1);
  if (undoing.has(next)) return "none";
  if (wordAt(tokens, place - 1) === "not") return "none"; // "not without hope"
  return next === "longer" || isNounGap(gap) ? "denied" : "none";
}

function endingCue(
  scope: NegationScope,
  place: number,
  gap: readonly Token[],
): Denial["kind"] | "none" | undefined {
  if (gap.length > 1 || !isNounGap(gap)) return undefined;
  const before = wordAt(scope.tokens, place - 1);
  if (before === "not" || before === "never") return "none"; // "can't stop crying"
  const ends = wordAt(scope.tokens, place);
  return scope.pleasant || ends.startsWith("stop") || ends === "quit" ? "denied" : "none";
}

/** "never been so happy", "could not be happier" say that nothing was ever happier. */
function isSuperlative(scope: NegationScope, between: readonly string[], cue: string): boolean {
  const degrees = scope.tokens.slice(scope.from, scope.to).map((token) => token.word);
  const raised = [...between, ...degrees].some((word) => raising.has(word));
  const comparative = wordAt(scope.tokens, scope.to).endsWith("er") || raised;
  const perfect = between.includes("been") || between.includes("felt") || between.includes("seen");
  if (cue === "never") return perfect && comparative;
  return cue === "not" && comparative && (perfect || between[0] === "be");
}

/** Whether only articles and words of degree stand between a denial and its noun. */
function isNounGap(gap: readonly Token[]): boolean {
  return gap.every(
    ({ word }) => determiners.has(word) || degreesBefore.has(word) || word === "of" || word === "being",
  );
}

function isNoOne(tokens: readonly Token[], place: number): boolean {
  return wordAt(tokens, place) === "one" && wordAt(tokens, place - 1) === "no";
}

function isBe(word: string): boolean {
  return word === "is" || word === "was" || word === "are" || word === "were";
}

function wordAt(tokens: readonly Token[], place: number): string {
  return tokens[place]?.word ?? "";
}

/**
 * What is felt where a feeling is denied: not its full opposite ("not happy" is no grief) but a mild feeling on the
 * other side, nearer to neutral in everything (Taboada, Brooke, Tofiloski, Voll & Stede 2011, who found a shift to serve
 * better than a reversal; the factors are ours).
 */
export function denied(affect: Affect): Affect {
  return clampAffect({
    valence: -0.45 * affect.valence,
    arousal: NEUTRAL.arousal - 0.5 * (affect.arousal - NEUTRAL.arousal),
    dominance: NEUTRAL.dominance - 0.5 * (affect.dominance - NEUTRAL.dominance),
  });
}
