/** What has to be known of sound before it can be brought to its level. */

import { type Block, FRAMES_A_STEP, SAMPLE_RATE } from "./fluid-synth.ts";
import { LOOK_AHEAD, RELEASE_SECONDS } from "./limiter.ts";
import { HOPS_A_SECOND, integratedLoudness, LoudnessMeter } from "./loudness.ts";
import type { Source } from "./source.ts";

/** The level that songs are brought to: what streaming services play at, −14 LUFS, is a little louder. */
export const TARGET_LUFS = -16;

/** The highest true peak. Lossy codecs overshoot what they are given by about a decibel. */
export const CEILING = 10 ** (-1.5 / 20);

/** Peaks between samples are less than this above the samples. */
const BETWEEN_SAMPLES = 10 ** (3 / 20);

/** Limiting makes softer; after this many corrections what is missing is left. */
const MOST_CORRECTIONS = 12;
const CLOSE_ENOUGH_LU = 0.05;

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
  /** The mean energy of a frame in each step, weighted as loudness is measured. */
  readonly stepEnergies: readonly number[];
}

/** Steps of the synthesizer in a tenth of a second, over which loudness is measured: 0.1 ms too long. */
const STEPS_A_HOP = Math.round(SAMPLE_RATE / HOPS_A_SECOND / FRAMES_A_STEP);

/** The limiter, in steps. */
const LOOK_AHEAD_STEPS = LOOK_AHEAD / FRAMES_A_STEP;
const STEP_RELEASE = 1 - Math.exp(-FRAMES_A_STEP / (RELEASE_SECONDS * SAMPLE_RATE));

/** Listens to all of it, once. */
export function measured(source: Source): Measured {
  const meter = new LoudnessMeter(FRAMES_A_STEP);
  const stepPeaks: number[] = [];
  source((block, frames) => {
    meter.add(block, frames);
    for (let step = 0; step < frames; step += FRAMES_A_STEP) {
      stepPeaks.push(peakOf(block, step, Math.min(frames, step + FRAMES_A_STEP)));
    }
  });
  return {
    loudness: loudnessAt(meter.hops, () => 1),
    peak: stepPeaks.reduce((most, one) => Math.max(most, one), 0),
    stepPeaks,
    stepEnergies: meter.hops,
  };
}

/**
 * What the sound is multiplied with before it is limited, so that it is as loud as it should be. What limiting takes away
 * follows from the peaks and energies of the steps, so nothing has to be listened to again.
 * @throws RangeError for silence
 */
export function gainFor(found: Measured): number {
  const { loudness, peak } = found;
  if (loudness === Number.NEGATIVE_INFINITY) throw new RangeError("The song has no notes that sound.");
  let level = TARGET_LUFS - loudness;
  if (peak * BETWEEN_SAMPLES * decibels(level) <= CEILING) return decibels(level);
  // What limiting takes away grows with the level, so each step is as long as the last one says that it has to be.
  let slope = 1;
  let before = { level: 0, heard: loudness };
  for (let correction = 0; correction < MOST_CORRECTIONS; correction++) {
    const heard = limitedLoudness(found, decibels(level));
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

/** The loudness of the sound once it is multiplied and limited: what {@link Limiter} does, step by step instead of frame by frame. */
function limitedLoudness({ stepPeaks, stepEnergies }: Measured, gain: number): number {
  const needs = stepPeaks.map((peak) => Math.min(1, CEILING / (peak * gain)));
  let level = 1;
  const held = needs.map((_, step) => {
    const released = level + (1 - level) * STEP_RELEASE;
    level = released;
    for (let back = 0; back < LOOK_AHEAD_STEPS; back++) level = Math.min(level, needs[step - back] ?? 1);
    return level;
  });
  return loudnessAt(stepEnergies, (step) => {
    let sum = 0;
    for (let ahead = 0; ahead < LOOK_AHEAD_STEPS; ahead++) sum += held[step + ahead] ?? 1;
    return (gain * sum) / LOOK_AHEAD_STEPS;
  });
}

/** LUFS of steps, each multiplied with a level. */
function loudnessAt(stepEnergies: readonly number[], levelOf: (step: number) => number): number {
  const hops: number[] = [];
  for (let start = 0; start + STEPS_A_HOP <= stepEnergies.length; start += STEPS_A_HOP) {
    let energy = 0;
    for (let step = start; step < start + STEPS_A_HOP; step++) {
      energy += (stepEnergies[step] ?? 0) * levelOf(step) ** 2;
    }
    hops.push(energy / STEPS_A_HOP);
  }
  return integratedLoudness(hops);
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
