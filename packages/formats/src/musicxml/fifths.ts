/**
 * Notes on the line of fifths (Temperley, The Cognition of Basic Musical Structures, 2001): … Bb −2, F −1, C 0, G 1 … so
 * that intervals are sums and a key is a window.
 */
import type { Key, Mode } from "@music-brain/engine";

const LETTERS = ["F", "C", "G", "D", "A", "E", "B"] as const;
/** One of the seven letters. */
export type Letter = (typeof LETTERS)[number];

/** A spelled pitch class. */
export interface Spelling {
  readonly step: Letter;
  /** Semitones: −1 a flat, 1 a sharp. */
  readonly alter: number;
}

/** How many sharps a mode has more than the major scale on its tonic. */
const modeSharps: Readonly<Record<Mode, number>> = {
  lydian: 1,
  major: 0,
  mixolydian: -1,
  dorian: -2,
  minor: -3,
  phrygian: -4,
  locrian: -5,
};

/** The place of a note name: "Bb" is −2. */
export function fifthsOf(name: string): number {
  const letter = LETTERS.indexOf(name.slice(0, 1) as Letter);
  const sharps = name.split("#").length - 1 - (name.slice(1).split("b").length - 1);
  return letter - 1 + 7 * sharps;
}

/** The note at a place. */
export function spellingAt(fifths: number): Spelling {
  const alter = Math.floor((fifths + 1) / 7);
  return { step: LETTERS[fifths + 1 - 7 * alter] ?? "C", alter };
}

/** The name of the note at a place: "F#". */
export function nameAt(fifths: number): string {
  const { step, alter } = spellingAt(fifths);
  return step + (alter < 0 ? "b".repeat(-alter) : "#".repeat(alter));
}

/** The pitch class of the note at a place, 0 (C) … 11. */
export function pitchClassAt(fifths: number): number {
  return (((fifths * 7) % 12) + 12) % 12;
}

/** A key on paper. */
export interface WrittenKey {
  /** Sharps of the signature, or flats below zero: −7 … 7. */
  readonly signature: number;
  readonly tonic: number;
  /** Added to every spelling that comes with the song, where the key would have needed more than seven accidentals. */
  readonly shift: number;
}

/** A key in at most seven accidentals: G# major, which has eight, is written as Ab major. */
export function writtenKey({ tonic, mode }: Key): WrittenKey {
  const given = fifthsOf(tonic);
  const signature = given + modeSharps[mode];
  const shift = signature > 7 ? -12 : signature < -7 ? 12 : 0;
  return { signature: signature + shift, tonic: given + shift, shift };
}

/** The place at which a key has a pitch class, 0 (C) … 11, as one of its seven notes; undefined where it has not. */
export function placeInKey(pitchClass: number, { signature }: WrittenKey): number | undefined {
  const own = Array.from({ length: 7 }, (_, index) => signature - 1 + index);
  return own.find((place) => pitchClassAt(place) === pitchClass);
}

/** Whether the note at a place has a double accidental. */
export function isDouble(place: number): boolean {
  return Math.abs(spellingAt(place).alter) > 1;
}
