import { expect, test } from "vitest";
import type { Key } from "../song.ts";
import { degreeName, drumName, pitchName } from "./names.ts";

const key = (tonic: string, mode: Key["mode"]): Key => ({ tonic, mode });

test.each([
  [60, key("C", "major"), "C4"],
  [63, key("C", "minor"), "Eb4"],
  [66, key("C", "major"), "F#4"],
  [66, key("F", "major"), "Gb4"],
  [71, key("Gb", "major"), "Cb5"],
  [72, key("C#", "major"), "B#4"],
])("the pitch %i is called as %j has it: %s", (pitch, of, name) => {
  expect(pitchName(pitch, of)).toBe(name);
});

test("a degree has its name, and a tone outside of the scale none", () => {
  expect(degreeName(64, key("A", "minor"))).toBe("the fifth degree of A minor");
  expect(degreeName(68, key("A", "minor"))).toBeUndefined();
});

test("a drum has its name", () => {
  expect(drumName(36)).toBe("kick");
  expect(drumName(42)).toBe("closed hat");
});
