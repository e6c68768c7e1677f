/** How the pianists voice chords, how loudly they play where, and what their left hand says against the chord. */
import { mean, rounded } from "../drums/grooves.ts";
import type { PianoBar, PianoNote } from "./bars.ts";

/** Keys from the lowest that is counted to the highest: 28 (E1) … 71 (B4). */
const LOWEST = 28;

/** What was counted. */
export interface LearnedVoicings {
  /** Of chords struck by the right hand: shares of 1, 2, 3, 4, 5 and more voices. */
  readonly voices: readonly number[];
  /** Semitones between neighbouring voices of those with three or more, 0 … 12: shares. */
  readonly spacing: readonly number[];
  /** Shares of the right hand's lowest keys, from MIDI key 48 to 71. */
  readonly lowest: readonly number[];
  /** Shares of the left hand's keys, from MIDI key 28 to 49. */
  readonly bass: readonly number[];
  /** Of the left hand at the chord's start, and later: shares of root, third, fifth, another tone. */
  readonly tones: readonly (readonly number[])[];
  /** By eighth of the bar: mean velocity over the mean of all, right hand and left. */
  readonly loudness: readonly (readonly number[])[];
}

/** The voicings of all bars. */
export function learnVoicings(bars: readonly PianoBar[]): LearnedVoicings {
  const voices = new Array<number>(5).fill(0);
  const spacing = new Array<number>(13).fill(0);
  const lowest = new Array<number>(24).fill(0);
  const bass = new Array<number>(22).fill(0);
  const tones = [new Array<number>(4).fill(0), new Array<number>(4).fill(0)];
  for (const bar of bars) {
    for (const keys of chordsOf(bar.right)) {
      add(voices, Math.min(5, keys.length) - 1);
      add(lowest, (keys[0] ?? 0) - 48);
      if (keys.length >= 3) {
        for (let index = 1; index < keys.length; index++) {
          add(spacing, Math.min(12, (keys[index] ?? 0) - (keys[index - 1] ?? 0)));
        }
      }
    }
    for (const { step, key } of bar.left) {
      add(bass, key - LOWEST);
      const chord = bar.chords.findLast((other) => other.step <= step);
      if (!chord) continue;
      add(tones[chord.step === step ? 0 : 1] ?? [], toneOf((key - chord.root + 120) % 12));
    }
  }
  return {
    voices: shares(voices),
    spacing: shares(spacing),
    lowest: shares(lowest),
    bass: shares(bass),
    tones: tones.map(shares),
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
