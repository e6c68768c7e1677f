/** How strongly a feeling is felt: degree words, capitals, exclamation marks and repetition. */
import { degreesAfter, degreesBefore } from "../data/degree-words.ts";
import { determiners } from "../data/function-words.ts";
import type { Affect } from "../song.ts";
import type { Sense } from "./lexicon.ts";
import { clamp, clampAffect, NEUTRAL } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";
import type { Token } from "./tokens.ts";

/** What the words around a mention say about its strength. */
export interface Degree {
  /** −3 … 3 steps on the ladder of intensities. */
  readonly steps: number;
  /** The first and the last-but-one token of the mention with its degree words. */
  readonly from: number;
  readonly to: number;
}

/**
 * The degree of a mention.
 * @param low the first token that may belong to it (where the mention before ends)
 * @param high the token after the last that may
 */
export function degreeOf(
  tokens: readonly Token[],
  mention: { readonly from: number; readonly to: number },
  low: number,
  high: number,
): Degree {
  const before = stepsBefore(tokens, mention.from, low);
  const after = stepsAfter(tokens, mention.to, high);
  let steps = before.steps + after.steps;
  const touched = tokens.slice(before.edge, after.edge);
  if (touched.some((token) => token.shouted) && !isShoutedAcronym(touched)) steps += 1;
  if (touched.some((token) => token.drawnOut)) steps += 0.5;
  return { steps: clamp(steps, -3, 3), from: before.edge, to: after.edge };
}

/**
 * A sense made stronger or weaker: along its ladder of nodes as far as it reaches, beyond it (and for an image, which
 * has none) by its distance from neutral.
 */
export function intensified(
  sense: Sense,
  steps: number,
): { readonly affect: Affect; readonly node: EmotionNode | undefined } {
  const { node, ladder } = sense;
  if (node === undefined || ladder.length === 0) {
    return { affect: stretched(sense.affect, clamp(1 + 0.22 * steps, 0.4, 1.6)), node: undefined };
  }
  const wanted = ladder.indexOf(node) + steps;
  const reached = Math.round(clamp(wanted, 0, ladder.length - 1));
  const target = ladder[reached] ?? node;
  // Part of a step, and what lies beyond the ladder, still shows in the distance from neutral.
  const rest = wanted - reached;
  const affect = stretched(target, 1 + (rest < 0 ? 0.12 : 0.06) * rest);
  return { affect: steps > 0 ? noLouder(affect, node, steps) : affect, node: target };
}

/** How much of its quietness a step adds to a quiet feeling. */
const DEEPER = 0.08;

/** A quiet feeling that is deeper is no more excited: deep grief is no outcry. */
function noLouder(affect: Affect, node: EmotionNode, steps: number): Affect {
  if (node.arousal >= NEUTRAL.arousal) return affect;
  const deeper = NEUTRAL.arousal + (node.arousal - NEUTRAL.arousal) * (1 + DEEPER * steps);
  return clampAffect({ ...affect, arousal: Math.min(affect.arousal, deeper) });
}

function stretched(affect: Affect, factor: number): Affect {
  return clampAffect({
    valence: NEUTRAL.valence + (affect.valence - NEUTRAL.valence) * factor,
    arousal: NEUTRAL.arousal + (affect.arousal - NEUTRAL.arousal) * factor,
    dominance: NEUTRAL.dominance + (affect.dominance - NEUTRAL.dominance) * factor,
  });
}

interface Reach {
  readonly steps: number;
  readonly edge: number;
}

function stepsBefore(tokens: readonly Token[], start: number, low: number): Reach {
  let steps = 0;
  let edge = start;
  let place = start;
  while (place > low) {
    const found = degreeEndingAt(tokens, place, low);
    if (found !== undefined) {
      steps += found.steps;
      place = found.edge;
      edge = found.edge;
    } else if (isPassable(tokens[place - 1]) && start - place < 4) place--;
    else break;
  }
  return { steps, edge };
}

/** The longest degree phrase whose last word stands just before a place. */
function degreeEndingAt(tokens: readonly Token[], place: number, low: number): Reach | undefined {
  let words = "";
  let found: Reach | undefined;
  for (let next = place - 1; next >= low && next >= place - 5; next--) {
    const token = tokens[next];
    if (token?.kind !== "word") break;
    if (!determiners.has(token.word)) words = words === "" ? token.word : `${token.word} ${words}`;
    const steps = degreesBefore.get(words);
    if (wordBefore(tokens, next) === "by") continue; // "bit by bit" and "little by little" measure time
    if (steps !== undefined) found = { steps: isSpecies(tokens, words, next, low) ? 0 : steps, edge: next };
  }
  return found;
}

/** "A quiet kind of joy" is a species of joy; "kind of happy" is not quite happy. */
function isSpecies(tokens: readonly Token[], words: string, place: number, low: number): boolean {
  if (words !== "kind of" && words !== "sort of") return false;
  return (place === low && low > 0) || determiners.has(wordBefore(tokens, place));
}

function wordBefore(tokens: readonly Token[], place: number): string {
  return tokens[place - 1]?.word ?? "";
}

function stepsAfter(tokens: readonly Token[], end: number, high: number): Reach {
  let words = "";
  let found: Reach = { steps: 0, edge: end };
  for (let next = end; next < high && next < end + 5; next++) {
    const token = tokens[next];
    if (token?.kind !== "word") break;
    if (!determiners.has(token.word)) words = words === "" ? token.word : `${words} ${token.word}`;
    const steps = degreesAfter.get(words);
    // "happy, so sad": a word that also stands before a feeling belongs to the one that follows.
    const belongsToNext = degreesBefore.has(words) && next + 1 === high && high < tokens.length;
    if (steps !== undefined && !belongsToNext) found = { steps, edge: next + 1 };
  }
  return found;
}

/** "very, very sad" and "so and so sad" go on; so does a determiner ("such a sad day"). */
function isPassable(token: Token | undefined): boolean {
  return token !== undefined && (determiners.has(token.word) || token.shown === "," || token.word === "and");
}

/** One short word in capitals ("WW2", "OK") is an abbreviation and no shout. */
function isShoutedAcronym(tokens: readonly Token[]): boolean {
  const letters = tokens.filter((token) => token.shouted).map((token) => token.shown);
  return letters.every((shown) => shown.length < 3 || /\d/.test(shown));
}
