import { describe, expect, test } from "vitest";
import { planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import { betweenPatterns } from "./choose-pattern.ts";

const stream = createStream(5);
const [section] = planSong({ emotionalIntent: "hope" }, 5, stream).sections;
if (!section) throw new Error("a song has a section");

describe("patterns for a section", () => {
  const patterns = {
    soft: ["A-------A-------", "..A-..A-..A-..A-"],
    medium: ["A---A---A---A---"],
    full: ["A-A-A-A-A-A-A-A-"],
  };
  const offBeats = (syncopation: number) =>
    Array.from({ length: 60 }, (_, seed) => {
      const { below } = betweenPatterns(
        patterns,
        { ...section, activity: 0.3, music: { ...section.music, syncopation } },
        createStream(seed),
      );
      return below.startsWith(".") ? 1 : 0;
    }).reduce((sum: number, one) => sum + one, 0);

  test("go against the beat more often where the feeling asks for syncopation", () => {
    expect(offBeats(0.6)).toBeGreaterThan(offBeats(0.3));
    expect(offBeats(0.3)).toBeGreaterThan(offBeats(0));
    expect(offBeats(0)).toBeGreaterThan(0);
  });

  test("are those on both sides of the activity", () => {
    const at = (activity: number) => betweenPatterns(patterns, { ...section, activity }, createStream(1));
    expect(at(0.52)).toMatchObject({ below: patterns.medium[0], above: patterns.full[0], part: 0 });
    expect(at(0.9).part).toBe(1);
    expect(at(0.1).part).toBe(0);
  });
});
