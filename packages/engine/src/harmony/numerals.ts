/**
 * Roman numerals in a key → chords.
 *
 * A numeral without accidental counts on the scale of the key's mode: in A minor "VI" is F and "VII" is G. A flat
 * lowers the degree of the major scale (so "bVI" is F in A minor and in A major alike, as in pop and jazz practice), or
 * that of Lydian where it is higher; a sharp raises the degree of the mode's own scale. "vii°" is the leading tone's
 * chord in every mode (G#dim in A minor). Case tells the third: "IV" major,
 * "iv" minor. After a slash stands the degree that an applied chord leads to: "V7/V".
 */
import type { Key } from "../song.ts";
import { pitchClassOf, spellDegree, wrap } from "./pitch.ts";
import { type Quality, qualities, qualityOfNumeral, qualityOfTones } from "./qualities.ts";
import { isMinorish, scales } from "./scales.ts";

/** A chord without its place in time. */
export interface Harmony {
  /** As it is shown: "V7/V", or "bVII". */
  readonly numeral: string;
  /** "Am7". */
  readonly symbol: string;
  /** Pitch class. */
  readonly root: number;
  /** Pitch class of the lowest note. */
  readonly bass: number;
  /** Semitones above the root, ascending, 0 first. */
  readonly tones: readonly number[];
}

const NUMERALS: readonly string[] = ["I", "II", "III", "IV", "V", "VI", "VII"];
const PATTERN = /^([b♭#♯]{0,2})(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)([^/]{0,6})(?:\/(.{1,5}))?$/u;

/**
 * The chord that a numeral names in a key, or undefined where the text is no numeral.
 * @example
 * readNumeral("VI", { tonic: "A", mode: "minor" })?.symbol; // "F"
 */
export function readNumeral(text: string, key: Key): Harmony | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const [, accidentalText = "", roman = "", suffix = "", target] = match;
  if (target !== undefined) return readApplied(`${accidentalText}${roman}${suffix}`, target, key);
  const degree = NUMERALS.indexOf(roman.toUpperCase());
  const quality = qualityOfNumeral(roman !== roman.toUpperCase(), suffix);
  if (!quality) return undefined;
  const accidental = accidentalText.replaceAll("♭", "b").replaceAll("♯", "#");
  if (accidental !== "" && !/^(b{1,2}|#)$/.test(accidental)) return undefined;
  const step = stepOf(degree, accidental, quality, key);
  return harmonyOf(
    key.tonic,
    degree,
    step,
    quality,
    `${accidental}${shownRoman(degree, quality)}${quality.suffix}`,
  );
}

/** Semitones from the tonic to the root. */
function stepOf(degree: number, accidental: string, quality: Quality, key: Key): number {
  const own = scales[key.mode][degree] ?? 0;
  const major = scales.major[degree] ?? 0;
  if (accidental.startsWith("b")) return Math.max(own, major) - accidental.length;
  if (accidental === "#") return own + 1;
  // No mode with a lowered seventh has a diminished chord on it: "vii°" is always the leading tone's.
  return degree === 6 && isDiminished(quality) ? 11 : own;
}

function isDiminished({ tones }: Quality): boolean {
  return tones[1] === 3 && tones[2] === 6;
}

/** "V7/V": the chord that the first numeral would be if the second one were the tonic. */
function readApplied(text: string, target: string, key: Key): Harmony | undefined {
  const goal = readNumeral(target, key);
  if (!goal || target.includes("/")) return undefined;
  const tonic = /^[A-G][#b]*/.exec(goal.symbol)?.[0] ?? key.tonic;
  const local: Key = { tonic, mode: (goal.tones[1] ?? 4) === 3 ? "minor" : "major" };
  const harmony = readNumeral(text, local);
  return harmony && { ...harmony, numeral: `${harmony.numeral}/${goal.numeral}` };
}

/**
 * The triad or seventh chord that the scale itself has on a degree.
 * @param degree 0 … 6
 * @param size 3 or 4 tones
 */
export function diatonic(key: Key, degree: number, size: 3 | 4): Harmony {
  const scale = scales[key.mode];
  const at = (place: number) => (scale[place % 7] ?? 0) + 12 * Math.floor(place / 7);
  const root = at(degree);
  const tones: number[] = [];
  for (let index = 0; index < size; index++) tones.push(at(degree + 2 * index) - root);
  const quality = qualityOfTones(tones) ?? triadBelow(tones);
  return harmonyOf(key.tonic, degree, root, quality, `${shownRoman(degree, quality)}${quality.suffix}`);
}

/** The numeral of any root and quality in a key, spelled as the scale has it or as a flattened degree. */
export function numeralOf(root: number, quality: Quality, key: Key): string {
  const step = wrap(root - pitchClassOf(key.tonic), 12);
  const own = scales[key.mode].indexOf(step);
  if (isDiminished(quality) && step >= 10) return `${step === 10 ? "b" : ""}vii${quality.suffix}`;
  if (own >= 0) return `${shownRoman(own, quality)}${quality.suffix}`;
  const major = scales.major.indexOf(step);
  // A major degree that the mode has lowered is a raised one: F# in A minor is "#VI". Lydian has raised its fourth.
  if (major >= 0) return `${key.mode === "lydian" ? "b" : "#"}${shownRoman(major, quality)}${quality.suffix}`;
  const above = scales.major.indexOf(step + 1);
  if (above < 0 || (isMinorish(key.mode) && step === 6)) return `#${shownRoman(3, quality)}${quality.suffix}`;
  return `b${shownRoman(above, quality)}${quality.suffix}`;
}

function triadBelow(tones: readonly number[]): Quality {
  const found = qualityOfTones(tones.slice(0, 3)) ?? qualities[0];
  if (!found) throw new RangeError("the table of qualities is empty");
  return found;
}

function shownRoman(degree: number, quality: Quality): string {
  const roman = NUMERALS[degree] ?? "I";
  return quality.lower ? roman.toLowerCase() : roman;
}

function harmonyOf(tonic: string, degree: number, step: number, quality: Quality, numeral: string): Harmony {
  const name = simpler(spellDegree(tonic, degree, step));
  const root = pitchClassOf(name);
  return { numeral, symbol: `${name}${quality.symbol}`, root, bass: root, tones: quality.tones };
}

/** Double accidentals say nothing to a player of chord symbols: "Bbb" becomes "A". */
function simpler(name: string): string {
  if (name.length < 3) return name;
  const plain = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"][pitchClassOf(name)];
  return plain ?? name;
}
