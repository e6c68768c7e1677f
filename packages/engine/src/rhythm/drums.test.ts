import { describe, expect, test } from "vitest";
import { drumKeys } from "../data/grooves.ts";
import type { Note } from "../song.ts";
import { bandOf } from "./testing/band.ts";

const barsWith = (notes: readonly Note[], ticksPerBar: number) => {
  const bars = Map.groupBy(notes, ({ start }) => Math.floor(start / ticksPerBar));
  return (bar: number) =>
    new Set((bars.get(bar) ?? []).map(({ start, pitch }) => `${start % ticksPerBar} ${pitch}`));
};

describe("the drummer", () => {
  test.each(["pop", "rock", "funk", "hip-hop"])(
    "keeps a groove in %s: bars two apart are mostly the same",
    (genre) => {
      const { score, drums } = bandOf("joy", { genre, timeSignature: "4/4" });
      const strokes = barsWith(drums, score.ticksPerBar);
      let shared = 0;
      let all = 0;
      for (const { startBar, bars } of score.plan.sections) {
        for (let bar = startBar; bar + 2 < startBar + bars - 1; bar++) {
          const one = strokes(bar);
          const other = strokes(bar + 2);
          shared += [...one].filter((stroke) => other.has(stroke)).length;
          all += Math.max(one.size, other.size);
        }
      }
      expect(shared / all).toBeGreaterThan(0.65);
    },
  );

  test("strikes the backbeat in rock", () => {
    const { score, drums } = bandOf("anger", { genre: "rock", timeSignature: "4/4" });
    const backbeats = drums.filter(
      ({ start, pitch }) => pitch === drumKeys.snare && [480, 1440].includes(start % score.ticksPerBar),
    );
    expect(backbeats.length).toBeGreaterThan(score.plan.totalBars * 1.3);
  });

  test("marks the arrival of a loud section with a crash after a fill", () => {
    const { score, drums } = bandOf("triumphant joy", { genre: "rock", timeSignature: "4/4" });
    const loudest = score.plan.sections.reduce((one, other) => (other.energy > one.energy ? other : one));
    const start = loudest.startBar * score.ticksPerBar;
    expect(drums.some((note) => note.start === start && note.origin === "drums.crash")).toBe(true);
    expect(drums.some(({ origin }) => origin === "drums.fill")).toBe(true);
  });

  test.each(["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"] as const)(
    "ends with one stroke in %s",
    (timeSignature) => {
      const { score, drums } = bandOf("hope", { genre: "rock", timeSignature });
      const last = (score.plan.totalBars - 1) * score.ticksPerBar;
      const ending = drums.filter(({ start }) => start >= last);
      expect(new Set(ending.map(({ start }) => start))).toEqual(new Set([last]));
      expect(ending.every(({ origin }) => origin === "drums.ending")).toBe(true);
    },
  );
});
