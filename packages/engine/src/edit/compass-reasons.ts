/** What is said of parts that go another way than the song that they are in. */
import { programNames } from "../data/instruments.ts";
import { listed } from "../plan/wish.ts";
import type { Reason, Track } from "../song.ts";

/**
 * A warning for the parts that could not go where the song was moved, since their instruments do not reach that far.
 * @param shifts by how many semitones each track went
 * @param semitones by how many semitones the song was moved
 */
export function compassReasons(
  tracks: readonly Track[],
  shifts: readonly number[],
  semitones: number,
): readonly Reason[] {
  const told = tracks.flatMap((track, index) => {
    const shift = shifts[index] ?? 0;
    if (track.role === "drums" || shift === semitones) return [];
    const instrument = programNames[track.program] ?? "instrument";
    return { went: `${track.role}: ${wayOf(shift)}`, who: `the ${track.role} (${instrument})` };
  });
  if (told.length === 0) return [];
  const because =
    `Warning: ${wayOf(semitones)}, ${listed(told.map(({ who }) => who))} would leave the compass of ` +
    `${told.length === 1 ? "the instrument" : "their instruments"}; all of ${told.length === 1 ? "the part goes" : "each part goes"} ` +
    "to the nearest octave that fits, so these parts lie otherwise to the rest than they did.";
  return [{ about: "compass", decision: told.map(({ went }) => went).join(", "), because }];
}

function wayOf(shift: number): string {
  if (shift === 0) return "where it was";
  const size = Math.abs(shift);
  return `${shift > 0 ? "up" : "down"} by ${size} semitone${size === 1 ? "" : "s"}`;
}
