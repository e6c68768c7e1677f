/** Enharmonic spelling: which of C# and Db a black key is, by the harmony that it sounds in and the key around it. */
import type { ChordSymbol } from "./chord-symbols.ts";
import { pitchClassAt, type Spelling, spellingAt, type WrittenKey } from "./fifths.ts";

/** A pitch on a staff. */
export interface SpelledPitch extends Spelling {
  /** Octave of the letter, 4 from middle C on: a B# below middle C's neighbour is in octave 3. */
  readonly octave: number;
}

/** How far from the key's own seven notes a spelling is still looked for, in fifths. */
const REACH = 12;

/**
 * Spells a pitch. Tones of the chord are spelled as the chord is, tones of the key as the key has them; what is neither leads up
 * as a sharp and falls as a flat would, where it goes on to its neighbour, and else lies as near to the key as it can.
 * @param pitch MIDI note number
 * @param next the pitch that follows in its line, where one does
 */
export function spelled(
  pitch: number,
  key: WrittenKey,
  chord: ChordSymbol | undefined,
  next: number | undefined,
): SpelledPitch {
  const { step, alter } = spellingAt(placeOf(pitch, key, chord, next));
  return { step, alter, octave: Math.floor((pitch - alter) / 12) - 1 };
}

function placeOf(
  pitch: number,
  key: WrittenKey,
  chord: ChordSymbol | undefined,
  next: number | undefined,
): number {
  const pitchClass = pitch % 12;
  const inChord = chord?.kind.tones
    .map((tone) => chord.root + key.shift + tone)
    .find((place) => pitchClassAt(place) === pitchClass && Math.abs(spellingAt(place).alter) < 2);
  if (inChord !== undefined) return inChord;
  const inKey = range(key.signature - 1, 7).find((place) => pitchClassAt(place) === pitchClass);
  if (inKey !== undefined) return inKey;
  const center = key.signature + 2;
  const upwards = next === pitch + 1;
  const downwards = next === pitch - 1;
  const lean = upwards ? 3 : downwards ? -3 : 0;
  const places = range(center - REACH, 2 * REACH + 1).filter(
    (place) => pitchClassAt(place) === pitchClass && Math.abs(spellingAt(place).alter) < 2,
  );
  const far = (place: number) => Math.abs(place - center - lean);
  return places.toSorted((left, right) => far(left) - far(right))[0] ?? 0;
}

function range(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => from + index);
}
