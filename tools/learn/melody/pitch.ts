/**
 * The pitches of melodies as a log-linear model: how likely a key follows is the product of what five tables say of the
 * interval, the chord, the degree of the scale, the height in the singer's range, and the way in which an accented tone
 * is reached. Iterative scaling (Darroch & Ratcliff 1972) finds the weights with which the model expects each table's
 * counts to be what they are in the songs, so that no effect is counted twice.
 */
import { chordUnder, type LearnedChord, type LearnedNote } from "./songs.ts";
import type { SungPhrase } from "./voices.ts";

/** The weights; see the engine's reader for what they mean. */
export interface LearnedPitch {
  readonly moves: readonly (readonly (readonly number[])[])[];
  readonly relations: readonly (readonly (readonly (readonly number[])[])[])[];
  readonly approaches: readonly (readonly (readonly number[])[])[];
  readonly degrees: Readonly<Record<"major" | "minor", readonly (readonly number[])[]>>;
  readonly heights: readonly number[];
}

const ROUNDS = 80;
const REACH = 12;
const WIDTH = 2 * REACH + 1;
const HIGHEST = 15;
const FEATURES = 5;
/** How many notes of doubt hold every weight near 1, so that what was hardly ever possible says little. */
const DOUBT = 6;

const SIZES = {
  moves: 8 * 3 * WIDTH,
  relations: 5 * 4 * 3 * 7,
  degrees: 2 * 3 * 12,
  heights: 2 * HIGHEST + 1,
  approaches: 2 * 4 * 7,
};
const AT = {
  moves: 0,
  relations: SIZES.moves,
  degrees: SIZES.moves + SIZES.relations,
  heights: SIZES.moves + SIZES.relations + SIZES.degrees,
  approaches: SIZES.moves + SIZES.relations + SIZES.degrees + SIZES.heights,
};
const ALL = AT.approaches + SIZES.approaches;

/** Fits the weights to all phrases. */
export function learnPitch(phrases: readonly SungPhrase[]): LearnedPitch {
  const { features, chosen } = featuresOf(phrases);
  const observed = new Float64Array(ALL);
  for (let note = 0; note < chosen.length; note++) {
    const base = (note * WIDTH + (chosen[note] ?? 0)) * FEATURES;
    for (let feature = 0; feature < FEATURES; feature++) bump(observed, features[base + feature] ?? 0, 1);
  }
  const weights = new Float64Array(ALL).fill(1);
  const scores = new Float64Array(WIDTH);
  for (let round = 0; round < ROUNDS; round++) {
    const expected = new Float64Array(ALL);
    for (let note = 0; note < chosen.length; note++) {
      let total = 0;
      for (let candidate = 0; candidate < WIDTH; candidate++) {
        const base = (note * WIDTH + candidate) * FEATURES;
        let score = 1;
        for (let feature = 0; feature < FEATURES; feature++)
          score *= weights[features[base + feature] ?? 0] ?? 1;
        scores[candidate] = score;
        total += score;
      }
      for (let candidate = 0; candidate < WIDTH; candidate++) {
        const base = (note * WIDTH + candidate) * FEATURES;
        const share = (scores[candidate] ?? 0) / total;
        for (let feature = 0; feature < FEATURES; feature++)
          bump(expected, features[base + feature] ?? 0, share);
      }
    }
    for (let index = 0; index < ALL; index++) {
      const weight = weights[index] ?? 1;
      const ratio = ((observed[index] ?? 0) + DOUBT) / ((expected[index] ?? 0) + DOUBT * weight);
      weights[index] = weight * ratio ** 0.3;
    }
  }
  return tablesOf(weights);
}

function bump(counts: Float64Array, index: number, by: number): void {
  counts[index] = (counts[index] ?? 0) + by;
}

