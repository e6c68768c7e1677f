/** The key that a progression speaks of, where nobody names one. */
import type { Key, Mode } from "../song.ts";
import { type Harmony, readNumeral } from "./numerals.ts";
import { pitchClassOf } from "./pitch.ts";
import { scales } from "./scales.ts";
import { readSymbol } from "./symbols.ts";

/** Tonics as keys are usually spelled, by mode. */
const TONICS: Readonly<Record<"major" | "minor", readonly string[]>> = {
  major: ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"],
  minor: ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"],
};

/**
 * The major or minor key that fits chord symbols best: the one whose scale has most of their tones, with weight on a
 * tonic chord at the start or the end and on the dominant before it. Undefined where there is no chord, or one is no symbol.
 * @example
 * inferKey(["Am", "F", "C", "G"]); // { tonic: "A", mode: "minor" }
 */
export function inferKey(symbols: readonly string[]): Key | undefined {
  const chords: Harmony[] = [];
  for (const symbol of symbols) {
    const chord = readSymbol(symbol, { tonic: "C", mode: "major" });
    if (!chord) return undefined;
    chords.push(chord);
  }
  if (chords.length === 0) return undefined;
  let best: Key | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const mode of ["minor", "major"] as const) {
    for (const tonic of TONICS[mode]) {
      const fit = fitOf(chords, pitchClassOf(tonic), mode);
      if (fit > most) {
        most = fit;
        best = { tonic, mode };
      }
    }
  }
  return best;
}

/** The mode that Roman numerals speak of: "i" is minor, "I" major; undefined where neither stands there. */
export function inferMode(numerals: readonly string[]): Mode | undefined {
  const tonics = numerals.filter((text) => readNumeral(text, { tonic: "C", mode: "major" })).map(tonicCase);
  return tonics.find((mode) => mode !== undefined);
}

function tonicCase(text: string): Mode | undefined {
  const match = /^(i|I)(?![iIvV])/.exec(text.trim());
  return match ? (match[1] === "i" ? "minor" : "major") : undefined;
}

function fitOf(chords: readonly Harmony[], tonic: number, mode: "major" | "minor"): number {
  const scale = scales[mode].map((step) => (tonic + step) % 12);
  let fit = 0;
  chords.forEach((chord, index) => {
    const tones = chord.tones.map((tone) => (chord.root + tone) % 12);
    fit += tones.filter((tone) => scale.includes(tone)).length / tones.length;
    const isTonic = chord.root === tonic && chord.tones.includes(mode === "minor" ? 3 : 4);
    const before = chords[index - 1];
    if (isTonic) fit += 0.15 + (index === 0 ? 0.5 : 0) + (index === chords.length - 1 ? 0.3 : 0);
    // A major dominant before its tonic says more than any other pair; in minor its third is no scale tone.
    if (isTonic && before?.root === (tonic + 7) % 12 && before.tones.includes(4)) fit += 0.5;
  });
  return fit;
}
