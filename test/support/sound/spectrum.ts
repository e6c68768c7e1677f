/** The long-term spectrum of sound, in thirds of an octave, as acousticians give it (IEC 61260). */
import type { Block } from "../../../packages/formats/src/audio/fluid-synth.ts";

const SAMPLE_RATE = 44_100;

/** Frames that are looked at together; a power of two. */
const FRAMES = 8192;

/** The bands: 1000 Hz × 2^(n/3), from 50 Hz to 16 kHz. */
const BANDS = Array.from({ length: 26 }, (_, index) => 1000 * 2 ** ((index - 13) / 3));

/** Hann's window. */
const WINDOW = Float64Array.from(
  { length: FRAMES },
  (_, frame) => 0.5 - 0.5 * Math.cos((2 * Math.PI * frame) / FRAMES),
);

/** A band and its level in decibels, of any reference. */
export interface BandLevel {
  readonly hertz: number;
  readonly decibels: number;
}

/** The level of each band over all of the sound, both channels together. */
export function longTermSpectrum({ left, right }: Block): readonly BandLevel[] {
  const power = new Float64Array(FRAMES / 2);
  for (const channel of [left, right]) {
    for (let start = 0; start + FRAMES <= channel.length; start += FRAMES / 2) {
      const real = WINDOW.map((weight, frame) => weight * (channel[start + frame] ?? 0));
      const imaginary = new Float64Array(FRAMES);
      transform(real, imaginary);
      for (let bin = 0; bin < power.length; bin++) {
        power[bin] = (power[bin] ?? 0) + (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
      }
    }
  }
  const binHertz = SAMPLE_RATE / FRAMES;
  return BANDS.map((hertz) => {
    const from = Math.ceil((hertz * 2 ** (-1 / 6)) / binHertz);
    const to = Math.ceil((hertz * 2 ** (1 / 6)) / binHertz);
    const sum = power.subarray(from, to).reduce((total, one) => total + one, 0);
    return { hertz, decibels: 10 * Math.log10(sum) };
  });
}

/** A band in which two sounds differ, in decibels. */
export interface Difference {
  readonly hertz: number;
  readonly decibels: number;
}

/** Bands so much fainter than the loudest say nothing of the sound: they hold what is left of rounding. */
const HEARD_DECIBELS = 60;

/** How much louder each band of one sound is than of the other, once both are equally loud; faint bands are left out. */
export function differences(one: Block, other: Block): readonly Difference[] {
  const [first, second] = [longTermSpectrum(one), longTermSpectrum(other)];
  const loudest = Math.max(...first.map(({ decibels }) => decibels));
  const level = energyOf(first) - energyOf(second);
  return first.flatMap(({ hertz, decibels }, index) =>
    decibels < loudest - HEARD_DECIBELS
      ? []
      : [{ hertz, decibels: decibels - (second[index]?.decibels ?? Number.NaN) - level }],
  );
}

function energyOf(bands: readonly BandLevel[]): number {
  return 10 * Math.log10(bands.reduce((sum, { decibels }) => sum + 10 ** (decibels / 10), 0));
}

/** Cooley and Tukey's transform, in place. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const { length } = real;
  for (let at = 0, reversed = 0; at < length; at++) {
    if (at < reversed) {
      swap(real, at, reversed);
      swap(imaginary, at, reversed);
    }
    let bit = length >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed |= bit;
  }
  for (let half = 1; half < length; half *= 2) {
    for (let turn = 0; turn < half; turn++) {
      const angle = (-Math.PI * turn) / half;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let even = turn; even < length; even += 2 * half) {
        const odd = even + half;
        const [oddReal, oddImaginary] = [real[odd] ?? 0, imaginary[odd] ?? 0];
        const turnedReal = oddReal * cos - oddImaginary * sin;
        const turnedImaginary = oddReal * sin + oddImaginary * cos;
        real[odd] = (real[even] ?? 0) - turnedReal;
        imaginary[odd] = (imaginary[even] ?? 0) - turnedImaginary;
        real[even] = (real[even] ?? 0) + turnedReal;
        imaginary[even] = (imaginary[even] ?? 0) + turnedImaginary;
      }
    }
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = kept;
}
