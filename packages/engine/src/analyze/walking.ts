/** Where the bass walks: a new note on every beat, of which those on strong beats tell the chord and the others lead on. */
import type { Timeline } from "./timeline.ts";

/** Beats in a row in which a bass has to move to walk, and how many of its moves to them may be missing. */
const REACH = 4;
const MISSING = 1;

/** What a beat is to a walking bass. */
export type Walk = "none" | "strong" | "passing";

/**
 * What each beat is to a walking bass.
 * @param firstBass pitch class of the note that is lowest where the beat begins, or −1
 */
export function hearWalking(firstBass: Int8Array, { strengths }: Timeline): readonly Walk[] {
  const walks = new Uint8Array(firstBass.length);
  const moves = (beat: number) =>
    beat > 0 && (firstBass[beat] ?? -1) >= 0 && firstBass[beat] !== firstBass[beat - 1] ? 1 : 0;
  let moved = 0;
  firstBass.forEach((_, beat) => {
    moved += moves(beat) - (beat >= REACH ? moves(beat - REACH) : 0);
    if (moved >= REACH - MISSING) walks.fill(1, Math.max(0, beat - REACH + 1), beat + 1);
  });
  return Array.from(walks, (walk, beat) =>
    walk === 0 ? "none" : (strengths[beat] ?? 1) === 1 ? "passing" : "strong",
  );
}
