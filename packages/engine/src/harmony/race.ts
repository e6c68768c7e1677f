/**
 * Choices that hardly change when their weights hardly change: every option runs a race of its own (Efraimidis &
 * Spirakis 2006), so that a weight that moves a little changes the winner seldom, and each option wins as often as its
 * weight says.
 */
import { chanceAt } from "../random.ts";

/** Options with less than this share of the greatest weight do not start. */
const NEGLIGIBLE = 0.002;

/**
 * The index of the option that wins; −1 where no weight is above 0.
 * @param weights 0 or more, any sum
 * @param salt a number in [0, 1): which race it is
 * @param place a whole number: which of the races with that salt
 */
export function raceWinner(weights: ArrayLike<number>, salt: number, place: number): number {
  // One kind of array makes the loop, which the search for melodies runs hundreds of times a song, twice as fast.
  if (weights instanceof Float64Array) return runRace(weights, weights.length, salt, place);
  const laid = weights.length <= scratch.length ? scratch : new Float64Array(weights.length);
  laid.set(weights);
  return runRace(laid, weights.length, salt, place);
}

/** Where weights of other arrays are laid out: a race is over before the next one begins. */
const scratch = new Float64Array(256);

function runRace(weights: Float64Array, options: number, salt: number, place: number): number {
  let most = 0;
  for (let option = 0; option < options; option++) {
    const weight = weights[option] ?? 0;
    if (weight > most) most = weight;
  }
  const start = most * NEGLIGIBLE;
  let winner = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let option = 0; option < options; option++) {
    const weight = weights[option] ?? 0;
    if (weight <= start) continue;
    const chance = chanceAt(salt, place * 256 + option);
    // −ln(u) is never below the first two terms of its series: most options need not be looked at closely.
    const late = 1 - chance;
    if (late + 0.5 * late * late >= least * weight) continue;
    const time = waitingTime(chance) / weight;
    if (time < least) {
      least = time;
      winner = option;
    }
  }
  return winner;
}

/**
 * −ln(u) for u in [0, 1), from exact operations alone, so that it is the same on every machine: the eighth root by square
 * roots, then the series of the inverse hyperbolic tangent; right to three digits at the least, and finite at 0.
 */
function waitingTime(u: number): number {
  const root = Math.sqrt(Math.sqrt(Math.sqrt(Math.max(u, 1e-9))));
  const ratio = (1 - root) / (1 + root);
  const square = ratio * ratio;
  return 16 * ratio * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9)))));
}
