import { describe, expect, test } from "vitest";
import { createStream } from "../random.ts";
import type { Key, SectionKind } from "../song.ts";
import { turnBetween, turnReasons, withKeyChanges } from "./key-changes.ts";

const HAPPY = { valence: 0.9, arousal: 0.95, dominance: 0.7 };
const SAD = { valence: -0.7, arousal: 0.3, dominance: 0.3 };

const song = (key: Key, affect = SAD) =>
  (["intro", "verse", "chorus", "verse", "chorus", "bridge", "chorus", "outro"] as const).map(
    (kind: SectionKind, index) => ({ kind, name: `${kind} ${index}`, key, affect }),
  );

const G: Key = { tonic: "G", mode: "major" };
const keysOf = (seed: number, affect: typeof HAPPY, key = G) =>
  withKeyChanges(song(key, affect), affect, createStream(seed)).map((section) => section.key);

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const lifted = (keys: readonly Key[]) => keys.at(-1)?.tonic !== keys[0]?.tonic;

describe("changes of key", () => {
  test("lift the last chorus of some happy, excited songs, and of no sad one", () => {
    const share = seeds.filter((seed) => lifted(keysOf(seed, HAPPY))).length / seeds.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.4);
    expect(seeds.filter((seed) => lifted(keysOf(seed, SAD)))).toEqual([]);
  });

  test("lift by a half or a whole step, from the last chorus to the end", () => {
    for (const seed of seeds) {
      const keys = keysOf(seed, HAPPY);
      if (!lifted(keys)) continue;
      expect(["Ab", "A"]).toContain(keys[6]?.tonic);
      expect(keys[7]).toEqual(keys[6]);
      expect(keys.slice(0, 5)).toEqual([G, G, G, G, G]);
    }
  });

  test("set a bridge in the relative key now and then, and come back from it", () => {
    const bridges = seeds.filter((seed) => keysOf(seed, SAD)[5]?.mode === "minor");
    expect(bridges.length).toBeGreaterThan(20);
    expect(bridges.length).toBeLessThan(120);
    for (const seed of bridges) {
      expect(keysOf(seed, SAD)[5]).toEqual({ tonic: "E", mode: "minor" });
      expect(keysOf(seed, SAD)[6]).toEqual(G);
    }
  });

  test("set no bridge in a mode that says the opposite of its feeling", () => {
    const Em: Key = { tonic: "E", mode: "minor" };
    for (const seed of seeds) {
      expect(keysOf(seed, HAPPY)[5]?.mode).toBe("major");
      expect(keysOf(seed, SAD, Em)[5]?.mode).toBe("minor");
    }
  });

  test("leave a journey alone that has its own turn", () => {
    const turning = song(G).map((section, index) =>
      index < 4 ? section : { ...section, key: { tonic: "E", mode: "minor" } as const },
    );
    for (const seed of seeds.slice(0, 40))
      expect(withKeyChanges(turning, HAPPY, createStream(seed))).toEqual(turning);
  });

  test("are told apart, each with its reason", () => {
    const A: Key = { tonic: "A", mode: "major" };
    const Em: Key = { tonic: "E", mode: "minor" };
    expect([turnBetween(G, G), turnBetween(G, A), turnBetween(G, Em)]).toEqual(["none", "lift", "relative"]);
    const sections = song(G).map((section, index) => (index < 6 ? section : { ...section, key: A }));
    expect(turnReasons(sections)).toMatchObject([
      { about: "key change", decision: "A major from chorus 6 on" },
    ]);
  });
});
