/**
 * From what a person writes to what they feel: the words that name or suggest a feeling are found, strengthened,
 * weakened or turned around by the words beside them, and joined into one feeling or a way through several.
 */
import { falseFriends, foreignWords, functionWords } from "../data/function-words.ts";
import type { Affect } from "../song.ts";
import { withoutAsides } from "./asides.ts";
import { blendOf, nodesAround, supportedNodes, type Weighted, type WeightedNode } from "./blend.ts";
import { contrastsOf } from "./contrast.ts";
import { type Feeling, feelingsOf } from "./feelings.ts";
import { type Stage, wayOf } from "./journey.ts";
import { withLosses } from "./loss.ts";
import { findMentions, isListed, type Mention } from "./mentions.ts";
import { reasonsOf, unknownReason } from "./reasons.ts";
import { clamp, NEUTRAL } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";
import { type Token, tokenize } from "./tokens.ts";
import { withoutVerbsOfChange } from "./transitions.ts";

export type { Stage } from "./journey.ts";

/** What a text says is felt. */
export interface Reading {
  /** Of the whole text: the mean of all its feelings by weight, also where it describes a journey. */
  readonly affect: Affect;
  /** 0 (nothing recognised) … 1: how many and how plain the words were, and how much of the text they make up. */
  readonly confidence: number;
  /** At most 5, the best supported first; for a journey the one at its start is first. Weights sum to 1. */
  readonly nodes: readonly WeightedNode[];
  /** Empty, or 2 … 6 stages in ascending `at`, the first at 0, the last at 1. */
  readonly journey: readonly Stage[];
  /** Sentences for people: which words decided, and how. */
  readonly because: readonly string[];
}

/**
 * Reads the feeling of a text in English. Any text will do; it never throws.
 *
 * @example
 * readFeeling("grief slowly turning into hope").journey.map((stage) => stage.node.name); // ["grief", "hope"]
 */
export function readFeeling(text: string): Reading {
  const tokens = tokenize(text, isListed);
  const looksForeign = isForeign(tokens);
  const feelings = feelingsOf(tokens, mentionsOf(tokens, looksForeign));
  if (feelings.length === 0) return unknown(looksForeign);
  const contrasts = contrastsOf(tokens, feelings);
  const weighted = feelings.map((feeling, place): Weighted => {
    return { feeling, weight: feeling.weight * (contrasts.factors[place] ?? 1) };
  });
  const affect = blendOf(weighted);
  const way = wayOf(tokens, weighted);
  const coverage = coverageOf(tokens, feelings);
  return {
    affect,
    confidence: confidenceOf(feelings, coverage),
    nodes: startFirst(supportedNodes(weighted, affect), way.stages),
    journey: way.stages,
    because: reasonsOf({ weighted, contrasts, way, whole: affect, coverage }),
  };
}

/** The one feeling that a short text names ("hope", "a little afraid"); none where no word of it is known. */
export function resolveFeeling(
  text: string,
): { readonly node: EmotionNode; readonly affect: Affect } | undefined {
  const reading = readFeeling(text);
  const node = reading.nodes[0]?.node;
  return node === undefined || reading.confidence === 0 ? undefined : { node, affect: reading.affect };
}

function mentionsOf(tokens: readonly Token[], looksForeign: boolean): Mention[] {
  const mentions = withoutAsides(tokens, withLosses(tokens, findMentions(tokens)));
  const own = looksForeign
    ? mentions.filter((mention) => !falseFriends.has(tokens[mention.from]?.word ?? ""))
    : mentions;
  return withoutVerbsOfChange(tokens, own);
}

function unknown(looksForeign: boolean): Reading {
  return {
    affect: NEUTRAL,
    confidence: 0,
    nodes: nodesAround(NEUTRAL, "serenity"),
    journey: [],
    because: [unknownReason(looksForeign)],
  };
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

/** The share of the words with a meaning of their own that belong to a feeling. */
function coverageOf(tokens: readonly Token[], feelings: readonly Feeling[]): number {
  const isContent = (token: Token): boolean =>
    (token.kind === "word" && !functionWords.has(token.word)) || token.kind === "emoji";
  const all = tokens.filter(isContent).length;
  let covered = 0;
  for (const feeling of feelings) covered += tokens.slice(feeling.from, feeling.to).filter(isContent).length;
  return all === 0 ? 1 : clamp(covered / all, 0, 1);
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

/** A journey is named after the feeling that it sets out from. */
function startFirst(nodes: readonly WeightedNode[], stages: readonly Stage[]): readonly WeightedNode[] {
  const start = stages[0]?.node;
  const place = nodes.findIndex(({ node }) => node === start);
  const first = nodes[place];
  return first === undefined ? nodes : [first, ...nodes.filter((_, other) => other !== place)];
}
