/** How much of the melody is made of the chords' own tones. */
import { type Piece, pitchClassesOf } from "../pieces/piece.ts";

/**
 * The share of the melody's sounding sixteenths in which its tone belongs to the chord of that sixteenth, 0 … 1; where
 * no chord is named nothing counts. Counting time instead of notes is kind to tones that come before their chord, which
 * pop melodies love; Yeh et al. 2021 (Automatic melody harmonization with triad chords) count notes.
 */
export function chordToneRatio({ melody, chords, bars }: Piece): number {
  const tones: (readonly number[] | undefined)[] = Array.from({ length: bars * 16 });
  for (const chord of chords) tones.fill(pitchClassesOf(chord), chord.start, chord.start + chord.length);
  let [inside, all] = [0, 0];
  for (const { start, length, pitch } of melody) {
    for (let at = start; at < start + length; at++) {
      const chord = tones[at];
      if (chord === undefined) continue;
      all++;
      if (chord.includes(pitch % 12)) inside++;
    }
  }
  return all === 0 ? 1 : inside / all;
}
