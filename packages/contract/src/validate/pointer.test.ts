import { expect, test } from "vitest";
import { placeName, pointer } from "./pointer.ts";

test.each([
  [[], "", ""],
  [["intent", "technical", "bpm"], "/intent/technical/bpm", "bpm"],
  [["intent", "journey", 1, "at"], "/intent/journey/1/at", "journey[1].at"],
  [["a/b", "c~d"], "/a~1b/c~0d", "c~d"],
  [["x".repeat(1000)], `/${"x".repeat(40)}…`, `${"x".repeat(40)}…`],
])("writes %j as %s", (path, asPointer, asName) => {
  expect(pointer(path)).toBe(asPointer);
  expect(placeName(path)).toBe(asName);
});
