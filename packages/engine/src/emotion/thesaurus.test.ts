import { describe, expect, test } from "vitest";
import { affectDistance, NEUTRAL } from "./space.ts";
import { baseEmotions, nearestNodes, nodeById, thesaurus } from "./thesaurus.ts";

const { nodes, bases } = thesaurus;

describe("the thesaurus", () => {
  test("has 6 bases × 6 sub-emotions × 6 intensities = 216 nodes with stable ids", () => {
    expect(baseEmotions).toEqual(["joy", "sadness", "anger", "fear", "surprise", "disgust"]);
    expect(bases.map(({ subs }) => subs.map((sub) => sub.nodes.length))).toEqual(
      Array.from({ length: 6 }, () => [6, 6, 6, 6, 6, 6]),
    );
    expect(nodes.map(({ id }) => id)).toEqual(Array.from({ length: 216 }, (_, id) => id));
    expect(nodes.map(({ intensity }) => intensity)).toEqual(
      Array.from({ length: 216 }, (_, id) => (id % 6) + 1),
    );
  });

  test("names each node once, and says each in at least four ways that are its own", () => {
    expect(new Set(nodes.map(({ name }) => name)).size).toBe(216);
    const phrases = nodes.flatMap((node) => node.phrases);
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const node of nodes) {
      expect(node.phrases.length).toBeGreaterThanOrEqual(4);
      expect(node.phrases).not.toContain(node.name);
      for (const phrase of node.phrases) expect(phrase).toBe(phrase.toLowerCase().trim());
    }
  });

  test("keeps every number in its range, and no two nodes in one place", () => {
    for (const { valence, arousal, dominance, music, name } of nodes) {
      const ranges = [
        [valence, -1, 1],
        [arousal, 0, 1],
        [dominance, 0, 1],
        [music.modeLeaning, -1, 1],
        [music.tempoFactor, 0.5, 1.6],
        [music.dynamics, 0, 1],
        [music.register, -12, 12],
        [music.density, 0, 1],
        [music.articulation, 0, 1],
        [music.dissonance, 0, 1],
      ] as const;
      for (const [value, low, high] of ranges) {
        expect(value, name).toBeGreaterThanOrEqual(low);
        expect(value, name).toBeLessThanOrEqual(high);
      }
    }
    const places = nodes.map(({ valence, arousal, dominance }) => `${valence} ${arousal} ${dominance}`);
    expect(new Set(places).size).toBe(216);
  });

  test("orders each sub-emotion from the faintest to the strongest", () => {
    for (const base of bases) {
      for (const sub of base.subs) {
        const first = sub.nodes[0];
        const last = sub.nodes[5];
        if (!first || !last) throw new Error(`${sub.name} has gaps`);
        expect(affectDistance(last, NEUTRAL), sub.name).toBeGreaterThan(affectDistance(first, NEUTRAL));
        const valences = sub.nodes.map(({ valence }) => valence);
        const rising = [...valences].sort((a, b) => a - b);
        expect([rising, [...rising].reverse()], sub.name).toContainEqual(valences);
      }
    }
  });

  test("places pleasant feelings above neutral and unpleasant ones below", () => {
    for (const node of nodes.filter(({ base }) => base === "joy")) expect(node.valence).toBeGreaterThan(0);
    for (const node of nodes.filter(({ base }) => ["anger", "fear", "disgust"].includes(base))) {
      expect(node.valence).toBeLessThan(0);
    }
  });

  test("tells anger from fear by dominance", () => {
    const mean = (sub: string) => {
      const found = nodes.filter((node) => node.sub === sub);
      return found.reduce((sum, { dominance }) => sum + dominance, 0) / found.length;
    };
    expect(mean("rage")).toBeGreaterThan(mean("panic") + 0.4);
  });

  test("finds a node by its id, and each node nearest to its own place", () => {
    expect(nodeById(216)).toBeUndefined();
    expect(nodeById(-1)).toBeUndefined();
    for (const node of nodes) expect(nearestNodes(node, 1)[0]?.node).toBe(nodeById(node.id));
  });
});
