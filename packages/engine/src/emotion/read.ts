/**
 * From what a person writes to what they feel: what the lexicon finds in it, and where that is little, what its words add
 * up to in sentences that people have rated.
 */

import { learnedFeeling } from "../data/learned/feeling.ts";
import type { Affect } from "../song.ts";
import { type Unwished, withoutWishes } from "../wishes/unfelt.ts";
import { nodesAround, supportedNodes, type WeightedNode } from "./blend.ts";
import { type LexiconReading, readByLexicon } from "./by-lexicon.ts";
import { describeAffect } from "./describe.ts";
import { joined, type Shares, sharesOf } from "./joining.ts";
import type { Stage } from "./journey.ts";
import { type LearnedReading, readByWords } from "./learned.ts";
import { lexicon } from "./lexicon.ts";
import { withoutMarkup } from "./markup.ts";
import { learnedReason, reasonsOf, unknownReason } from "./reasons.ts";
import { NEUTRAL } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";

export type { Stage } from "./journey.ts";

/** Words of a text, and how much of its reading is theirs. */
export interface DecidingWords {
  readonly words: string;
  /** Above 0 … 1. */
  readonly share: number;
}

/** What a text says is felt. */
export interface Reading {
  /** Of the whole text: the mean of all its feelings by weight, also where it describes a journey. */
  readonly affect: Affect;
  /** 0 (nothing recognised) … 1: how many and how plain the words were, and how much of the text they make up. */
  readonly confidence: number;
  /** Whether a word names or suggests a feeling; else the affect is a guess from what all words add up to. */
  readonly isNamed: boolean;
  /** At most 5, the best supported first; for a journey the one at its start is first. Weights sum to 1. */
  readonly nodes: readonly WeightedNode[];
  /**
   * How the text can be read else, if it can: the best supported node of another family than the first, with its weight.
   */
  readonly secondBest: WeightedNode | undefined;
  /** The words that decided, the heaviest first: at most 8, their shares of the whole above 0 and together at most 1. */
  readonly decidedBy: readonly DecidingWords[];
  /** Empty, or 2 … 6 stages in ascending `at`, the first at 0, the last at 1. */
  readonly journey: readonly Stage[];
  /** Sentences for people: which words decided, and how. */
  readonly because: readonly string[];
}

/**
 * Reads the feeling of a text in English; tags and code in it are not read, nor what only wishes for music ("64 bars"). Any text will do; it never throws.
 *
 * @example
 * readFeeling("grief slowly turning into hope").journey.map((stage) => stage.node.name); // ["grief", "hope"]
 */
export function readFeeling(written: string): Reading {
  const { text, genre } = withoutWishes(withoutMarkup(written), isNameOfFeeling);
  const said = readByLexicon(text);
  if (genre !== undefined && said.weighted.length === 0 && said.unread <= FEW_UNREAD) return atHome(genre);
  const shares = said.weighted.length > 0 ? sharesOf(text, said, learnedFeeling.joining) : WHOLE;
  const share = (shares.valence + shares.arousal + shares.dominance) / 3;
  const learned = share > 0 && !said.looksForeign ? readByWords(text, said) : undefined;
  if (said.weighted.length === 0)
    return learned === undefined || learned.evidence < LEAST_EVIDENCE
      ? unknown(said.looksForeign)
      : guessed(learned);
  const affect = learned === undefined ? said.affect : joined(said.affect, learned.affect, shares);
  const { weighted, contrasts, way, coverage } = said;
  const reasons = reasonsOf({ weighted, contrasts, way, whole: affect, coverage });
  const nodes = startFirst(supportedNodes(weighted, affect), way.stages);
  return {
    affect,
    confidence: said.confidence,
    isNamed: true,
    nodes,
    secondBest: secondOf(nodes),
    decidedBy: decidersOf(said, learned, share),
    journey: way.stages,
    because: learned === undefined ? reasons : [...reasons, ...learnedReason(learned)],
  };
}

