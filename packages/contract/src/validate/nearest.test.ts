import { expect, test } from "vitest";
import { nearestName } from "./nearest.ts";

const known = ["key", "bpm", "genre", "progression", "time_signature", "bars", "form", "instruments"];

test.each([
  ["bmp", "bpm"],
  ["tempo", undefined],
  ["Key", "key"],
  ["timeSignature", "time_signature"],
  ["time-signature", "time_signature"],
  ["progresion", "progression"],
  ["instrument", "instruments"],
  ["bar", "bars"],
  ["", undefined],
  ["zzzzzzzzzz", undefined],
  ["key".repeat(100_000), undefined],
])("takes %.20j for %j", (given, meant) => {
  expect(nearestName(given, known)).toBe(meant);
});
