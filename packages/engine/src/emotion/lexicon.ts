/**
 * Everything that the reader recognises, in one index: the names, words and phrases of the thesaurus, and the images of
 * `data/feeling-words.ts`. It is built on first use and never changes.
 */

import { feelingWords } from "../data/feeling-words.ts";
import { articles, contractions } from "../data/function-words.ts";
import { ladders } from "../data/ladders.ts";
import type { BaseEmotion } from "../data/thesaurus/schema.ts";
import type { Affect } from "../song.ts";
import { stemOf } from "./stem.ts";
import { type BaseEntry, type EmotionNode, type SubEmotion, thesaurus } from "./thesaurus.ts";
import { expand } from "./tokens.ts";

/** What a listed word or phrase means. */
export interface Sense {
  /** As it is listed: "rain on the window". */
  readonly phrase: string;
  readonly affect: Affect;
  /** The node that it names, if it names one. */
  readonly node: EmotionNode | undefined;
  /** The nodes that it moves along when it is said more strongly or mildly, faintest first; empty for an image. */
  readonly ladder: readonly EmotionNode[];
  /** For an image: what kind of word it is, with its article ("weather", "a place"). */
  readonly topic: string | undefined;
  /** For an image: the sub-emotion that it suggests, where its place alone would not tell. */
  readonly sub: string | undefined;
  /** 0 … 1: how much it decides. */
  readonly strength: number;
}

/** The index over all senses. Keys are words joined by single spaces. */
export interface Lexicon {
  /** By the words as they are listed, with and without determiners. */
  readonly exact: ReadonlyMap<string, Sense>;
  /** By the stems of the words. */
  readonly stemmed: ReadonlyMap<string, Sense>;
  /** The beginnings of all keys of `stemmed`, so that a search knows when to stop. */
  readonly beginnings: ReadonlySet<string>;
}

/**
 * The node that a base's own words mean: of its most typical sub-emotion, near the middle of the ladder. Which
 * sub-emotion people think of first follows the prototypes of Shaver, Schwartz, Kirson & O'Connor (1987).
 */
const typicalNodes: Readonly<Record<BaseEmotion, string>> = {
  joy: "cheerfulness",
  sadness: "sadness",
  anger: "anger",
  fear: "fear",
  surprise: "surprise",
  disgust: "disgust",
};

/** How much a phrase that names a feeling decides: the measure for all others. */
const namedStrength = 1;

const ladderByNode = new Map(ladders.flatMap((ladder) => ladder.map((name) => [name, ladder])));

let built: Lexicon | undefined;

/** The index; the first call builds it (a few milliseconds). */
export function lexicon(): Lexicon {
  built ??= buildLexicon();
  return built;
}

/** A fresh index: what {@link lexicon} keeps. */
function buildLexicon(): Lexicon {
  const index: Growing = { exact: new Map(), stemmed: new Map(), beginnings: new Set(), stems: new Map() };
  // The first sense that takes a key keeps it: a node's own name before the name of a sub-emotion, the particular
  // before the general, a named feeling before an image.
  for (const { node, sub } of everyNode()) add(index, node.name, senseOf(node.name, node, sub));
  for (const base of thesaurus.bases) {
    for (const sub of base.subs) add(index, sub.name, senseOf(sub.name, middleOf(sub), sub));
  }
  for (const { node, sub } of everyNode()) {
    for (const phrase of node.phrases) add(index, phrase, senseOf(phrase, node, sub));
  }
  for (const base of thesaurus.bases) {
    for (const sub of base.subs) {
      for (const word of sub.words) add(index, word, senseOf(word, middleOf(sub), sub));
    }
    for (const word of [base.name, ...base.words]) add(index, word, typicalSense(word, base));
  }
  for (const { topic, strength, rows } of feelingWords) {
    for (const [phrase, valence, arousal, dominance, sub] of rows) {
      const affect = { valence, arousal, dominance };
      add(index, phrase, { phrase, affect, node: undefined, ladder: [], topic, sub, strength });
    }
  }
  const { exact, stemmed, beginnings } = index;
  return { exact, stemmed, beginnings };
}

