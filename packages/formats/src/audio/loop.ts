/** A section that can be played over and over without a seam. */

import type { Cues } from "./cues.ts";
import { type Block, FRAMES_A_BLOCK, SAMPLE_RATE } from "./fluid-synth.ts";
import { emptyBlock } from "./measure.ts";
import { KEPT_SECONDS, type Source } from "./source.ts";

/** A section's sound while it is laid on top of itself. */
export interface LoopTape {
  /** Everything that was added. */
  readonly loop: Block;
  /** Adds the next frames of the section played on its own, the first `count` of a block. */
  add(block: Block, count: number): void;
}

/**
 * A section at its exact length: what rings on after its end is heard at its beginning, as it is when the loop comes
 * round, and notes that anticipate its first beat are heard before its last.
 * @throws RangeError where it is too long to be kept
 */
export function loopTape({ lead, frames }: Cues): LoopTape {
  if (frames > KEPT_SECONDS * SAMPLE_RATE) {
    const seconds = Math.ceil(frames / SAMPLE_RATE);
    throw new RangeError(
      `A section of ${seconds} seconds cannot be made a loop; ${KEPT_SECONDS} is the most.`,
    );
  }
  const loop = emptyBlock(frames);
  let position = (frames - (lead % frames)) % frames;
  return {
    loop,
    add({ left, right }, count) {
      for (let frame = 0; frame < count; frame++) {
        loop.left[position] = (loop.left[position] ?? 0) + (left[frame] ?? 0);
        loop.right[position] = (loop.right[position] ?? 0) + (right[frame] ?? 0);
        position = position + 1 === frames ? 0 : position + 1;
      }
    },
  };
}

/**
 * The loop with some of what comes before it, so that whatever it goes through is in the state in which it will come
 * round, and of what follows it.
 * @param before frames
 * @param after frames
 */
export function comingRound(loop: Block, before: number, after: number): Source {
  const { length } = loop.left;
  return (listener) => {
    const total = before + length + after;
    const block = emptyBlock(FRAMES_A_BLOCK);
    let position = (length - (before % length)) % length;
    for (let done = 0; done < total; ) {
      const frames = Math.min(FRAMES_A_BLOCK, total - done);
      for (let frame = 0; frame < frames; frame++) {
        block.left[frame] = loop.left[position] ?? 0;
        block.right[frame] = loop.right[position] ?? 0;
        position = position + 1 === length ? 0 : position + 1;
      }
      listener(block, frames);
      done += frames;
    }
  };
}
