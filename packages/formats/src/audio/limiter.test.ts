import { expect, it } from "vitest";
import type { Block } from "./fluid-synth.ts";
import { LIMITER_DELAY, Limiter } from "./limiter.ts";
import { emptyBlock } from "./measure.ts";
import { aTone } from "./testing/sound.ts";

const CEILING = 0.8;

function limited(sound: Block, gain: number, blockFrames = 512): Block {
  const limiter = new Limiter(gain, CEILING);
  const frames = sound.left.length;
  const out = emptyBlock(frames + LIMITER_DELAY);
  for (let from = 0; from < out.left.length; from += blockFrames) {
    const count = Math.min(blockFrames, out.left.length - from);
    const block = emptyBlock(count);
    block.left.set(sound.left.subarray(from, from + count));
    block.right.set(sound.right.subarray(from, from + count));
    const into = { left: out.left.subarray(from), right: out.right.subarray(from) };
    limiter.process(block, count, into);
  }
  return { left: out.left.subarray(LIMITER_DELAY), right: out.right.subarray(LIMITER_DELAY) };
}

/** The highest value of the curve through the samples, sixteen points to each, well away from the edges. */
function truePeak(samples: Float32Array): number {
  let peak = 0;
  for (let at = 64; at < samples.length - 64; at++) {
    for (let point = 0; point < 16; point++) {
      let sum = 0;
      for (let tap = -32; tap <= 32; tap++) {
        const distance = tap - point / 16;
        const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance);
        sum += (samples[at + tap] ?? 0) * sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / 33));
      }
      peak = Math.max(peak, Math.abs(sum));
    }
  }
  return peak;
}

it("leaves alone what stays below the ceiling, to the bit", () => {
  const tone = aTone(440, -6, 0.5);
  expect(limited(tone, 1).left).toEqual(tone.left);
});

it("keeps true peaks below the ceiling that lie between samples, where no sample reaches it", () => {
  // A quarter of the sampling rate, an eighth of a period late: every sample is 3 dB below the peak.
  const tone = emptyBlock(4096);
  for (let frame = 0; frame < 4096; frame++) {
    tone.left[frame] = 1.1 * Math.sin((Math.PI / 2) * frame + Math.PI / 4) * Math.min(1, frame / 2000);
  }
  expect(Math.max(...tone.left)).toBeLessThan(CEILING);
  expect(truePeak(tone.left)).toBeGreaterThan(1);
  expect(truePeak(limited(tone, 1).left)).toBeLessThan(CEILING * 1.01);
});

it("never exceeds the ceiling, however sudden the peak", () => {
  const clicks = aTone(3000, -20, 0.5);
  for (const at of [0, 5, 9000, 9100, 15_000]) clicks.left[at] = 4;
  const out = limited(clicks, 1.5);
  expect(out.left.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThanOrEqual(
    CEILING * 1.0001,
  );
});

it("softens both channels alike, so that nothing moves to a side", () => {
  const tone = aTone(200, 6, 0.2);
  for (let frame = 0; frame < tone.right.length; frame++) tone.right[frame] = (tone.left[frame] ?? 0) / 4;
  const { left, right } = limited(tone, 1);
  for (let frame = 1000; frame < 8000; frame++) expect(right[frame]).toBeCloseTo((left[frame] ?? 0) / 4, 6);
});

it("is as loud as before a while after a peak", () => {
  const tone = aTone(440, -12, 2);
  tone.left[2000] = 3;
  const out = limited(tone, 1);
  expect(out.left.subarray(80_000, 81_000)).toEqual(tone.left.subarray(80_000, 81_000));
});

it("does the same however the sound is cut into blocks", () => {
  const tone = aTone(100, 3, 0.3);
  expect(limited(tone, 1, 64)).toEqual(limited(tone, 1, 1000));
});
