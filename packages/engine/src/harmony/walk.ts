/**
 * A way through the chords of a mode under conditions: forward filtering, backward sampling turned round. A pass from
 * the end to the start weighs each chord by how well the end can still be reached from it; a pass from the start draws
 * chord after chord with those weights (Rabiner 1989 for the passes; Steedman 1984 and Pachet & Roy 2011 for Markov
 * harmony under constraints). Each draw is a race, so that a small change of the weights changes few of the chords.
 */

import { CADENCE, type ChordModel, INNER, type ModelChord, PRE_CADENCE } from "./model.ts";
import { raceWinner } from "./race.ts";

/** What is asked of a way. */
export interface Walk {
  readonly model: ChordModel;
  /** A number in [0, 1) for all chance, and for each chord a whole number that belongs to its place. */
  readonly salt: number;
  readonly places: readonly number[];
  /** The chords before the way, as indices; −1 where there is none. */
  readonly before: readonly [one: number, other: number];
  /** How much each chord is wanted anywhere. */
  readonly wanted: Float64Array;
  /** How much each chord is wanted first, last but one and last, beyond that. */
  readonly first: Float64Array;
  readonly lastButOne: Float64Array;
  readonly last: Float64Array;
  /** What a chord that the way has passed already keeps of its weight, above 0 … 1. */
  readonly again: number;
}

/** The chords of a way, as indices into the model's; neighbours differ. */
export function walk({
  model,
  salt,
  places,
  before,
  wanted,
  first,
  lastButOne,
  last,
  again,
}: Walk): number[] {
  const size = model.chords.length;
  const count = places.length;
  const reach = new Float64Array(count * size);
  for (let place = count - 1; place >= 0; place--) {
    const matrix = model.after[placeOf(place + 1, count)] ?? new Float64Array(0);
    for (let chord = 0; chord < size; chord++) {
      let weight = wanted[chord] ?? 0;
      if (place === 0) weight *= first[chord] ?? 0;
      if (place === count - 1) weight *= last[chord] ?? 0;
      else {
        if (place === count - 2) weight *= lastButOne[chord] ?? 0;
        let sum = 0;
        const row = chord * size;
        const next = (place + 1) * size;
        for (let to = 0; to < size; to++) sum += (matrix[row + to] ?? 0) * (reach[next + to] ?? 0);
        weight *= sum;
      }
      reach[place * size + chord] = weight;
    }
  }
  const way: number[] = [];
  let [one, other] = before;
  const weights = new Float64Array(size);
  let strangers = 0;
  for (let place = 0; place < count; place++) {
    chances(model, place === 0, placeOf(place, count), one, other, weights);
    for (let chord = 0; chord < size; chord++) {
      weights[chord] = (weights[chord] ?? 0) * (reach[place * size + chord] ?? 0);
    }
    for (let earlier = 0; earlier < way.length; earlier++) {
      const chord = way[earlier] ?? 0;
      weights[chord] = again * (weights[chord] ?? 0);
    }
    if (strangers > 0) fewerBorrowed(model, weights);
    const winner = raceWinner(weights, salt, places[place] ?? 0);
    const chord = winner < 0 ? model.home : winner;
    way.push(chord);
    if (isBorrowed(model.chords[chord])) strangers++;
    one = other;
    other = chord;
  }
  return way;
}

/**
 * What a chord from outside of the scale keeps of its weight where its phrase has one already; those that can be the
 * dominant of a degree belong to chains that lead on.
 */
const SECOND_STRANGER = 0.05;
const SECOND_APPLIED = 0.35;

function fewerBorrowed({ chords }: ChordModel, weights: Float64Array): void {
  for (let chord = 0; chord < weights.length; chord++) {
    const candidate = chords[chord];
    if (!candidate || !isBorrowed(candidate)) continue;
    const applied = candidate.tones[1] === 4 && [2, 4, 9].includes(candidate.step);
    weights[chord] = (applied ? SECOND_APPLIED : SECOND_STRANGER) * (weights[chord] ?? 0);
  }
}

/** A dominant with its leading tone is at home in every mode. */
function isBorrowed(chord: ModelChord | undefined): boolean {
  return chord !== undefined && chord.outside > 0 && !(chord.step === 7 || chord.step === 11);
}

/** Which table a chord is drawn from. */
function placeOf(place: number, count: number): number {
  if (place === count - 1) return CADENCE;
  return place === count - 2 ? PRE_CADENCE : INNER;
}

/** The chance of each chord after those before; a phrase may open with the chord that the one before closed with. */
function chances(
  model: ChordModel,
  opens: boolean,
  place: number,
  one: number,
  other: number,
  weights: Float64Array,
): void {
  const size = model.chords.length;
  const matrix = model.after[place];
  const two = one >= 0 && other >= 0 && one !== other ? model.afterTwo(one, other) : undefined;
  for (let chord = 0; chord < size; chord++) {
    const opening = model.opening[chord] ?? 0;
    if (other < 0) {
      weights[chord] = opening;
      continue;
    }
    let chance = matrix?.[other * size + chord] ?? 0;
    if (two) chance = 0.4 * chance + 0.6 * (two[chord] ?? 0);
    weights[chord] =
      chord === other ? (opens ? 0.3 * opening : 0) : opens ? 0.5 * chance + 0.5 * opening : chance;
  }
}
