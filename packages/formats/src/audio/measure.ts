/** What has to be known of sound before it can be brought to its level. */

import { type Block, FRAMES_A_BLOCK, FRAMES_A_STEP } from "./fluid-synth.ts";
import { Limiter } from "./limiter.ts";
import { LoudnessMeter } from "./loudness.ts";
import type { Source } from "./source.ts";

/** The level that songs are brought to: what streaming services play at, −14 LUFS, is a little louder. */
export const TARGET_LUFS = -16;

/** The highest true peak. Lossy codecs overshoot what they are given by about a decibel. */
export const CEILING = 10 ** (-1.5 / 20);

/** Peaks between samples are less than this above the samples. */
const BETWEEN_SAMPLES = 10 ** (3 / 20);

/** Limiting makes softer; after this many corrections what is missing is left. */
const MOST_CORRECTIONS = 6;
const CLOSE_ENOUGH_LU = 0.3;

/** What a decibel more brings at least, in LU; where it brings less, sound is limited so hard that it is left. */
const LEAST_SLOPE = 0.25;

/** The end is where sound falls below this for good, at its level: −60 dB of full scale. */
const AUDIBLE = 10 ** (-60 / 20);

/** What was found. */
export interface Measured {
  /** LUFS. */
  readonly loudness: number;
  /** The highest absolute sample. */
  readonly peak: number;
  /** The same within each step of the synthesizer. */
  readonly stepPeaks: readonly number[];
}

/** Listens to all of it, once. */
export function measured(source: Source): Measured {
  const meter = new LoudnessMeter();
  const stepPeaks: number[] = [];
  source((block, frames) => {
    meter.add(block, frames);
    for (let step = 0; step < frames; step += FRAMES_A_STEP) {
      stepPeaks.push(peakOf(block, step, Math.min(frames, step + FRAMES_A_STEP)));
    }
  });
  return {
    loudness: meter.integrated,
    peak: stepPeaks.reduce((most, one) => Math.max(most, one), 0),
    stepPeaks,
  };
}

/**
 * What the sound is multiplied with before it is limited, so that it is as loud as it should be.
 * @throws RangeError for silence
 */
export function gainFor(source: Source, { loudness, peak }: Measured): number {
  if (loudness === Number.NEGATIVE_INFINITY) throw new RangeError("The song has no notes that sound.");
  let level = TARGET_LUFS - loudness;
  if (peak * BETWEEN_SAMPLES * decibels(level) <= CEILING) return decibels(level);
  // What limiting takes away grows with the level, so each step is as long as the last one says that it has to be.
  let slope = 1;
  let before = { level: 0, heard: loudness };
  for (let correction = 0; correction < MOST_CORRECTIONS; correction++) {
    const heard = limitedLoudness(source, decibels(level));
    const missing = TARGET_LUFS - heard;
    if (Math.abs(missing) <= CLOSE_ENOUGH_LU) break;
    if (correction > 0) slope = (heard - before.heard) / (level - before.level);
    before = { level, heard };
    level += missing / Math.min(1, Math.max(LEAST_SLOPE, slope));
  }
  return decibels(level);
}

/** Frames until nothing is heard any more. */
export function audibleFrames({ stepPeaks }: Measured, gain: number): number {
  return (stepPeaks.findLastIndex((peak) => peak * gain > AUDIBLE) + 1) * FRAMES_A_STEP;
}

function limitedLoudness(source: Source, gain: number): number {
  const limiter = new Limiter(gain, CEILING);
  const meter = new LoudnessMeter();
  const limited = emptyBlock(FRAMES_A_BLOCK);
  source((block, frames) => {
    limiter.process(block, frames, limited);
    meter.add(limited, frames);
  });
  return meter.integrated;
}

/** A block of silence. */
export function emptyBlock(frames: number): Block {
  return { left: new Float32Array(frames), right: new Float32Array(frames) };
}

function peakOf({ left, right }: Block, from: number, to: number): number {
  let peak = 0;
  for (let frame = from; frame < to; frame++) {
    peak = Math.max(peak, Math.abs(left[frame] ?? 0), Math.abs(right[frame] ?? 0));
  }
  return peak;
}

function decibels(value: number): number {
  return 10 ** (value / 20);
}
