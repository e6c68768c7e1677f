/** The way from one node to another, from neighbour to neighbour. */
import { type EmotionNode, nearestNodes, thesaurus } from "./thesaurus.ts";

/** Each node is a neighbour of so many nearest ones, and they of it. */
const NEIGHBOURS = 8;

interface Step {
  readonly to: EmotionNode;
  readonly length: number;
}

let steps: readonly (readonly Step[])[] | undefined;

/** The shortest way between two nodes from neighbour to neighbour, both ends included (Dijkstra 1959). */
export function wayBetween(from: EmotionNode, to: EmotionNode): readonly EmotionNode[] {
  steps ??= neighbourhood();
  const lengths = thesaurus.nodes.map(() => Number.POSITIVE_INFINITY);
  const before = new Map<EmotionNode, EmotionNode>();
  const open = new Set<EmotionNode>([from]);
  lengths[from.id] = 0;
  const lengthTo = (node: EmotionNode) => lengths[node.id] ?? Number.POSITIVE_INFINITY;
  while (open.size > 0) {
    const [first] = [...open].sort((one, other) => lengthTo(one) - lengthTo(other) || one.id - other.id);
    if (first === undefined || first === to) break;
    open.delete(first);
    for (const step of steps[first.id] ?? []) {
      const length = lengthTo(first) + step.length;
      if (length >= lengthTo(step.to)) continue;
      lengths[step.to.id] = length;
      before.set(step.to, first);
      open.add(step.to);
    }
  }
  const way = [to];
  for (let node = before.get(to); node !== undefined; node = before.get(node)) way.unshift(node);
  return way;
}

function neighbourhood(): readonly (readonly Step[])[] {
  const found: Map<number, Step>[] = thesaurus.nodes.map(() => new Map());
  for (const node of thesaurus.nodes) {
    for (const { node: other, distance } of nearestNodes(node, NEIGHBOURS + 1)) {
      if (other === node) continue;
      found[node.id]?.set(other.id, { to: other, length: distance });
      found[other.id]?.set(node.id, { to: node, length: distance });
    }
  }
  return found.map((all) => [...all.values()]);
}
