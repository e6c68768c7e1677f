/**
 * Keeps sound below a ceiling without clipping it: shortly before a peak it becomes softer, and after it slowly as loud as
 * before. Peaks are looked for between the samples too (ITU-R BS.1770-4, annex 2: true peaks), where a player's converter
 * or a lossy codec will find them.
 */

import { type Block, SAMPLE_RATE } from "./fluid-synth.ts";

/** Frames over which it becomes softer: 6 ms. */
export const LOOK_AHEAD = 256;

/** What is missing to full level is down to a third after 120 ms. */
export const RELEASE_SECONDS = 0.12;
const RELEASE = 1 - Math.exp(-1 / (RELEASE_SECONDS * SAMPLE_RATE));

/** Points looked at from one sample to the next, and samples on either side of them that count. */
const OVERSAMPLING = 4;
const REACH = 6;

/** Between samples that are all below half the ceiling nothing reaches it. */
const NEAR = 0.5;

/** A kernel for each point between two samples: a sinc in Hann's window, over REACH samples on either side. */
const KERNELS = Array.from({ length: OVERSAMPLING - 1 }, (_, point) => {
  const offset = (point + 1) / OVERSAMPLING;
  return Float64Array.from({ length: 2 * REACH }, (_, tap) => {
    const distance = tap - (REACH - 1) - offset;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (REACH + 0.5));
    return (window * Math.sin(Math.PI * distance)) / (Math.PI * distance);
  });
});

/** Frames by which its output is late. */
export const LIMITER_DELAY = LOOK_AHEAD - 1 + REACH;

/** Frames that are taken at a time. */
const STEP = 64;

/** Frames it remembers: those that wait, and those that a kernel looks back at; a power of two. */
const MEMORY = 1024;
const MASK = MEMORY - 1;

/** A limiter; sound goes through it in order. */
export class Limiter {
  readonly #gain: number;
  readonly #ceiling: number;
  readonly #left = new Float32Array(MEMORY);
  readonly #right = new Float32Array(MEMORY);
  /** What each frame in memory may be multiplied with at most, and that with its release. */
  readonly #needs = new Float64Array(MEMORY).fill(1);
  readonly #held = new Float64Array(MEMORY).fill(1);
  #sum = LOOK_AHEAD;
  #level = 1;
  /** Frames until all that it remembers is at full level, from the last that is not. */
  #busy = 0;
  #lowest = 1;
  /** How many of the last frames are below {@link NEAR} the ceiling, one after the other. */
  #quiet = 0;
  #position = 0;

  /**
   * @param gain what the sound is multiplied with first
   * @param ceiling the highest absolute value, below 1
   */
  constructor(gain: number, ceiling: number) {
    this.#gain = gain;
    this.#ceiling = ceiling;
  }

  /** Puts the first `frames` frames in and the same number out, {@link LIMITER_DELAY} frames late. `into` may be the block. */
  process(block: Block, frames: number, into: Block): void {
    for (let from = 0; from < frames; from += STEP) {
      const to = Math.min(frames, from + STEP);
      this.#take(block, from, to);
      if (this.#busy === 0 && this.#level === 1 && this.#quiet >= to - from + REACH)
        this.#pass(into, from, to);
      else this.#limit(into, from, to);
    }
  }

  /** Remembers frames, and how many of the last ones are far below the ceiling. */
  #take({ left, right }: Block, from: number, to: number): void {
    const near = NEAR * this.#ceiling;
    for (let frame = from; frame < to; frame++) {
      const at = (this.#position + frame - from) & MASK;
      const l = (left[frame] ?? 0) * this.#gain;
      const r = (right[frame] ?? 0) * this.#gain;
      this.#left[at] = l;
      this.#right[at] = r;
      this.#quiet = Math.abs(l) < near && Math.abs(r) < near ? this.#quiet + 1 : 0;
    }
  }

  /** Gives frames as they are, where none that is to be judged comes near the ceiling. */
  #pass({ left, right }: Block, from: number, to: number): void {
    for (let frame = from; frame < to; frame++) {
      const judged = (this.#position - REACH) & MASK;
      this.#needs[judged] = 1;
      this.#held[judged] = 1;
      const out = (this.#position - LIMITER_DELAY) & MASK;
      left[frame] = this.#left[out] ?? 0;
      right[frame] = this.#right[out] ?? 0;
      this.#position += 1;
    }
    this.#sum = LOOK_AHEAD;
  }

  #limit({ left, right }: Block, from: number, to: number): void {
    for (let frame = from; frame < to; frame++) {
      const level = this.#next();
      const out = (this.#position - LIMITER_DELAY) & MASK;
      left[frame] = (this.#left[out] ?? 0) * level;
      right[frame] = (this.#right[out] ?? 0) * level;
      this.#position += 1;
    }
  }

  /** Looks at the frame that has just become surrounded by known ones; gives the level of the one that goes out. */
  #next(): number {
    const judged = this.#position - REACH;
    const peak = this.#peak(judged);
    const need = peak > this.#ceiling ? this.#ceiling / peak : 1;
    this.#needs[judged & MASK] = need;
    if (need < 1 || this.#level < 1) this.#busy = 2 * LOOK_AHEAD;
    if (this.#busy > 0) {
      this.#busy -= 1;
      return this.#follow(judged, need);
    }
    this.#held[judged & MASK] = 1;
    this.#sum = LOOK_AHEAD;
    return 1;
  }

  /** The least of the needs in the last LOOK_AHEAD frames, with its release, averaged over as many. */
  #follow(judged: number, need: number): number {
    const leaving = this.#needs[(judged - LOOK_AHEAD) & MASK] ?? 1;
    if (need <= this.#lowest) this.#lowest = need;
    else if (leaving <= this.#lowest) this.#lowest = this.#least(judged);
    const released = this.#level + (1 - this.#level) * RELEASE;
    // The jump is spread over the look-ahead, and 100 dB down.
    this.#level = Math.min(this.#lowest, released > 1 - 1e-5 ? 1 : released);
    this.#sum += this.#level - (this.#held[(judged - LOOK_AHEAD) & MASK] ?? 1);
    this.#held[judged & MASK] = this.#level;
    return Math.min(1, this.#sum / LOOK_AHEAD);
  }

  #least(judged: number): number {
    let least = 1;
    for (let back = 0; back < LOOK_AHEAD; back++) {
      least = Math.min(least, this.#needs[(judged - back) & MASK] ?? 1);
    }
    return least;
  }

  /** The highest absolute value from a frame up to the next. */
  #peak(frame: number): number {
    const at = frame & MASK;
    const next = (frame + 1) & MASK;
    const sample = Math.max(Math.abs(this.#left[at] ?? 0), Math.abs(this.#right[at] ?? 0));
    const after = Math.max(Math.abs(this.#left[next] ?? 0), Math.abs(this.#right[next] ?? 0));
    if (Math.max(sample, after) < NEAR * this.#ceiling) return sample;
    return Math.max(sample, this.#between(this.#left, frame), this.#between(this.#right, frame));
  }

  #between(samples: Float32Array, frame: number): number {
    let peak = 0;
    for (const kernel of KERNELS) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) {
        sum += (kernel[tap] ?? 0) * (samples[(frame - (REACH - 1) + tap) & MASK] ?? 0);
      }
      peak = Math.max(peak, Math.abs(sum));
    }
    return peak;
  }
}
