/** The bass line: a pattern of the genre, walked through the chords. */
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import type { Key } from "../song.ts";
import { eventsOf } from "./pattern.ts";

/** A note on the grid of one bar. */
export interface GridNote {
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths. */
  readonly length: number;
  /** MIDI key. */
  readonly key: number;
}

/** The keys between which a root is placed: E1 up to the D# above; fifths and octaves may rise beyond. */
const LOWEST_ROOT = 28;
const HIGHEST = 52;

/** One bar of bass. */
export interface BassBar {
  readonly pattern: string;
  readonly chord: Harmony;
  /** The chord of the next bar, which approach notes lead to. */
  readonly next: Harmony | undefined;
  readonly key: Key;
  /** The lowest key that the instrument reaches well. */
  readonly lowest: number;
}

/** The notes of one bar of bass. */
export function bassBar({ pattern, chord, next, key, lowest }: BassBar): readonly GridNote[] {
  const floor = Math.max(LOWEST_ROOT, lowest);
  const root = placed(chord.bass, floor);
  const scale = scaleOf(key);
  let before = root;
  return eventsOf(pattern).map(({ step, length, symbol }) => {
    const sounding = fitted(bassKey(symbol, { root, chord, next, scale, before, floor }), floor);
    before = sounding;
    return { step, length, key: sounding };
  });
}

interface Situation {
  readonly root: number;
  readonly chord: Harmony;
  readonly next: Harmony | undefined;
  readonly scale: readonly number[];
  readonly before: number;
  readonly floor: number;
}

function bassKey(symbol: string, situation: Situation): number {
  const { root, chord } = situation;
  switch (symbol) {
    case "F":
      return root + intervalTo(situation, toneNear(chord, 7));
    case "T":
      return root + intervalTo(situation, toneNear(chord, 4));
    case "O":
      return root + 12;
    case "W":
      return walked(situation);
    case "N":
      return approach(situation);
    default:
      return root;
  }
}

/** The chord's tone nearest to an interval above its root: the fifth, flat or not; the third, or what suspends it. */
function toneNear(chord: Harmony, interval: number): number {
  return chord.tones.reduce(
    (best, tone) => (Math.abs(tone - interval) < Math.abs(best - interval) ? tone : best),
    0,
  );
}

/** Semitones from the bass note up to a tone of the chord; they differ from the tone when the chord is inverted. */
function intervalTo({ chord }: Pick<Situation, "chord">, tone: number): number {
  return wrap(chord.root + tone - chord.bass, 12);
}

/** A walking line: the next chord tone on the way to the next root. */
function walked({ chord, next, before, root, floor }: Situation): number {
  const goal = next ? placed(next.bass, floor) : root;
  const direction = goal > before || (goal === before && before - floor < 6) ? 1 : -1;
  for (let distance = 2; distance <= 9; distance++) {
    const key = before + direction * distance;
    if (key < floor) break;
    if (chord.tones.includes(wrap(key - chord.root, 12))) return key;
  }
  return root + intervalTo({ chord }, toneNear(chord, 7));
}

/** A step into the next root, from the side of the note before; the fifth where the root stays. */
function approach(situation: Situation): number {
  const { chord, next, scale, before, floor, root } = situation;
  if (!next || next.bass === chord.bass) return root + intervalTo(situation, toneNear(chord, 7));
  const goal = placed(next.bass, floor);
  const steps = before > goal ? [2, 1] : [-2, -1];
  const inScale = steps.find((step) => scale.includes(wrap(goal + step, 12)));
  return goal + (inScale ?? steps[1] ?? -1);
}

function placed(pitchClass: number, floor: number): number {
  return floor + wrap(pitchClass - floor, 12);
}

function fitted(key: number, floor: number): number {
  let sounding = key;
  while (sounding > HIGHEST) sounding -= 12;
  while (sounding < floor) sounding += 12;
  return sounding;
}
