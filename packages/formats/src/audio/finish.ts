/** Sound at its level, limited, faded and cut to length: what goes into a file. */

import { FRAMES_A_BLOCK, SAMPLE_RATE } from "./fluid-synth.ts";
import { LIMITER_DELAY, Limiter } from "./limiter.ts";
import { CEILING, emptyBlock } from "./measure.ts";
import type { Sink } from "./sink.ts";
import type { Source } from "./source.ts";

/** How long the end of a song is faded, where its last sound is too faint to be missed: 60 ms. */
const FADE_FRAMES = Math.round(0.06 * SAMPLE_RATE);

/** What of the sound is written. */
export interface Cut {
  /** Frames that are left out at the start. */
  readonly skipped: number;
  /** Frames that are written. */
  readonly frames: number;
  /** Whether the last of them fade out. */
  readonly fades: boolean;
}

/**
 * The file of a sound.
 * @param gain what it is multiplied with before it is limited
 */
export function finish(
  source: Source,
  gain: number,
  { skipped, frames, fades }: Cut,
  sink: Sink,
): Uint8Array<ArrayBuffer> {
  const limiter = new Limiter(gain, CEILING);
  const limited = emptyBlock(FRAMES_A_BLOCK);
  // The first that leaves the limiter is older than the sound.
  let toSkip = skipped + LIMITER_DELAY;
  let written = 0;
  const put: Parameters<Source>[0] = (block, count) => {
    if (written === frames) return;
    limiter.process(block, count, limited);
    const from = Math.min(count, toSkip);
    toSkip -= from;
    const fitting = Math.min(count - from, frames - written);
    if (fitting === 0) return;
    const ready = {
      left: limited.left.subarray(from, from + fitting),
      right: limited.right.subarray(from, from + fitting),
    };
    if (fades) fade(ready.left, ready.right, frames - written);
    sink.write(ready, fitting);
    written += fitting;
  };
  source(put);
  // What still waits in the limiter, and silence where the sound was shorter.
  const silence = emptyBlock(FRAMES_A_BLOCK);
  while (written < frames) put(silence, FRAMES_A_BLOCK);
  return sink.finish();
}

/** @param left frames from the first of these to the end */
function fade(left: Float32Array, right: Float32Array, toEnd: number): void {
  for (let frame = Math.max(0, toEnd - FADE_FRAMES); frame < left.length; frame++) {
    const level = fadeAt(toEnd - frame);
    left[frame] = (left[frame] ?? 0) * level;
    right[frame] = (right[frame] ?? 0) * level;
  }
}

/** What a frame is multiplied with, so many frames before the end. */
export function fadeAt(toEnd: number): number {
  return Math.min(1, (toEnd - 1) / FADE_FRAMES);
}
