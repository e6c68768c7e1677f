/** Several feelings at once: where they lie together, and which nodes they speak for. */
import type { Affect } from "../song.ts";
import type { Feeling } from "./feelings.ts";
import { nodesNear } from "./near.ts";
import { clampAffect } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";

/** A feeling with the weight that it has in its company. */
export interface Weighted {
  readonly feeling: Feeling;
  readonly weight: number;
}

/** A node and the share of a text that speaks for it. */
export interface WeightedNode {
  readonly node: EmotionNode;
  /** Above 0 … 1. */
  readonly weight: number;
}

/** A reading names no more nodes than this. */
const mostNodes = 5;

/** The centre of weight of one or more feelings. */
export function blendOf(weighted: readonly Weighted[]): Affect {
  let valence = 0;
  let arousal = 0;
  let dominance = 0;
  let total = 0;
  for (const { feeling, weight } of weighted) {
    valence += feeling.affect.valence * weight;
    arousal += feeling.affect.arousal * weight;
    dominance += feeling.affect.dominance * weight;
    total += weight;
  }
  return clampAffect({ valence: valence / total, arousal: arousal / total, dominance: dominance / total });
}

/**
 * The nodes that feelings speak for, the best supported first; weights sum to 1. A named feeling speaks for its node;
 * what only a picture says goes to the neighbours of the whole, or to its own where the whole is divided.
 */
export function supportedNodes(weighted: readonly Weighted[], whole: Affect): readonly WeightedNode[] {
  const support = new Map<EmotionNode, number>();
  const give = (node: EmotionNode, weight: number): void => {
    support.set(node, (support.get(node) ?? 0) + weight);
  };
  let total = 0;
  const unnamed: Weighted[] = [];
  for (const one of weighted) {
    total += one.weight;
    if (one.feeling.node === undefined) unnamed.push(one);
    else give(one.feeling.node, one.weight);
  }
  const isNamed = unnamed.length < weighted.length;
  const pictured = unnamed.reduce((sum, { weight }) => sum + weight, 0);
  // Beside a named feeling of the other sign, a picture speaks for its own neighbours: what lies between is felt by nobody.
  if (isNamed && isDivided(weighted)) {
    if (pictured > 0) for (const { node, weight } of shares(blendOf(unnamed), pictured)) give(node, weight);
  } else for (const { node, weight } of shares(whole, pictured + 0.3 * total)) give(node, weight);
  return normalised(support);
}

/** Whether some of the feelings are clearly pleasant and others clearly not. */
export function isDivided(weighted: readonly Weighted[]): boolean {
  const pleasant = weighted.some(({ feeling }) => feeling.affect.valence > 0.2);
  const unpleasant = weighted.some(({ feeling }) => feeling.affect.valence < -0.2);
  return pleasant && unpleasant;
}

/** The nodes around a point, of one family where it is named; weights sum to 1. */
export function nodesAround(affect: Affect, sub?: string): readonly WeightedNode[] {
  return normalised(new Map(shares(affect, 1, sub).map(({ node, weight }) => [node, weight])));
}

/** Divides a weight among the nearest nodes, the nearer the more. */
function shares(affect: Affect, total: number, sub?: string): WeightedNode[] {
  const near = nodesNear(affect, 4, sub);
  const closeness = near.map(({ distance }) => 1 / (0.05 + distance));
  const sum = closeness.reduce((one, other) => one + other, 0);
  return near.map(({ node }, place) => ({ node, weight: (total * (closeness[place] ?? 0)) / sum }));
}

function normalised(support: ReadonlyMap<EmotionNode, number>): WeightedNode[] {
  const best = [...support]
    .sort(([one, oneWeight], [other, otherWeight]) => otherWeight - oneWeight || one.id - other.id)
    .slice(0, mostNodes);
  const sum = best.reduce((total, [, weight]) => total + weight, 0);
  return best.map(([node, weight]) => ({ node, weight: weight / sum }));
}
