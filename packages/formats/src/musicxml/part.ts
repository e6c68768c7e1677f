/** A track as a part of a score: its staves, and on each its voices in bars. */
import type { Song, Track } from "@music-brain/engine";
import { drumVoices } from "./drum-voices.ts";
import { barsOf, type VoiceBar } from "./measures.ts";
import { type Clef, stavesOf } from "./staves.ts";
import type { Swing } from "./swing.ts";
import { voicesOf } from "./voices.ts";
import { type PlacedNote, placed } from "./written.ts";

/** One staff of a part: its voices, and of each the bars. */
export interface PartStaff {
  readonly clef: Clef;
  readonly voices: readonly (readonly VoiceBar[])[];
}

/** A part of a score. */
export interface Part {
  /** "P1". */
  readonly id: string;
  readonly track: Track;
  readonly notes: readonly PlacedNote[];
  readonly staves: readonly PartStaff[];
}

/**
 * A track on paper.
 * @param number from 1
 * @param pickup ticks that the first bar leaves out
 */
export function partOf(
  track: Track,
  number: number,
  song: Song,
  swing: Swing | undefined,
  pickup: number,
): Part {
  const { totalBars, timeSignature } = song;
  const { notes, divisions } = placed(track.notes, timeSignature, swing);
  const staves = stavesOf(track, notes).map((staff): PartStaff => {
    const voices =
      track.role === "drums" ? drumVoices(staff.notes, divisions) : voicesOf(staff.notes, divisions);
    return {
      clef: staff.clef,
      voices: voices
        .filter((voice) => voice.length > 0)
        .map((voice) => barsOf(voice, totalBars, timeSignature, divisions, pickup)),
    };
  });
  return { id: `P${number}`, track, notes, staves };
}
