/** Where finished sound goes. */

import type { Block } from "./fluid-synth.ts";

/** A file while it is written. */
export interface Sink {
  /** Takes the first `frames` frames of a block, ±1. */
  write(block: Block, frames: number): void;
  /** The file, once everything is written. */
  finish(): Uint8Array<ArrayBuffer>;
}
