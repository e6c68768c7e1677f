import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wayBetween } from "./neighbours.ts";
import { affectDistance } from "./space.ts";
import { nodeById, thesaurus } from "./thesaurus.ts";

const named = (name: string) => {
  const node = thesaurus.nodes.find((candidate) => candidate.name === name);
  if (node === undefined) throw new Error(`no node "${name}"`);
  return node;
};
const anyNode = fc.constantFrom(...thesaurus.nodes);

describe("the opposite of a node", () => {
  test.each([
    ["joy", "sadness"],
    ["grief", "joy"],
    ["serenity", "anger"],
  ])("of %s is %s", (name, base) => {
    expect([base, "fear", "disgust"]).toContain(nodeById(named(name).opposite.id)?.base);
  });

  test("lies on the other side of pleasure wherever there is any", () => {
    for (const node of thesaurus.nodes) {
      if (Math.abs(node.valence) > 0.3)
        expect((nodeById(node.opposite.id)?.valence ?? 1) * node.valence, node.name).toBeLessThan(0);
    }
  });
});

describe("the way between two nodes", () => {
  test("goes from grief to hope in small steps", () => {
    const way = wayBetween(named("grief"), named("hope"));
    expect(way.at(0)?.name).toBe("grief");
    expect(way.at(-1)?.name).toBe("hope");
    expect(way.length).toBeGreaterThan(3);
  });

  test("exists between any two, without going anywhere twice, and no step is a leap", () => {
    fc.assert(
      fc.property(anyNode, anyNode, (from, to) => {
        const way = wayBetween(from, to);
        expect([way.at(0), way.at(-1)]).toEqual([from, to]);
        expect(new Set(way).size).toBe(way.length);
        way.slice(1).forEach((node, place) => {
          expect(affectDistance(node, way[place] ?? node)).toBeLessThan(0.6);
        });
      }),
      { numRuns: 60 },
    );
  });
});
