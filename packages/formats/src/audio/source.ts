/** Sound that can be listened to more than once. */

import { type Block, FRAMES_A_BLOCK, SAMPLE_RATE } from "./fluid-synth.ts";

/** Hears a block: its first `frames` frames, valid until the call returns, and not to be written to. */
export type Listener = (block: Block, frames: number) => void;

/** Plays to a listener, from the start, the same every time. */
export type Source = (listener: Listener) => void;

/** Seconds of sound that are kept: some 100 MB. What is longer is played again instead, which takes longer. */
export const KEPT_SECONDS = 300;
const MOST_BLOCKS = Math.ceil((KEPT_SECONDS * SAMPLE_RATE) / FRAMES_A_BLOCK);

interface KeptBlock {
  readonly block: Block;
  readonly frames: number;
}

/** The same sound, kept while it is listened to for the first time, unless it is long. */
export function kept(source: Source): Source {
  const blocks: KeptBlock[] = [];
  let state: "new" | "kept" | "too long" = "new";
  return (listener) => {
    if (state === "kept") {
      for (const { block, frames } of blocks) listener(block, frames);
      return;
    }
    source((block, frames) => {
      if (state === "new") keep(block, frames);
      listener(block, frames);
    });
    if (state === "new") state = "kept";
  };

  function keep({ left, right }: Block, frames: number): void {
    blocks.push({ block: { left: left.slice(0, frames), right: right.slice(0, frames) }, frames });
    if (blocks.length < MOST_BLOCKS) return;
    state = "too long";
    blocks.length = 0;
  }
}