/** So many words besides the name of a genre leave it the only thing that a text says. */
const FEW_UNREAD = 3;

/** Of a text without a word of feeling the sum of its words says everything. */
const WHOLE: Shares = { valence: 1, arousal: 1, dominance: 1 };

/** Whether a name of music is a word of feeling, too: "blues". */
function isNameOfFeeling(name: string): boolean {
  const { exact } = lexicon();
  return exact.has(name) || exact.has(`the ${name}`);
}

/** The one feeling that a short text names ("hope", "a little afraid"); none where no word of it is known. */
export function resolveFeeling(
  text: string,
): { readonly node: EmotionNode; readonly affect: Affect } | undefined {
  const reading = readFeeling(text);
  const node = reading.nodes[0]?.node;
  return node === undefined || reading.confidence === 0 ? undefined : { node, affect: reading.affect };
}

/** Less than this says nothing. */
const LEAST_EVIDENCE = 0.02;

/** Nobody is sure of what no word says plainly. */
const MOST_GUESSED = 0.45;

function guessed(learned: LearnedReading): Reading {
  const { affect, evidence } = learned;
  const nodes = nodesAround(affect);
  return {
    affect,
    confidence: Math.round(MOST_GUESSED * evidence * 1000) / 1000,
    isNamed: false,
    nodes,
    secondBest: secondOf(nodes),
    decidedBy: learned.words.map(({ word, share }) => ({ words: word, share: hundredths(share) })),
    journey: [],
    because: learnedReason(learned),
  };
}

/** Too little to count as a feeling that was told. */
const OF_GENRE = 0.15;

/** Whoever names a genre and no feeling means the feeling in which it is at home. */
function atHome({ genre, words }: NonNullable<Unwished["genre"]>): Reading {
  const affect = genre.affects[0] ?? NEUTRAL;
  const nodes = nodesAround(affect);
  return {
    affect,
    confidence: OF_GENRE,
    isNamed: false,
    nodes,
    secondBest: secondOf(nodes),
    decidedBy: [{ words, share: 1 }],
    journey: [],
    because: [
      `No word here names a feeling, so the song feels as ${genre.name} mostly does: ${describeAffect(affect)}.`,
    ],
  };
}

function unknown(looksForeign: boolean): Reading {
  return {
    affect: NEUTRAL,
    confidence: 0,
    isNamed: false,
    nodes: nodesAround(NEUTRAL, "serenity"),
    secondBest: undefined,
    decidedBy: [],
    journey: [],
    because: [unknownReason(looksForeign)],
  };
}

function secondOf([first, ...others]: readonly WeightedNode[]): WeightedNode | undefined {
  return others.find(({ node }) => node.sub !== first?.node.sub);
}

/** No more words than these are said to have decided. */
const MOST_DECIDING = 8;

function decidersOf(
  { weighted }: LexiconReading,
  learned: LearnedReading | undefined,
  learnedShare: number,
): readonly DecidingWords[] {
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const ofLexicon = learned === undefined ? 1 : 1 - learnedShare;
  const shares = new Map<string, number>();
  const give = (words: string, share: number) => shares.set(words, (shares.get(words) ?? 0) + share);
  for (const { feeling, weight } of weighted) give(feeling.quoted, (ofLexicon * weight) / whole);
  for (const { word, share } of learned?.words ?? []) give(word, learnedShare * share);
  return [...shares]
    .map(([words, share]) => ({ words, share: hundredths(share) }))
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST_DECIDING);
}

/** Rounded down, so that the shares of a whole never exceed it. */
function hundredths(share: number): number {
  return Math.floor(share * 100 + 1e-9) / 100;
}

/** A journey is named after the feeling that it sets out from. */
function startFirst(nodes: readonly WeightedNode[], stages: readonly Stage[]): readonly WeightedNode[] {
  const start = stages[0]?.node;
  const place = nodes.findIndex(({ node }) => node === start);
  const first = nodes[place];
  return first === undefined ? nodes : [first, ...nodes.filter((_, other) => other !== place)];
}
