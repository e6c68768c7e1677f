/** Smooth densities of small samples, and how far two of them lie over one another. */
import { deviation } from "./numbers.ts";

/** Values of a density at evenly spaced places; they sum to 1. */
export interface Density {
  readonly low: number;
  readonly step: number;
  readonly mass: Float64Array;
}

const PLACES = 512;

/** Beyond three bandwidths on each side a kernel has less than 0.3 % of its mass. */
const REACH = 3;

/**
 * Two samples as densities over the same places: Gaussian kernels with the bandwidth of Scott 1992, each sample with
 * its own, as in the toolbox of Yang & Lerch 2018. No bandwidth is less than a tenth of the joint standard deviation:
 * a sample whose values are all but equal would else be a needle that overlaps with nothing.
 */
export function densities(one: readonly number[], other: readonly number[]): readonly [Density, Density] {
  const joint = deviation([...one, ...other]);
  const widths = [one, other].map((sample) =>
    Math.max(deviation(sample) * sample.length ** -0.2, joint / 10, 1e-9),
  );
  const margin = Math.max(...widths) * REACH;
  const low = least(one, other) - margin;
  const step = (greatest(one, other) + margin - low) / (PLACES - 1);
  return [density(one, widths[0] ?? 1, low, step), density(other, widths[1] ?? 1, low, step)];
}

/** The overlapped area of two densities over the same places: 0 (apart) … 1 (the same). */
export function overlap(one: Density, other: Density): number {
  let area = 0;
  for (let place = 0; place < one.mass.length; place++) {
    area += Math.min(one.mass[place] ?? 0, other.mass[place] ?? 0);
  }
  return area;
}

/**
 * The divergence of Kullback & Leibler 1951 of `one` from `other`, in nats, over the same places. Mass below 1e-6 a
 * place counts as 1e-6, so that the figure stays finite.
 */
export function divergence(one: Density, other: Density): number {
  let nats = 0;
  for (let place = 0; place < one.mass.length; place++) {
    const mass = Math.max(one.mass[place] ?? 0, 1e-6);
    nats += mass * Math.log(mass / Math.max(other.mass[place] ?? 0, 1e-6));
  }
  return Math.max(0, nats);
}

/** The kernels are laid on values that are first shared out to the two places beside them (Jones & Lotwick 1984). */
function density(sample: readonly number[], width: number, low: number, step: number): Density {
  const binned = new Float64Array(PLACES);
  for (const value of sample) {
    const place = (value - low) / step;
    const before = Math.min(PLACES - 2, Math.max(0, Math.floor(place)));
    binned[before] = (binned[before] ?? 0) + 1 - (place - before);
    binned[before + 1] = (binned[before + 1] ?? 0) + (place - before);
  }
  const reach = Math.min(PLACES, Math.ceil((width * REACH) / step));
  const kernel = Float64Array.from({ length: reach + 1 }, (_, away) =>
    Math.exp(-0.5 * ((away * step) / width) ** 2),
  );
  const mass = new Float64Array(PLACES);
  let total = 0;
  for (let place = 0; place < PLACES; place++) {
    const weight = binned[place] ?? 0;
    if (weight === 0) continue;
    for (let to = Math.max(0, place - reach); to <= Math.min(PLACES - 1, place + reach); to++) {
      const part = weight * (kernel[Math.abs(to - place)] ?? 0);
      mass[to] = (mass[to] ?? 0) + part;
      total += part;
    }
  }
  for (let place = 0; place < PLACES; place++) mass[place] = (mass[place] ?? 0) / (total || 1);
  return { low, step, mass };
}

function least(one: readonly number[], other: readonly number[]): number {
  return [...one, ...other].reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function greatest(one: readonly number[], other: readonly number[]): number {
  return [...one, ...other].reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
