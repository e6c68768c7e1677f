import type { Key, Mode } from "@music-brain/engine";
import { describe, expect, test } from "vitest";
import { keySignature } from "./key-signature.ts";
import { KEYS } from "./testing/songs.ts";

const MAJOR_SCALE = [0, 2, 4, 5, 7, 9, 11];
/** Where on the major scale each mode begins. */
const DEGREES: Readonly<Record<Mode, number>> = {
  major: 0,
  dorian: 1,
  phrygian: 2,
  lydian: 3,
  mixolydian: 4,
  minor: 5,
  locrian: 6,
};

function pitchClass(tonic: string): number {
  const natural = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 }[tonic.charAt(0)] ?? Number.NaN;
  return natural + tonic.split("#").length - tonic.slice(1).split("b").length;
}

/** The pitch classes of a mode, built upwards from its tonic. */
function scaleOf({ tonic, mode }: Key): Set<number> {
  const first = MAJOR_SCALE[DEGREES[mode]] ?? Number.NaN;
  return new Set(MAJOR_SCALE.map((step) => (pitchClass(tonic) + step - first + 24) % 12));
}

/** The white keys, of which each sharp raises one, in order from F, and each flat lowers one, in order from B. */
function scaleUnder(accidentals: number): Set<number> {
  const order = accidentals > 0 ? [5, 0, 7, 2, 9, 4, 11] : [11, 4, 9, 2, 7, 0, 5];
  const altered = order.slice(0, Math.abs(accidentals));
  return new Set(
    MAJOR_SCALE.map((note) => (note + (altered.includes(note) ? Math.sign(accidentals) : 0) + 12) % 12),
  );
}

describe("key signatures", () => {
  test.each(KEYS)("draw the notes of $key.tonic $key.mode with $sharps sharps", ({ key, sharps }) => {
    const { accidentals } = keySignature(key);
    expect(accidentals).toBe(sharps);
    expect(scaleUnder(accidentals)).toEqual(scaleOf(key));
  });

  test("are minor in the modes whose third is", () => {
    for (const { key } of KEYS) {
      expect(keySignature(key).minor).toBe(scaleOf(key).has((pitchClass(key.tonic) + 3 + 12) % 12));
    }
  });

  test.each([
    ["A", "minor", 0, true],
    ["F#", "minor", 3, true],
    ["Bb", "major", -2, false],
    ["D", "dorian", 0, true],
    ["G", "mixolydian", 0, false],
    ["C#", "major", 7, false],
    ["Ab", "minor", -7, true],
  ] as const)("of %s %s: %d", (tonic, mode, accidentals, minor) => {
    expect(keySignature({ tonic, mode })).toEqual({ accidentals, minor });
  });

  test.each([
    ["G#", "major", -4],
    ["D#", "major", -3],
    ["A#", "lydian", -1],
    ["Gb", "minor", 3],
    ["Gb", "locrian", 1],
    ["F##", "major", 1],
    ["B##", "lydian", -4],
    ["Fbb", "locrian", 4],
  ] as const)(
    "of %s %s, which has none of its own, is that of the same pitches: %d",
    (tonic, mode, accidentals) => {
      expect(keySignature({ tonic, mode }).accidentals).toBe(accidentals);
      expect(scaleUnder(accidentals)).toEqual(scaleOf({ tonic, mode }));
    },
  );

  test.each(["", "H", "c", "C#b", "C♯", "Am", "C###"])("refuse the tonic %j", (tonic) => {
    expect(() => keySignature({ tonic, mode: "major" })).toThrow(RangeError);
  });
});
