import { describe, expect, test } from "vitest";
import type { Intent, Problem } from "../intent.ts";
import { feelingAt, musicAt, readIntentFeeling } from "./feeling.ts";

const read = (intent: Partial<Intent>) => {
  const problems: Problem[] = [];
  const feeling = readIntentFeeling({ emotionalIntent: "grief", ...intent }, problems);
  return { feeling, problems };
};

describe("the feeling of an intent", () => {
  test("is that of its words", () => {
    const { feeling } = read({});
    expect(feeling.waypoints.map(({ node }) => node.name)).toEqual(["grief"]);
    expect(feelingAt(feeling, 0.5)).toEqual(feeling.mean);
  });

  test("moves evenly from waypoint to waypoint", () => {
    const { feeling } = read({ emotionalIntent: "grief turning into hope" });
    const valences = [0, 0.25, 0.5, 0.75, 1].map((place) => feelingAt(feeling, place).valence);
    expect([...valences].sort((one, other) => one - other)).toEqual(valences);
    expect(valences[0]).toBe(feeling.waypoints[0].affect.valence);
    expect(valences[4]).toBe(feeling.waypoints.at(-1)?.affect.valence);
  });

  test("takes numbers over words, and says so", () => {
    const { feeling } = read({ valence: 0.5, arousal: 0.9 });
    expect(feeling.mean).toMatchObject({ valence: 0.5, arousal: 0.9 });
    expect(feeling.reasons.some(({ about }) => about === "affect")).toBe(true);
    expect(feeling.waypoints[0].node.base).not.toBe("sadness");
  });

  test("keeps the shape of a journey around the numbers, and the names that were given", () => {
    const journey = [
      { at: 0, emotion: "grief" },
      { at: 1, emotion: "hope" },
    ];
    const { feeling } = read({ valence: -0.4, journey });
    expect(feeling.mean.valence).toBeCloseTo(-0.4, 2);
    expect(feeling.waypoints.map(({ node }) => node.name)).toEqual(["grief", "hope"]);
    expect(feelingAt(feeling, 1).valence).toBeGreaterThan(feelingAt(feeling, 0).valence);
  });

  test("starts nearer to the wound and ends nearer to the longing", () => {
    const { feeling } = read({
      emotionalIntent: "calm",
      coreWound: "my father's death",
      coreDesire: "pure joy",
    });
    const plain = read({ emotionalIntent: "calm" }).feeling.mean;
    expect(feelingAt(feeling, 0).valence).toBeLessThan(plain.valence);
    expect(feelingAt(feeling, 1).arousal).toBeGreaterThan(plain.arousal);
    expect(feeling.reasons.map(({ about }) => about)).toEqual(
      expect.arrayContaining(["core wound", "core desire"]),
    );
  });

  test("is calm and in the middle for words that say nothing, and the reason says so", () => {
    const { feeling } = read({ emotionalIntent: "qwrtp zzkx" });
    expect(feeling.mean).toEqual({ valence: 0, arousal: 0.4, dominance: 0.5 });
    expect(feeling.reasons[0]?.because).toMatch(/no word/i);
  });

  test("reports a waypoint that names no feeling, with its place", () => {
    const { problems } = read({ journey: [{ at: 0, emotion: "zzkx" }] });
    expect(problems).toEqual([
      { path: ["journey", 0, "emotion"], detail: expect.stringContaining('"zzkx"') },
    ]);
  });

  test("asks of the music what its sub-emotion asks: a named node sounds exactly as the thesaurus says", () => {
    const { feeling } = read({});
    expect(musicAt(feeling, 0)).toEqual(feeling.waypoints[0].node.music);
  });
});

test("words about a wound or a longing that name no feeling are said not to be understood", () => {
  const problems: Problem[] = [];
  const { reasons, waypoints } = readIntentFeeling(
    { emotionalIntent: "hope", coreWound: "asdf", coreDesire: "peace" },
    problems,
  );
  const told = new Map(reasons.map(({ about, decision }) => [about, decision]));
  expect(told.get("core wound")).toBe("not recognised");
  expect(told.get("core desire")).not.toBe("not recognised");
  expect(waypoints.length).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  const bare = readIntentFeeling({ emotionalIntent: "hope", coreWound: " " }, problems).reasons;
  expect(bare.some(({ about }) => about === "core wound")).toBe(false);
});
