/** The learned model of pitch, laid out for the search. */
import { learnedPitch } from "../data/learned/melody.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { scales } from "../harmony/scales.ts";
import type { Key } from "../song.ts";

/** How many ways there are to have come to a key: none, the same, steps, thirds and more, up and down. */
export const MOVES = 8;

/** How many ways there are to leave a key: from a tone of the chord, from another, after a long time. */
const LEAVES = 3;

/** How a pitch class relates to a chord: root, third, fifth, other tone, scale, scale rubbing, neither. */
export const RELATIONS = 7;

/** The learned intervals reach an octave up and down; one row more each way is for all that lies beyond. */
const OCTAVE = 12;
const REACH = OCTAVE + 1;
const SPAN = 2 * REACH + 1;

/** How likely an interval beyond an octave is, beside an octave: hardly anybody can sing it. */
const BEYOND = 0.02;

/** At (leave * 27 + interval + 13) * MOVES + move before. */
export const moveWeights = new Float64Array(LEAVES * SPAN * MOVES);
/** At (accented * 4 + size) * RELATIONS + relation. */
export const approachWeights = Float64Array.from(learnedPitch.approaches.flat(2));

for (let move = 0; move < MOVES; move++) {
  for (let leave = 0; leave < LEAVES; leave++) {
    const learned = learnedPitch.moves[move]?.[leave] ?? [];
    for (let place = 0; place < SPAN; place++) {
      const octave = place === 0 ? learned[0] : place === SPAN - 1 ? learned.at(-1) : undefined;
      moveWeights[(leave * SPAN + place) * MOVES + move] =
        octave === undefined ? (learned[place - 1] ?? 0) : BEYOND * octave;
    }
  }
}

/** The move that an interval is: 1 the same key, 2 and 3 a step up and down, 4 and 5 a third, 6 and 7 more. */
export function moveOf(interval: number): number {
  const size = interval < 0 ? -interval : interval;
  if (size === 0) return 1;
  return (size <= 2 ? 2 : size <= 4 ? 4 : 6) + (interval > 0 ? 0 : 1);
}

/** Where a row of {@link moveWeights} begins; all intervals beyond an octave have one row. */
export function moveRow(leave: number, interval: number): number {
  const bounded = interval > REACH ? REACH : interval < -REACH ? -REACH : interval;
  return (leave * SPAN + bounded + REACH) * MOVES;
}

/** How each of the twelve pitch classes relates to a chord in a key. */
export function relationsOf(chord: Harmony, scale: readonly number[]): Uint8Array {
  const relations = new Uint8Array(12).fill(6);
  const tones = chord.tones.map((tone) => (chord.root + tone) % 12);
  for (const pitchClass of scale) {
    relations[pitchClass] = tones.includes((pitchClass + 11) % 12) ? 5 : 4;
    // Beside a tone of the chord from outside the scale, its neighbour in the scale is heard as a wrong note.
    const beside = tones.find((tone) => !scale.includes(tone) && (tone + 1) % 12 === pitchClass);
    const below = tones.find((tone) => !scale.includes(tone) && (tone + 11) % 12 === pitchClass);
    if (beside !== undefined || below !== undefined) relations[pitchClass] = 6;
  }
  chord.tones.forEach((tone) => {
    const order = tone === 0 ? 0 : tone === 3 || tone === 4 ? 1 : tone >= 6 && tone <= 8 ? 2 : 3;
    relations[(chord.root + tone) % 12] = order;
  });
  return relations;
}

/** What the model says of a pitch class over a chord: at ((strength * 4 + length) * 3 + place) * RELATIONS + relation. */
export const relationWeights = Float64Array.from(learnedPitch.relations.flat(3));

/** Where a row of {@link relationWeights} begins. */
export function relationRow(strength: number, length: number, place: number): number {
  const lengthClass = length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3;
  return ((strength * 4 + lengthClass) * 3 + place) * RELATIONS;
}

const LIKE_MAJOR = [0, 2, 4, 5, 7, 9, 11];
const LIKE_MINOR = [0, 2, 3, 5, 7, 8, 10];

/** How likely a tone outside of the scale is where its chord has it: a melody stays in its key where it can. */
const OUTSIDE = 0.2;

/**
 * What the model says of each of the twelve pitch classes in a key: each degree of a mode is as common as the same
 * degree of major or minor, whichever has the mode's third. Tones outside of the scale come only with their chords.
 * @param place 0 inner, 1 the end of an open phrase, 2 of a closing one
 */
export function degreeWeights(key: Key, place: 0 | 1 | 2): Float64Array {
  const steps = scales[key.mode];
  const minor = steps[2] === 3;
  const table = learnedPitch.degrees[minor ? "minor" : "major"][place] ?? [];
  const tonic = pitchClassOf(key.tonic);
  const weights = new Float64Array(12).fill(OUTSIDE);
  steps.forEach((step, degree) => {
    const like = (minor ? LIKE_MINOR : LIKE_MAJOR)[degree] ?? 0;
    weights[wrap(tonic + step, 12)] = table[like] ?? 1;
  });
  return weights;
}

/** What the model says of a height above the middle of a melody, in semitones, between whole ones too. */
export function heightWeight(height: number): number {
  const place = Math.max(0, Math.min(30, height + 15));
  const low = Math.floor(place);
  const one = learnedPitch.heights[low] ?? 0.01;
  const other = learnedPitch.heights[low + 1] ?? one;
  return one + (other - one) * (place - low);
}
