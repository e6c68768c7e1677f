/**
 * From what a person writes to what they feel: what the lexicon finds in it, and where that is little, what its words add
 * up to in sentences that people have rated.
 */
import type { Affect } from "../song.ts";
import { nodesAround, supportedNodes, type WeightedNode } from "./blend.ts";
import { type LexiconReading, readByLexicon } from "./by-lexicon.ts";
import type { Stage } from "./journey.ts";
import { type LearnedReading, readByWords } from "./learned.ts";
import { learnedReason, reasonsOf, unknownReason } from "./reasons.ts";
import { blendAffect, clamp, NEUTRAL } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";

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
  const said = readByLexicon(text);
  const share = said.weighted.length === 0 ? 1 : shareOf(said);
  const learned = share > 0 && !said.looksForeign ? readByWords(text, said) : undefined;
  if (said.weighted.length === 0)
    return learned === undefined ? unknown(said.looksForeign) : guessed(learned);
  const affect = learned === undefined ? said.affect : blendAffect(said.affect, learned.affect, share);
  const { weighted, contrasts, way, coverage } = said;
  const reasons = reasonsOf({ weighted, contrasts, way, whole: affect, coverage });
  return {
    affect,
    confidence: said.confidence,
    nodes: startFirst(supportedNodes(weighted, affect), way.stages),
    journey: way.stages,
    because: learned === undefined ? reasons : [...reasons, ...learnedReason(learned)],
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

/** So many words of which the lexicon knows nothing still leave the text to it; with so many it is hardly heard. */
const FEW_UNREAD = 3;
const MANY_UNREAD = 5;
const MOST_LEARNED = 0.95;

/** How much the sum of the words counts beside what the lexicon says, 0 … 1. */
function shareOf({ unread }: LexiconReading): number {
  return MOST_LEARNED * clamp((unread - FEW_UNREAD) / (MANY_UNREAD - FEW_UNREAD), 0, 1);
}

/** Nobody is sure of what no word says plainly. */
const MOST_GUESSED = 0.45;

function guessed(learned: LearnedReading): Reading {
  const { affect, evidence } = learned;
  return {
    affect,
    confidence: Math.round(MOST_GUESSED * evidence * 1000) / 1000,
    nodes: nodesAround(affect),
    journey: [],
    because: learnedReason(learned),
  };
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

/** A journey is named after the feeling that it sets out from. */
function startFirst(nodes: readonly WeightedNode[], stages: readonly Stage[]): readonly WeightedNode[] {
  const start = stages[0]?.node;
  const place = nodes.findIndex(({ node }) => node === start);
  const first = nodes[place];
  return first === undefined ? nodes : [first, ...nodes.filter((_, other) => other !== place)];
}