/** For every note and every key within an octave of the one before: which weights speak; and which key was sung. */
function featuresOf(phrases: readonly SungPhrase[]): { features: Uint16Array; chosen: Uint8Array } {
  const features: number[] = [];
  const chosen: number[] = [];
  for (const sung of phrases) {
    const { song, notes } = sung;
    const middle = medianKey(song.notes);
    const scale = new Set((song.mode === "major" ? MAJOR : MINOR).map((step) => (step + song.tonic) % 12));
    let came = 0;
    let chordBefore: LearnedChord | undefined;
    notes.forEach((note, index) => {
      const chord = chordUnder(song, note);
      const before = notes[index - 1];
      if (before && chord && Math.abs(note.key - before.key) <= REACH) {
        const wait = note.start - before.start;
        const left = wait >= 8 ? 2 : chordBefore && !chordBefore.tones.includes(before.key % 12) ? 1 : 0;
        const next = notes[index + 1];
        const last = index === notes.length - 1;
        const length = last
          ? note.length
          : Math.max(note.length, Math.min(16, (next?.start ?? 0) - note.start));
        const strength = strengthOf(note.start);
        const place = last ? 2 : index < 2 ? 0 : 1;
        const relationsAt = AT.relations + ((strength * 4 + lengthClass(length)) * 3 + place) * 7;
        const degreesAt =
          AT.degrees + ((song.mode === "major" ? 0 : 3) + (last ? (sung.closes ? 2 : 1) : 0)) * 12;
        const accented = strength <= 2 || length >= 4 ? 1 : 0;
        for (let interval = -REACH; interval <= REACH; interval++) {
          const key = before.key + interval;
          const relation = relationOf(key % 12, chord.tones, scale);
          const height = Math.max(-HIGHEST, Math.min(HIGHEST, key - middle));
          features.push(
            AT.moves + (came * 3 + left) * WIDTH + interval + REACH,
            relationsAt + relation,
            degreesAt + ((key - song.tonic + 120) % 12),
            AT.heights + height + HIGHEST,
            AT.approaches + (accented * 4 + sizeClass(interval)) * 7 + relation,
          );
        }
        chosen.push(note.key - before.key + REACH);
      }
      came = before ? moveClass(note.key - before.key) : 0;
      chordBefore = chord;
    });
  }
  return { features: Uint16Array.from(features), chosen: Uint8Array.from(chosen) };
}

const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];

function medianKey(notes: readonly LearnedNote[]): number {
  const keys = notes.map(({ key }) => key).sort((one, other) => one - other);
  return keys[keys.length >> 1] ?? 69;
}

/** 0 a first note, 1 the same key, 2 and 3 a step up and down, 4 and 5 a third, 6 and 7 more. */
function moveClass(interval: number): number {
  const size = Math.abs(interval);
  if (size === 0) return 1;
  return (size <= 2 ? 2 : size <= 4 ? 4 : 6) + (interval > 0 ? 0 : 1);
}

/** 0 the same key, 1 a step, 2 a third, 3 more. */
function sizeClass(interval: number): number {
  return moveClass(interval) >> 1;
}

/** 0 the downbeat, 1 the middle of the bar, 2 another beat, 3 an eighth off the beat, 4 a sixteenth off it. */
function strengthOf(start: number): number {
  const step = start % 16;
  if (step === 0) return 0;
  if (step === 8) return 1;
  return step % 4 === 0 ? 2 : step % 2 === 0 ? 3 : 4;
}

/** 0 up to an eighth, 1 up to a quarter, 2 up to a half, 3 longer. */
function lengthClass(length: number): number {
  return length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3;
}

/** 0 root, 1 third, 2 fifth, 3 another tone of the chord, 4 of the scale, 5 of the scale and a semitone above a tone of the chord, 6 neither. */
function relationOf(pitchClass: number, tones: readonly number[], scale: ReadonlySet<number>): number {
  const tone = tones.indexOf(pitchClass);
  if (tone >= 0) return Math.min(3, tone);
  if (!scale.has(pitchClass)) return 6;
  return tones.includes((pitchClass + 11) % 12) ? 5 : 4;
}

function tablesOf(weights: Float64Array): LearnedPitch {
  const slice = (at: number, length: number) => [...weights.subarray(at, at + length)].map(rounded);
  const rows = (at: number, count: number, length: number) =>
    Array.from({ length: count }, (_, row) => slice(at + row * length, length));
  return {
    moves: Array.from({ length: 8 }, (_, came) => rows(AT.moves + came * 3 * WIDTH, 3, WIDTH)),
    relations: Array.from({ length: 5 }, (_, strength) =>
      Array.from({ length: 4 }, (_, length) => rows(AT.relations + (strength * 4 + length) * 21, 3, 7)),
    ),
    approaches: [rows(AT.approaches, 4, 7), rows(AT.approaches + 28, 4, 7)],
    degrees: { major: rows(AT.degrees, 3, 12), minor: rows(AT.degrees + 36, 3, 12) },
    heights: slice(AT.heights, 2 * HIGHEST + 1),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
