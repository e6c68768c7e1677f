/** How bright a song's tones are against its tonic. */
import type { Song } from "@music-brain/engine";
import { pitchClassOf } from "../novelty/progressions.ts";

/**
 * The mean place of all pitched notes on the line of fifths from the tonic, by the time they sound: the tonic is 0, the
 * fifth 1, the major third 4, the minor third −3. Tones count up to the raised fourth (6) as sharp, else as flat. A
 * scale with more of the sharp side is heard as brighter (Temperley & Tan 2013, Emotional connotations of diatonic
 * modes: happiness falls from major over mixolydian and dorian to phrygian, with lydian next to major).
 */
export function brightnessOfNotes({ key, tracks }: Pick<Song, "key" | "tracks">): number {
  const tonic = pitchClassOf(key.tonic);
  let [sum, time] = [0, 0];
  for (const { role, notes } of tracks) {
    if (role === "drums") continue;
    for (const { pitch, duration } of notes) {
      // A fifth is 7 semitones, and 7 × 7 = 49 leads back to 1: so 7 × the interval counts the fifths up, modulo 12.
      const fifths = (((pitch - tonic) % 12) * 7 + 84) % 12;
      sum += (fifths > 6 ? fifths - 12 : fifths) * duration;
      time += duration;
    }
  }
  return time === 0 ? 0 : sum / time;
}
