/** A key as a MIDI key signature. */

import type { Key, Mode } from "@music-brain/engine";

/** What a MIDI key signature can say: up to seven sharps or flats, and one of two names. */
export interface KeySignature {
  /** Sharps, or flats below zero: −7 … 7. */
  readonly accidentals: number;
  /** Whether readers should call the key minor rather than major. */
  readonly minor: boolean;
}

/** How far each natural note lies from C on the circle of fifths, sharps upwards. */
const FIFTHS_FROM_C: Readonly<Record<string, number>> = { F: -1, C: 0, G: 1, D: 2, A: 3, E: 4, B: 5 };

/** How many sharps a mode has more than the major scale on the same tonic, and whether its third is minor. */
const MODES: Readonly<Record<Mode, { readonly sharps: number; readonly minorThird: boolean }>> = {
  lydian: { sharps: 1, minorThird: false },
  major: { sharps: 0, minorThird: false },
  mixolydian: { sharps: -1, minorThird: false },
  dorian: { sharps: -2, minorThird: true },
  minor: { sharps: -3, minorThird: true },
  phrygian: { sharps: -4, minorThird: true },
  locrian: { sharps: -5, minorThird: true },
};

/**
 * The signature under which the key's own scale needs no accidental: that of the major scale with the same notes.
 *
 * A MIDI file names a key by its accidentals and a major or minor flag, so only major and minor keys come back
 * under their own name. For the other modes the accidentals win over the name, because a score drawn with wrong
 * ones is wrong at every note, and the flag is that of the mode's third, because that is what the mode sounds
 * like. D dorian is therefore no sharps and minor, which readers show as A minor; G mixolydian is C major.
 *
 * A key beyond seven sharps or flats (G# major has eight) is written as the one that sounds the same (Ab major).
 *
 * @throws RangeError where the tonic is not a letter from A to G with at most two sharps or flats.
 */
export function keySignature(key: Key): KeySignature {
  const [, letter = "", alteration = ""] = /^([A-G])(#{0,2}|b{0,2})$/.exec(key.tonic) ?? [];
  const natural = FIFTHS_FROM_C[letter];
  if (natural === undefined) throw new RangeError(`the key's tonic "${key.tonic}" is not a note name`);
  const mode = MODES[key.mode];
  const altered = alteration.length * (alteration.startsWith("b") ? -7 : 7);
  return { accidentals: nearest(natural + altered + mode.sharps), minor: mode.minorThird };
}

/** The same pitches within seven accidentals: twelve fifths lead back to where they began. */
function nearest(accidentals: number): number {
  let folded = accidentals;
  while (folded > 7) folded -= 12;
  while (folded < -7) folded += 12;
  return folded;
}
