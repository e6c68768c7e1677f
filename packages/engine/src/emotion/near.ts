/** The nodes nearest to a point, among those that a reading may name. */
import { needAnObject, needAnOccasion } from "../data/denials.ts";
import type { Affect } from "../song.ts";
import { affectDistance } from "./space.ts";
import { type EmotionNode, thesaurus } from "./thesaurus.ts";

/** A node and how far it lies from a point. */
export interface Near {
  readonly node: EmotionNode;
  readonly distance: number;
}

const families: ReadonlyMap<string, readonly EmotionNode[]> = new Map(
  thesaurus.bases.flatMap((base) => base.subs.map((sub) => [sub.name, sub.nodes])),
);

/** What a place alone can speak for: no feeling that needs somebody or something to be about. */
const free: readonly EmotionNode[] = thesaurus.nodes.filter(
  (node) => !needAnObject.has(node.sub) && !needAnOccasion.has(node.name),
);

/**
 * The nodes nearest to a point among those that a place alone can speak for, nearest first.
 * @param sub looks in this family only
 */
export function nodesNear(affect: Affect, count: number, sub?: string): readonly Near[] {
  if (sub === undefined) return nearestOf(free, affect, count);
  const family = families.get(sub) ?? [];
  return nearestOf(
    family.filter((node) => !needAnOccasion.has(node.name)),
    affect,
    count,
  );
}

/** The node nearest to a point within some families; none if there are no such families. */
export function nodeWithin(affect: Affect, subs: readonly string[]): EmotionNode | undefined {
  const nodes = subs.flatMap((sub) => families.get(sub) ?? []);
  return nearestOf(nodes, affect, 1)[0]?.node;
}

/** One pass with a short sorted list: a long text asks hundreds of times. */
function nearestOf(nodes: readonly EmotionNode[], affect: Affect, count: number): Near[] {
  const best: Near[] = [];
  for (const node of nodes) {
    const distance = affectDistance(affect, node);
    const last = best[count - 1];
    if (last !== undefined && last.distance <= distance) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.distance ?? 0) > distance) place--;
    best.splice(place, 0, { node, distance });
    if (best.length > count) best.pop();
  }
  return best;
}
