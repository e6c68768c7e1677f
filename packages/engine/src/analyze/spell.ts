/** How a tone is written in a key. */
import { isMinorish, signatureOf } from "../harmony/scales.ts";
import type { Key } from "../song.ts";

const LETTERS = "FCGDAEB";

/**
 * The name of a pitch class in a key: as its scale has it, and where it does not, as the nearer of sharp and flat on the
 * line of fifths; in minor modes the raised seventh is sharp.
 * @example
 * noteIn({ tonic: "A", mode: "minor" }, 8); // "G#"
 */
export function noteIn(key: Key, pitchClass: number): string {
  const lowest = signatureOf(key) - (isMinorish(key.mode) ? 3 : 4);
  // Fifths above C that lead to the pitch class, the first of them within twelve from the lowest.
  const fifths = lowest + ((((pitchClass * 7 - lowest) % 12) + 12) % 12);
  const place = fifths + 1;
  const accidentals = Math.floor(place / 7);
  if (Math.abs(accidentals) > 1) return plain[pitchClass] ?? "C";
  const letter = LETTERS[place - accidentals * 7] ?? "C";
  return `${letter}${accidentals > 0 ? "#" : accidentals < 0 ? "b" : ""}`;
}

/** Double accidentals say nothing to a player of chord symbols. */
const plain = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];
