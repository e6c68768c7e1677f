/** How loud each part is, and where it stands: a start for whoever opens the file, written once at its head. */

import type { Role } from "@music-brain/engine";

/** A place in the mix. */
export interface Place {
  /** Channel volume (controller 7), 0 … 127: a gain of 40 × log10(volume / 127) dB (General MIDI 2, page 8). */
  readonly volume: number;
  /** Pan (controller 10), 0 (left) … 64 (middle) … 127 (right). */
  readonly pan: number;
}

/**
 * Our own choice, around General MIDI's defaults of volume 100 and pan 64. What carries the song stays in the
 * middle; chords and pad, which sound under it for longest, step back and to either side.
 */
export const MIX: Readonly<Record<Role, Place>> = {
  melody: { volume: 104, pan: 64 },
  "counter-melody": { volume: 84, pan: 78 },
  bass: { volume: 96, pan: 64 },
  drums: { volume: 100, pan: 64 },
  chords: { volume: 84, pan: 52 },
  pad: { volume: 74, pan: 76 },
};
