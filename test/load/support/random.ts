/** Chance that can be had again: the same seed gives the same numbers. */

/** A stream of chance. */
export interface Chance {
  /** A number from 0 up to, not including, 1. */
  unit(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean;
  /** One of several. @throws Error where there is none */
  one<Value>(values: readonly Value[]): Value;
}

/** Mulberry32 (Tommy Ettinger, public domain): fast, and good enough to look for mistakes with. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(unit() * (most - least + 1));
  return {
    unit,
    whole,
    happens: (likelihood) => unit() < likelihood,
    one(values) {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new Error("there is nothing to choose from");
      return value;
    },
  };
}