function everyNode(): { node: EmotionNode; sub: SubEmotion }[] {
  const subs = thesaurus.bases.flatMap((base) => base.subs);
  return subs.flatMap((sub) => sub.nodes.map((node) => ({ node, sub })));
}

function senseOf(phrase: string, node: EmotionNode, sub: SubEmotion): Sense {
  const { valence, arousal, dominance } = node;
  const affect = { valence, arousal, dominance };
  return {
    phrase,
    affect,
    node,
    ladder: ladderOf(node, sub),
    topic: undefined,
    sub: sub.name,
    strength: namedStrength,
  };
}

function ladderOf(node: EmotionNode, sub: SubEmotion): readonly EmotionNode[] {
  const names = ladderByNode.get(node.name);
  return names === undefined ? sub.nodes : sub.nodes.filter(({ name }) => names.includes(name));
}

/** What a sub-emotion's words mean: the node that bears its name, else the third of six. */
function middleOf(sub: SubEmotion): EmotionNode {
  const middle = sub.nodes.find((node) => node.name === sub.name) ?? sub.nodes[2];
  if (middle === undefined) throw new Error(`The sub-emotion "${sub.name}" has no nodes.`);
  return middle;
}

function typicalSense(word: string, base: BaseEntry): Sense {
  for (const sub of base.subs) {
    const node = sub.nodes.find(({ name }) => name === typicalNodes[base.name]);
    if (node !== undefined) return senseOf(word, node, sub);
  }
  throw new Error(`No node of ${base.name} is named "${typicalNodes[base.name]}".`);
}

interface Growing {
  readonly exact: Map<string, Sense>;
  readonly stemmed: Map<string, Sense>;
  readonly beginnings: Set<string>;
  /** The stems found so far: the same words come back in many phrases. */
  readonly stems: Map<string, string>;
}

function add(index: Growing, phrase: string, sense: Sense): void {
  const words = wordsOf(phrase);
  // "so happy" is "happy" made stronger; listed on its own it would hide the "so".
  const plain = words[0] === "so" ? index.exact.get(words.slice(1).join(" ")) : undefined;
  if (plain !== undefined && plain.sub === sense.sub) return;
  addKey(index, words, sense);
  if (words.length < 3) return;
  const bare = withoutArticles(words);
  if (bare.length > 1 && bare.length < words.length) addKey(index, bare, sense);
}

/**
 * "the smell of her perfume" is also found in "the smell of my perfume". A last word is no article ("you hurt her"),
 * and a first "the" means one thing only ("the black dog").
 */
function withoutArticles(words: readonly string[]): readonly string[] {
  const last = words.length - 1;
  return words.filter(
    (word, place) => !articles.has(word) || place === last || (place === 0 && word === "the"),
  );
}

function addKey(index: Growing, words: readonly string[], sense: Sense): void {
  const key = words.length === 1 ? (words[0] ?? "") : words.join(" ");
  if (key === "" || index.exact.has(key)) return;
  index.exact.set(key, sense);
  let stems = "";
  for (const word of words) {
    let stem = index.stems.get(word);
    if (stem === undefined) {
      stem = stemOf(word);
      index.stems.set(word, stem);
    }
    if (stems !== "") index.beginnings.add(stems);
    stems = stems === "" ? stem : `${stems} ${stem}`;
  }
  if (!index.stemmed.has(stems)) index.stemmed.set(stems, sense);
}

/** Cuts a phrase as the tokenizer would, without the large pattern that is slow on its first use. */
function wordsOf(phrase: string): readonly string[] {
  if (!/[a-z]{2}/.test(phrase)) return [phrase];
  const words = phrase.replaceAll("-", " ").split(" ");
  return words.some((word) => contractions.has(word) || word.includes("'")) ? words.flatMap(expand) : words;
}
