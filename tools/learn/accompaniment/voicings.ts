/** How the pianists voice chords, how loudly they play where, and what their left hand says against the chord. */
import { mean, rounded } from "../drums/grooves.ts";
import type { PianoBar, PianoNote } from "./bars.ts";

/** What was counted. */
export interface LearnedVoicings {
  /** Semitones between neighbouring voices of chords of three or more in the right hand, 0 … 12: shares. */
  readonly spacing: readonly number[];
  /** Of the left hand after the chord has begun: shares of root, third, fifth, another tone. */
  readonly tones: readonly number[];
  /** By eighth of the bar: mean velocity over the mean of all, right hand and left. */
  readonly loudness: readonly (readonly number[])[];
}

/** The voicings of all bars. */
export function learnVoicings(bars: readonly PianoBar[]): LearnedVoicings {
  const spacing = new Array<number>(13).fill(0);
  const tones = new Array<number>(4).fill(0);
  for (const bar of bars) {
    for (const keys of chordsOf(bar.right)) {
      if (keys.length >= 3) {
        for (let index = 1; index < keys.length; index++) {
          add(spacing, Math.min(12, (keys[index] ?? 0) - (keys[index - 1] ?? 0)));
        }
      }
    }
    for (const { step, key } of bar.left) {
      const chord = bar.chords.findLast((other) => other.step <= step);
      if (chord && chord.step < step) add(tones, toneOf((key - chord.root + 120) % 12));
    }
  }
  return {
    spacing: shares(spacing),
    tones: shares(tones),
    loudness: [loudnessOf(bars.flatMap(({ right }) => right)), loudnessOf(bars.flatMap(({ left }) => left))],
  };
}

function toneOf(interval: number): number {
  if (interval === 0) return 0;
  if (interval === 3 || interval === 4) return 1;
  return interval >= 6 && interval <= 8 ? 2 : 3;
}

function chordsOf(notes: readonly PianoNote[]): number[][] {
  return [...Map.groupBy(notes, ({ step }) => step).values()].map((struck) =>
    [...new Set(struck.map(({ key }) => key))].sort((one, other) => one - other),
  );
}

function loudnessOf(notes: readonly PianoNote[]): number[] {
  const all = mean(notes.map(({ velocity }) => velocity));
  return Array.from({ length: 8 }, (_, eighth) =>
    rounded(
      mean(notes.filter(({ step }) => Math.floor(step / 2) === eighth).map(({ velocity }) => velocity)) / all,
      1000,
    ),
  );
}

function add(counts: number[], index: number): void {
  if (index >= 0 && index < counts.length) counts[index] = (counts[index] ?? 0) + 1;
}

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => rounded(count / Math.max(1, total), 1000));
}
