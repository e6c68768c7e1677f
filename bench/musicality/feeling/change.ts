/** What differs between two songs, bar by bar. */
import { type Role, type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { lengthOf } from "./cues.ts";

/** The roles that can be in a song. */
export const roles: readonly Role[] = ["melody", "counter-melody", "chords", "bass", "pad", "drums"];

/** The share of bars in which a role's notes differ, 0 … 1; `undefined` where neither song has the role. */
export function barsChanged(one: Song, other: Song, role: Role): number | undefined {
  const [before, after] = [barsOf(one, role), barsOf(other, role)];
  if (!before && !after) return undefined;
  const bars = Math.max(one.totalBars, other.totalBars);
  let changed = 0;
  for (let bar = 0; bar < bars; bar++) if (before?.[bar] !== after?.[bar]) changed++;
  return changed / bars;
}

/**
 * The notes of each bar as text: sixteenth and pitch. Lengths and velocities are left out: they are to move with every
 * step, and gently.
 */
function barsOf(song: Song, role: Role): readonly string[] | undefined {
  const tracks = song.tracks.filter((track) => track.role === role && track.notes.length > 0);
  if (tracks.length === 0) return undefined;
  const ticks = lengthOf(song) / song.totalBars;
  const bars = Array.from({ length: song.totalBars }, (): string[] => []);
  for (const { notes } of tracks) {
    for (const { start, pitch } of notes) {
      const sixteenth = Math.round((start * 4) / TICKS_PER_QUARTER);
      const perBar = (ticks * 4) / TICKS_PER_QUARTER;
      bars[Math.floor(sixteenth / perBar)]?.push(`${sixteenth % perBar}:${pitch}`);
    }
  }
  return bars.map((bar) => bar.sort().join(" "));
}
