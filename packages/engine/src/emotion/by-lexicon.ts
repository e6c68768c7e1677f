/**
 * What the lexicon makes of a text: the words that name or suggest a feeling are found, strengthened,
 * weakened or turned around by the words beside them, and joined into one feeling or a way through several.
 */
import { falseFriends, foreignWords, functionWords } from "../data/function-words.ts";
import type { Affect } from "../song.ts";
import { withoutAsides } from "./asides.ts";
import { blendOf, type Weighted } from "./blend.ts";
import { type Contrasts, contrastsOf } from "./contrast.ts";
import { type Feeling, feelingsOf } from "./feelings.ts";
import { type Way, wayOf } from "./journey.ts";
import { withLosses } from "./loss.ts";
import { findMentions, isListed, type Mention } from "./mentions.ts";
import { mockeryOf } from "./mockery.ts";
import { clamp, NEUTRAL } from "./space.ts";
import { type Token, tokenize } from "./tokens.ts";
import { withoutVerbsOfChange } from "./transitions.ts";

/** What the lexicon makes of a text. */
export interface LexiconReading {
  /** Of the whole text: the mean of all its feelings by weight, also where it describes a journey. */
  readonly affect: Affect;
  /** 0 (nothing recognised) … 1: how many and how plain the words were, and how much of the text they make up. */
  readonly confidence: number;
  /** 0 … 1: the share of the words with a meaning of their own that belong to a feeling. */
  readonly coverage: number;
  /** How many words there are. */
  readonly words: number;
  /** How many words with a meaning of their own belong to none. */
  readonly unread: number;
  readonly weighted: readonly Weighted[];
  readonly contrasts: Contrasts;
  readonly way: Way;
  readonly looksForeign: boolean;
}

/** Looks a text up. Any text will do; it never throws. */
export function readByLexicon(text: string): LexiconReading {
  const tokens = tokenize(text, isListed);
  const looksForeign = isForeign(tokens);
  const feelings = feelingsOf(tokens, mentionsOf(tokens, looksForeign));
  const contrasts = contrastsOf(tokens, feelings);
  const mockery = mockeryOf(tokens, feelings);
  const weighted = feelings.map((feeling, place): Weighted => {
    const factor = (contrasts.factors[place] ?? 1) * (mockery[place] ?? 1);
    return { feeling, weight: feeling.weight * factor };
  });
  const { coverage, unread } = coverageOf(tokens, feelings);
  const isEmpty = feelings.length === 0;
  return {
    affect: isEmpty ? NEUTRAL : blendOf(weighted),
    confidence: isEmpty ? 0 : confidenceOf(feelings, coverage),
    coverage: isEmpty ? 0 : coverage,
    words: tokens.filter(({ kind, shown }) => kind === "word" && shown !== "").length,
    unread,
    weighted,
    contrasts,
    way: wayOf(tokens, weighted),
    looksForeign,
  };
}

function mentionsOf(tokens: readonly Token[], looksForeign: boolean): Mention[] {
  const mentions = withoutAsides(tokens, withLosses(tokens, findMentions(tokens, looksForeign)));
  const own = looksForeign
    ? mentions.filter((mention) => !falseFriends.has(tokens[mention.from]?.word ?? ""))
    : mentions;
  return withoutVerbsOfChange(tokens, own);
}

/** Whether grammar words of other languages outnumber those of English. */
function isForeign(tokens: readonly Token[]): boolean {
  let foreign = 0;
  let english = 0;
  for (const { word } of tokens) {
    if (foreignWords.has(word)) foreign++;
    else if (functionWords.has(word)) english++;
  }
  return foreign > english;
}

/** How much of the words with a meaning of their own belongs to a feeling. */
function coverageOf(
  tokens: readonly Token[],
  feelings: readonly Feeling[],
): Pick<LexiconReading, "coverage" | "unread"> {
  const isContent = (token: Token): boolean =>
    (token.kind === "word" && !functionWords.has(token.word)) || token.kind === "emoji";
  const all = tokens.filter(isContent).length;
  let covered = 0;
  for (const feeling of feelings) covered += tokens.slice(feeling.from, feeling.to).filter(isContent).length;
  return { coverage: all === 0 ? 1 : clamp(covered / all, 0, 1), unread: Math.max(0, all - covered) };
}

/** Independent witnesses: each feeling leaves less doubt. A text that is mostly not understood keeps half of it. */
function confidenceOf(feelings: readonly Feeling[], coverage: number): number {
  let doubt = 1;
  for (const { mention, denied } of feelings) {
    const plainness =
      0.9 * mention.sense.strength * (denied ? 0.85 : 1) * (mention.readAs === undefined ? 1 : 0.8);
    doubt *= 1 - plainness;
  }
  const share = 0.5 + 0.5 * Math.min(1, coverage * 2);
  return Math.round((1 - doubt) * share * 1000) / 1000;
}
