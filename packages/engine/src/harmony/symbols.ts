/** Chord symbols, as "F#m7b5/A", read with tonal and named in a key. */
import { Chord as TonalChord } from "tonal";
import type { Key } from "../song.ts";
import { type Harmony, numeralOf } from "./numerals.ts";
import { pitchClassOf, wrap } from "./pitch.ts";
import { type Quality, qualityOfTones } from "./qualities.ts";

/**
 * The chord that a symbol names, or undefined where it names none.
 * @example
 * readSymbol("F/A", { tonic: "A", mode: "minor" })?.numeral; // "VI"
 */
export function readSymbol(text: string, key: Key): Harmony | undefined {
  const written = text.trim().replaceAll("♭", "b").replaceAll("♯", "#");
  if (!/^[A-G][#b]{0,2}(?![#b])/.test(written) || written.length > 20) return undefined;
  const [upper = "", lower] = splitBass(written);
  const chord = TonalChord.get(upper);
  if (chord.empty || chord.tonic === null) return undefined;
  if (lower !== undefined && !/^[A-G][#b]?$/.test(lower)) return undefined;
  const root = pitchClassOf(chord.tonic);
  const tones = [...new Set(chord.notes.map((note) => wrap(pitchClassOf(note) - root, 12)))].sort(
    (a, b) => a - b,
  );
  const quality = qualityOfTones(tones) ?? namedQuality(tones, upper.slice(chord.tonic.length));
  return {
    numeral: numeralOf(root, quality, key),
    symbol: written,
    root,
    bass: lower === undefined ? root : pitchClassOf(lower),
    tones,
  };
}

/** "C6/9" is one chord; "C6/E" has a bass note after the slash. */
function splitBass(written: string): readonly [upper: string, lower?: string] {
  const slash = written.lastIndexOf("/");
  if (slash < 0 || /\d$/.test(written)) return [written];
  return [written.slice(0, slash), written.slice(slash + 1)];
}

/** A quality outside the table keeps the symbol's own words as the numeral's suffix. */
function namedQuality(tones: readonly number[], suffix: string): Quality {
  const lower = tones.includes(3) && !tones.includes(4);
  return { tones, symbol: suffix, lower, suffix: lower ? suffix.replace(/^m(?!aj)/, "") : suffix };
}
