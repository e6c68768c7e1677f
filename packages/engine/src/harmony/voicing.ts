/** Voicings: which octave and inversion each chord sounds in, so that the voices move as little as they can. */
import type { Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";

/** Where the voices may lie. */
export interface VoicingRange {
  /** The lowest key of the lowest voice. */
  readonly low: number;
  /** The highest key of the highest voice. */
  readonly high: number;
  /** Where the middle of the chord would best lie. */
  readonly center: number;
}

/**
 * The keys of a chord, ascending, near the voicing before it: of all close positions in range the one with the least
 * motion (Tymoczko 2006 measures voice leading the same way), drawn softly to the middle of the range.
 */
export function voice(
  chord: Harmony,
  before: readonly number[] | undefined,
  range: VoicingRange,
): readonly number[] {
  const tones = essentialTones(chord.tones);
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let inversion = 0; inversion < tones.length; inversion++) {
    const lowestClass = wrap(chord.root + (tones[inversion] ?? 0), 12);
    for (let lowest = range.low + wrap(lowestClass - range.low, 12); lowest <= range.high; lowest += 12) {
      const keys = closePosition(tones, inversion, lowest);
      if ((keys.at(-1) ?? 0) > range.high) break;
      const cost =
        motion(before, keys) + Math.abs(meanOf(keys) - range.center) * (before ? 0.35 : 1) + roughness(keys);
      if (cost < least) {
        least = cost;
        best = keys;
      }
    }
  }
  return best.length > 0 ? best : closePosition(tones, 0, range.low + wrap(chord.root - range.low, 12));
}

/** A chord without its third, as distorted guitars play it: root, fifth and octave. */
export function powerVoicing(chord: Harmony, low: number): readonly number[] {
  const root = low + wrap(chord.root - low, 12);
  const fifth = chord.tones.find((tone) => tone >= 6 && tone <= 8) ?? 7;
  return [root, root + fifth, root + 12];
}

/** At most four tones: a fifth is what is missed least. */
function essentialTones(tones: readonly number[]): readonly number[] {
  if (tones.length <= 4) return tones;
  return tones.filter((tone) => tone !== 7).slice(0, 4);
}

function closePosition(tones: readonly number[], inversion: number, lowest: number): number[] {
  const first = tones[inversion] ?? 0;
  return tones.map((_, index) => {
    const place = inversion + index;
    const tone = (tones[place % tones.length] ?? 0) + (place >= tones.length ? 12 : 0);
    return lowest + tone - first;
  });
}

function motion(before: readonly number[] | undefined, keys: readonly number[]): number {
  if (!before || before.length === 0) return 0;
  let sum = 0;
  for (let index = 0; index < keys.length; index++) {
    // Chords of different sizes: the voice on top of the smaller one splits.
    const from = before[Math.min(index, before.length - 1)] ?? 0;
    sum += Math.abs((keys[index] ?? 0) - from);
  }
  return sum;
}

/** A semitone between neighbours is rough, most of all on top, where it is heard as the tune. */
function roughness(keys: readonly number[]): number {
  let sum = 0;
  for (let index = 1; index < keys.length; index++) {
    if ((keys[index] ?? 0) - (keys[index - 1] ?? 0) === 1) sum += index === keys.length - 1 ? 9 : 1;
  }
  return sum;
}

function meanOf(keys: readonly number[]): number {
  let sum = 0;
  for (const key of keys) sum += key;
  return sum / Math.max(1, keys.length);
}
