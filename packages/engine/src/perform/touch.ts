/** How each role of the band is played: how far from the score its players go when they play as people do. */
import type { Role } from "../song.ts";

/** How a role is played, at full humanity. */
export interface Touch {
  /** How far the hand strays, in milliseconds: the standard deviation is three fifths of it. */
  readonly jitter: number;
  /** Milliseconds late at the ends of a phrase. */
  readonly rubato: number;
  /** MIDI velocity from the ends of a phrase to its height. */
  readonly arch: number;
  /** MIDI velocity to the semitone. */
  readonly high: number;
  /** The most that a stroke is louder or softer than meant, in MIDI velocity. */
  readonly uneven: number;
  /** The share of its length that a tone may lose. */
  readonly clipped: number;
  /** Whether it sings one tone at a time. */
  readonly single: boolean;
}

/**
 * By role. Players who follow a click are 10 to 30 ms off it (Groove MIDI Dataset: 15 to 25 ms about the mean, slow
 * drift included); loudness rises 3 dB an octave and 1 dB is about 4.5 steps of velocity (Friberg, Bresin & Sundberg
 * 2006, "high loud", at half its size). The sizes are this project's own.
 */
export const touches: Readonly<Record<Role, Touch>> = {
  melody: { jitter: 20, rubato: 16, arch: 5, high: 0.5, uneven: 3, clipped: 0.08, single: true },
  "counter-melody": { jitter: 20, rubato: 10, arch: 5, high: 0.35, uneven: 3, clipped: 0.06, single: true },
  chords: { jitter: 16, rubato: 0, arch: 6, high: 0, uneven: 3, clipped: 0.06, single: false },
  bass: { jitter: 14, rubato: 0, arch: 4, high: 0, uneven: 3, clipped: 0.06, single: true },
  pad: { jitter: 20, rubato: 0, arch: 5, high: 0, uneven: 2, clipped: 0, single: false },
  drums: { jitter: 14, rubato: 0, arch: 4, high: 0, uneven: 5, clipped: 0, single: false },
};
