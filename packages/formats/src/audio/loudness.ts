/**
 * How loud sound is: integrated loudness by ITU-R BS.1770-4, in LUFS. Stereo, both channels with weight 1.
 *
 * The norm gives its filters for 48 kHz; for other rates they follow from their analogue forms (Mansbridge, Finn and Reiss
 * 2012, "Implementation and Evaluation of Autonomous Multi-track Fader Control"), which at 48 kHz give the norm's numbers.
 */

import { type Block, SAMPLE_RATE } from "./fluid-synth.ts";

/** Loudness is measured over 400 ms, beginning anew every 100 ms. */
const HOP_FRAMES = SAMPLE_RATE / 10;
export const HOPS_A_SECOND = 10;
const HOPS_A_WINDOW = 4;

/** What is fainter than this does not count, and what is 10 LU fainter than the rest does not either. */
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** A filter of the second order: y = b0·x + b1·x₋₁ + b2·x₋₂ − a1·y₋₁ − a2·y₋₂. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** The first filter of the norm: the head makes what is above 2 kHz some 4 dB louder. */
export function headShelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

/** The second: little is heard of what is below 60 Hz. */
export function lowCut(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}

const SHELF = headShelf(SAMPLE_RATE);
const CUT = lowCut(SAMPLE_RATE);

/**
 * The two filters, one after the other, of both channels; gives the energy of what comes out. Each sample waits for the one
 * before it, so the channels are filtered side by side: the processor works at one while the other waits.
 */
class WeightedStereo {
  /** What the filters remember: two values of the shelf and two of the cut, of the left channel and of the right. */
  #memory = { ls1: 0, ls2: 0, lc1: 0, lc2: 0, rs1: 0, rs2: 0, rc1: 0, rc2: 0 };

  energy({ left, right }: Block, from: number, to: number): number {
    let { ls1, ls2, lc1, lc2, rs1, rs2, rc1, rc2 } = this.#memory;
    let sum = 0;
    for (let frame = from; frame < to; frame++) {
      const l = left[frame] ?? 0;
      const r = right[frame] ?? 0;
      const lShelved = SHELF.b0 * l + ls1;
      const rShelved = SHELF.b0 * r + rs1;
      ls1 = SHELF.b1 * l - SHELF.a1 * lShelved + ls2;
      rs1 = SHELF.b1 * r - SHELF.a1 * rShelved + rs2;
      ls2 = SHELF.b2 * l - SHELF.a2 * lShelved;
      rs2 = SHELF.b2 * r - SHELF.a2 * rShelved;
      const lCut = lShelved + lc1;
      const rCut = rShelved + rc1;
      lc1 = CUT.b1 * lShelved - CUT.a1 * lCut + lc2;
      rc1 = CUT.b1 * rShelved - CUT.a1 * rCut + rc2;
      lc2 = CUT.b2 * lShelved - CUT.a2 * lCut;
      rc2 = CUT.b2 * rShelved - CUT.a2 * rCut;
      sum += lCut * lCut + rCut * rCut;
    }
    this.#memory = { ls1, ls2, lc1, lc2, rs1, rs2, rc1, rc2 };
    return sum;
  }
}

/** Listens to sound, block by block, and then says how loud it was. */
export class LoudnessMeter {
  readonly #weighted = new WeightedStereo();
  readonly #hopFrames: number;
  readonly #hops: number[] = [];
  #energy = 0;
  #frames = 0;

  /** @param hopFrames over how many frames energy is summed up; {@link integrated} wants what it is by default */
  constructor(hopFrames = HOP_FRAMES) {
    this.#hopFrames = hopFrames;
  }

  /** Hears the first `frames` frames of a block. */
  add(block: Block, frames: number): void {
    for (let from = 0; from < frames; ) {
      const to = Math.min(frames, from + this.#hopFrames - this.#frames);
      this.#energy += this.#weighted.energy(block, from, to);
      this.#frames += to - from;
      from = to;
      if (this.#frames < this.#hopFrames) continue;
      this.#hops.push(this.#energy / this.#hopFrames);
      this.#energy = 0;
      this.#frames = 0;
    }
  }

  /** The mean weighted energy of a frame, hop by hop. */
  get hops(): readonly number[] {
    return this.#hops;
  }

  /** In LUFS; −Infinity for silence, and for what is shorter than 400 ms. */
  get integrated(): number {
    return integratedLoudness(this.#hops);
  }
}

/**
 * LUFS; −Infinity for silence, and for what is shorter than 400 ms.
 * @param hops the mean weighted energy of a frame in each tenth of a second
 */
export function integratedLoudness(hops: readonly number[]): number {
  const windows: number[] = [];
  for (let first = 0; first + HOPS_A_WINDOW <= hops.length; first++) {
    windows.push(mean(hops.slice(first, first + HOPS_A_WINDOW)));
  }
  const loud = windows.filter((energy) => lufs(energy) > ABSOLUTE_GATE);
  const gate = lufs(mean(loud)) + RELATIVE_GATE;
  return lufs(mean(loud.filter((energy) => lufs(energy) > gate)));
}

/** −0.691 makes 1 kHz, whose weighting is not quite 0 dB, come out right. */
function lufs(energy: number): number {
  return -0.691 + 10 * Math.log10(energy);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
