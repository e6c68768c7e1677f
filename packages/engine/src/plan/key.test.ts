import { describe, expect, test } from "vitest";
import { signatureOf } from "../harmony/scales.ts";
import { readKey } from "./key.ts";

describe("a key", () => {
  test.each([
    ["C", "C", "major"],
    ["A minor", "A", "minor"],
    ["a minor", "A", "minor"],
    ["Am", "A", "minor"],
    ["F# minor", "F#", "minor"],
    ["f#m", "F#", "minor"],
    ["F♯ min", "F#", "minor"],
    ["F sharp minor", "F#", "minor"],
    ["F-sharp minor", "F#", "minor"],
    ["Bb", "Bb", "major"],
    ["B♭ major", "Bb", "major"],
    ["B flat major", "Bb", "major"],
    ["bb minor", "Bb", "minor"],
    ["b minor", "B", "minor"],
    ["Ebmaj", "Eb", "major"],
    ["D dorian", "D", "dorian"],
    ["D Dorian mode", "D", "dorian"],
    ["E phrygian", "E", "phrygian"],
    ["F lydian", "F", "lydian"],
    ["G mixolydian", "G", "mixolydian"],
    ["B locrian", "B", "locrian"],
    ["A aeolian", "A", "minor"],
    ["C ionian", "C", "major"],
    ["A harmonic minor", "A", "minor"],
    ["  c   MAJOR ", "C", "major"],
    ["G# major", "Ab", "major"],
    ["Db minor", "C#", "minor"],
  ])("%s is %s %s", (text, tonic, mode) => {
    expect(readKey(text)).toMatchObject({ value: { tonic, mode } });
  });

  test.each([
    ["H", 'German H is written "B"'],
    ["h-Moll", 'write "B minor"'],
    ["a-Moll", 'write "A minor"'],
    ["Es-Dur", 'write "Eb major"'],
    ["fis-moll", 'write "F# minor"'],
    ["B-Dur", 'write "Bb major"'],
    ["c##", "at most one sharp or flat"],
    ["Am7", "is a chord, not a key"],
    ["Cmaj7", "is a chord, not a key"],
    ["Gsus4", "is a chord, not a key"],
    ["", "not a key"],
    ["Z", "not a key"],
    ["la menor", "not a key"],
    ["A happy", "not a key"],
    ["x".repeat(5000), "not a key"],
  ])("%s is refused with what would be right", (text, hint) => {
    const wish = readKey(text);
    expect("problem" in wish && wish.problem).toContain(hint);
    expect("problem" in wish && wish.problem.length).toBeLessThan(200);
  });

  test("never has more than seven accidentals", () => {
    for (const letter of "ABCDEFG") {
      for (const accidental of ["", "#", "b"]) {
        for (const mode of ["major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"]) {
          const wish = readKey(`${letter}${accidental} ${mode}`);
          if ("problem" in wish) throw new Error(wish.problem);
          expect(Math.abs(signatureOf(wish.value))).toBeLessThanOrEqual(7);
        }
      }
    }
  });
});
