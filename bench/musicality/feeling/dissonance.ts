/** How harsh the tones are that sound together. */
import { type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { mean } from "../statistics/numbers.ts";

/**
 * Consonance of an interval by its class in semitones, 1 … 6 (Huron 1994, Interval-class content in equally tempered
 * pitch-class sets: the mean of three perceptual studies, standardised). Class 0 counts as none.
 */
const consonance = [0, -1.428, -0.582, 0.594, 0.386, 1.24, -0.453];

/**
 * The mean over all quarters of the mean dissonance (consonance with its sign turned) of every two different pitch
 * classes that sound at its beginning or start within it; quarters with fewer than two are left out.
 */
export function dissonanceOf({ tracks }: Pick<Song, "tracks">): number {
  const sounding = new Map<number, number>();
  for (const { role, notes } of tracks) {
    if (role === "drums") continue;
    for (const { start, duration, pitch } of notes) {
      const last = Math.floor((start + duration - 1) / TICKS_PER_QUARTER);
      for (let quarter = Math.floor(start / TICKS_PER_QUARTER); quarter <= last; quarter++) {
        sounding.set(quarter, (sounding.get(quarter) ?? 0) | (1 << (pitch % 12)));
      }
    }
  }
  return mean([...sounding.values()].flatMap((classes) => dissonanceOfSet(classes) ?? []));
}

/** Mean dissonance of a set of pitch classes, one bit each; `undefined` of fewer than two. */
function dissonanceOfSet(classes: number): number | undefined {
  const members = Array.from({ length: 12 }, (_, pitch) => pitch).filter((pitch) => (classes >> pitch) & 1);
  const pairs = members.flatMap((one, index) =>
    members.slice(index + 1).map((other) => -(consonance[Math.min(other - one, 12 - other + one)] ?? 0)),
  );
  return pairs.length === 0 ? undefined : mean(pairs);
}
