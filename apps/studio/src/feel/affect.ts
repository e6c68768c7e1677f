/** The space of feelings, as the page draws it. */
import type { WireEmotionNode } from "@music-brain/contract";

/** A point among the feelings. */
export interface Affect {
  /** −1 unpleasant … 1 pleasant. */
  readonly valence: number;
  /** 0 calm … 1 stirred. */
  readonly arousal: number;
  /** 0 helpless … 1 in control. */
  readonly dominance: number;
}

/** Neither one thing nor another. */
export const neutral: Affect = { valence: 0, arousal: 0.45, dominance: 0.5 };

/** The node that lies nearest; `undefined` where there is none. Valence has twice the span of the others. */
export function nearestNode(
  nodes: readonly WireEmotionNode[],
  { valence, arousal, dominance }: Affect,
): WireEmotionNode | undefined {
  let nearest: WireEmotionNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const away =
      ((node.valence - valence) / 2) ** 2 + (node.arousal - arousal) ** 2 + (node.dominance - dominance) ** 2;
    if (away < least) [nearest, least] = [node, away];
  }
  return nearest;
}
