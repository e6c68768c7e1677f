import { expect, test } from "vitest";
import { readIntentFeeling } from "./feeling.ts";
import { meanPace, paceAt, paceOf } from "./pace.ts";

const feeling = (emotionalIntent: string) => readIntentFeeling({ emotionalIntent }, []);

test("a song of one feeling keeps its pace", () => {
  const stops = paceOf(feeling("grief"), 1);
  expect([0, 0.3, 1].map((place) => paceAt(stops, place))).toEqual([1, 1, 1]);
  expect(meanPace(stops)).toBe(1);
});

test("a journey to a livelier feeling quickens evenly, and the further the more is gone of its way", () => {
  const journey = feeling("grief slowly turning into hope");
  const stops = paceOf(journey, 0.6);
  const way = Array.from({ length: 21 }, (_, index) => paceAt(stops, index / 20));
  expect(way[0]).toBe(1);
  for (const [index, pace] of way.entries()) {
    if (index === 0) continue;
    expect(pace - (way[index - 1] ?? 0)).toBeGreaterThanOrEqual(0);
    expect(pace - (way[index - 1] ?? 0)).toBeLessThan(0.05);
  }
  expect(way.at(-1)).toBeGreaterThan(1.04);
  expect(paceAt(paceOf(journey, 0.2), 1)).toBeLessThan(way.at(-1) ?? 0);
  expect(meanPace(stops)).toBeGreaterThan(1);
  expect(meanPace(stops)).toBeLessThan(way.at(-1) ?? 0);
});

test("no journey leaves what a band can follow", () => {
  for (const words of ["utter despair turning into ecstasy", "rage turning into numbness"]) {
    const pace = paceAt(paceOf(feeling(words), 1), 1);
    expect(pace).toBeGreaterThanOrEqual(0.78);
    expect(pace).toBeLessThanOrEqual(1.28);
  }
});
