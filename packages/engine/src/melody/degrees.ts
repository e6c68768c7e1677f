/** Steps along the scale: sequences, inversions, and a tune in another key. */
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { scales } from "../harmony/scales.ts";
import type { Key } from "../song.ts";

/** The key that lies so many steps of the scale above a note; a note between two degrees counts as the lower one. */
export function shifted(key: Key, note: number, by: number): number {
  return keyAt(key, degreeOf(key, note) + by);
}

/** The key as many steps of the scale below the axis as a note is above it. */
export function inverted(key: Key, note: number, axis: number): number {
  return keyAt(key, 2 * degreeOf(key, axis) - degreeOf(key, note));
}

/** The same degree of the scale in another key or mode: the same tune in another light, in the nearest octave. */
export function inKey(note: number, from: Key, to: Key): number {
  if (from.tonic === to.tonic && from.mode === to.mode) return note;
  const degree = scales[from.mode].indexOf(wrap(note - pitchClassOf(from.tonic), 12));
  if (degree < 0) return note;
  const wanted = pitchClassOf(to.tonic) + (scales[to.mode][degree] ?? 0);
  return note + wrap(wanted - note + 6, 12) - 6;
}

function degreeOf(key: Key, note: number): number {
  const above = note - pitchClassOf(key.tonic);
  const octave = Math.floor(above / 12);
  const within = above - octave * 12;
  const steps = scales[key.mode];
  let degree = 0;
  for (let index = 0; index < 7; index++) if ((steps[index] ?? 0) <= within) degree = index;
  return octave * 7 + degree;
}

function keyAt(key: Key, degree: number): number {
  const octave = Math.floor(degree / 7);
  return pitchClassOf(key.tonic) + octave * 12 + (scales[key.mode][degree - octave * 7] ?? 0);
}
