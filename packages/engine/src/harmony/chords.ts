/** Chords of a mode's model as chords of a key, with a suffix, an applied name or another bass. */
import type { Key } from "../song.ts";
import type { ModelChord } from "./model.ts";
import { type Harmony, readNumeral } from "./numerals.ts";
import { pitchClassOf, spellDegree, wrap } from "./pitch.ts";

/** By mode, tonic and numeral; all are those of the tables, so that there is an end to it. */
const known = new Map<string, Map<string, Map<string, Harmony>>>();

/** The chord of a numeral of the tables. Throws a RangeError where it is none. */
export function chordIn(key: Key, numeral: string): Harmony {
  const chords = inner(inner(known, key.mode), key.tonic);
  const found = chords.get(numeral);
  if (found) return found;
  const made = readNumeral(numeral, key);
  if (!made) throw new RangeError(`"${numeral}" is not a numeral of ${key.tonic} ${key.mode}`);
  chords.set(numeral, made);
  return made;
}

function inner<Value>(outer: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  const found = outer.get(name) ?? new Map<string, Value>();
  if (found.size === 0) outer.set(name, found);
  return found;
}

/** Whether a chord leads to another as its dominant: a major triad a fifth above, or a diminished one a semitone below. */
export function leadsTo(chord: ModelChord, next: ModelChord): boolean {
  if (next.diminished) return false;
  if (chord.diminished) return wrap(chord.step + 1, 12) === next.step;
  return chord.tones[1] === 4 && wrap(chord.step + 5, 12) === next.step;
}

/**
 * Whether a chord is heard as another's dominant: it leads there, and its third is the leading tone that the scale
 * lacks. The flat side's chords and Dorian's IV are borrowed, though they lie a fifth above what follows.
 */
export function isAppliedTo(chord: ModelChord, next: ModelChord | undefined): next is ModelChord {
  if (next === undefined || next.step === 0 || chord.outside === 0 || !leadsTo(chord, next)) return false;
  return chord.diminished || [2, 4, 9, 11].includes(chord.step);
}

/** The name of a chord with a suffix: an applied dominant is named after the chord that it leads to. */
export function numeralFor(chord: ModelChord, suffix: string, next: ModelChord | undefined): string {
  const applied = isAppliedTo(chord, next);
  const degree = applied ? (chord.diminished ? "vii°" : "V") : chord.numeral;
  const plain = `${degree.replace(/°$/, suffix.startsWith("°") || suffix.startsWith("ø") ? "" : "°")}${suffix}`;
  return applied ? `${plain}/${next.numeral}` : plain;
}

/**
 * A chord over another of its tones, or over a tone of its own.
 * @param semitones from the root up to the bass
 * @param degrees letters from the root up to the bass: 2 for a third
 */
export function overTone(chord: Harmony, semitones: number, degrees: number): Harmony {
  if (semitones === 0) return chord;
  const root = /^[A-G][#b]*/.exec(chord.symbol)?.[0] ?? "C";
  return overBass(chord, spellDegree(root, degrees, semitones));
}

/** A chord over a bass tone with a name. */
export function overBass(chord: Harmony, name: string): Harmony {
  const bass = pitchClassOf(name);
  if (bass === chord.root) return chord;
  return { ...chord, symbol: `${chord.symbol}/${simple(name)}`, bass };
}

const PLAIN = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"] as const;

function simple(name: string): string {
  return name.length < 3 ? name : (PLAIN[pitchClassOf(name)] ?? name);
}
