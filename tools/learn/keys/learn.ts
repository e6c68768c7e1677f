/** Multinomial logistic regression: which of many keys a song is in, by what speaks for each. */
import type { KnownKey } from "./songs.ts";

/** Keeps weights from growing where hardly any song decides them. */
const PENALTY = 0.00005;

/** Steps uphill, long enough for the weights to settle in their second figure. */
const STEPS = 4000;
const RATE = 0.5;

/** What a step keeps of the one before. */
const MOMENTUM = 0.9;

/**
 * The weights under which the right keys of all songs are likeliest. The same songs give the same.
 * @param width how many pieces of evidence there are
 */
export function learnWeights(songs: readonly KnownKey[], width: number): readonly number[] {
  const weights = new Array<number>(width).fill(0);
  const step = new Array<number>(width).fill(0);
  for (let turn = 0; turn < STEPS; turn++) {
    const uphill = slope(songs, weights);
    for (let place = 0; place < width; place++) {
      step[place] = MOMENTUM * (step[place] ?? 0) + RATE * (uphill[place] ?? 0);
      weights[place] = (weights[place] ?? 0) + (step[place] ?? 0);
    }
  }
  return weights;
}

/** How the mean log likelihood grows with each weight: evidence for the right keys less evidence for all, by likelihood. */
function slope(songs: readonly KnownKey[], weights: readonly number[]): readonly number[] {
  const sums = weights.map((weight) => -PENALTY * weight);
  for (const { evidence, right } of songs) {
    const scores = evidence.map((row) =>
      row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0),
    );
    const most = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - most));
    const all = shares.reduce((sum, share) => sum + share, 0);
    const ofRight = right.reduce((sum, key) => sum + (shares[key] ?? 0), 0);
    evidence.forEach((row, key) => {
      const share = shares[key] ?? 0;
      const pull = (right.includes(key) ? share / ofRight : 0) - share / all;
      row.forEach((value, place) => {
        sums[place] = (sums[place] ?? 0) + (pull * value) / songs.length;
      });
    });
  }
  return sums;
}

/** The share of songs for which the likeliest key is right. */
export function shareRight(songs: readonly KnownKey[], weights: readonly number[]): number {
  const right = songs.filter((song) => {
    const scores = song.evidence.map((row) =>
      row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0),
    );
    return song.right.includes(scores.indexOf(Math.max(...scores)));
  });
  return right.length / songs.length;
}
