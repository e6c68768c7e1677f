/** The pad beside a part that plays the chords: two voices in a register of their own, moving by common tones. */
import type { MusicalAttributes } from "../emotion/music.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { wrap } from "../harmony/pitch.ts";
import type { PlannedSection } from "../plan/plan.ts";

/** The keys that the two voices may take. */
export interface PadRegister {
  readonly low: number;
  readonly high: number;
}

/** The lowest key of two voices below the chords: A2. */
const BELOW_LOWEST = 45;

/**
 * Voices above the chords begin no higher than Eb4 in a song of middling register, or they would draw the ear from the
 * tune; dark songs have them lower, bright ones higher, between these keys.
 */
const ABOVE_HIGHEST = 63;
const DARKEST = 48;
const BRIGHTEST = 71;

/** Semitones that two voices need to find a place for every chord. */
const SPAN = 15;

/** What it costs to strike a key that the chords strike, in semitones of motion. */
const DOUBLED = 12;

/** Below the chords where they lie high, above them else: the highest and lowest tenths of their keys do not count. */
export function registerBeside(chords: readonly number[], { register }: MusicalAttributes): PadRegister {
  const sorted = Uint8Array.from(chords).sort();
  const lowest = sorted[Math.floor(sorted.length / 10)] ?? ABOVE_HIGHEST;
  const highest = sorted[Math.floor(sorted.length * 0.9)] ?? ABOVE_HIGHEST;
  if (lowest - SPAN >= BELOW_LOWEST) return { low: lowest - SPAN, high: lowest - 1 };
  const low = Math.min(highest + 1, clamp(ABOVE_HIGHEST + Math.round(3 * register), DARKEST, BRIGHTEST));
  return { low, high: low + SPAN };
}

/**
 * The two voices of a chord: its guide tones, or its third with root or fifth; root and fifth alone the more often the
 * more unpleasant and dissonant the section is.
 * @param struck the keys of the chords in this bar
 * @param before the voices of the chord before
 */
export function padPair(
  chord: Harmony,
  struck: readonly number[],
  before: readonly number[],
  { low, high }: PadRegister,
  section: PlannedSection,
): readonly number[] {
  const cost = (key: number, voice: number) =>
    Math.abs(key - (before[voice] ?? low + 2 + 5 * voice)) + (struck.includes(key) ? DOUBLED : 0);
  let best: readonly number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [one, other] of pairsOf(chord, section)) {
    for (let lower = low; lower <= high; lower++) {
      const down = wrap(lower - chord.root, 12);
      if (down !== one && down !== other) continue;
      const wanted = down === one ? other : one;
      for (let upper = lower + 3; upper <= Math.min(high, lower + 12); upper++) {
        if ((upper - chord.root - wanted) % 12 !== 0) continue;
        const value = cost(lower, 0) + cost(upper, 1);
        if (value < least) {
          least = value;
          best = [lower, upper];
        }
      }
    }
  }
  return best;
}

/** Pairs of tones that would do, as semitones above the root. */
function pairsOf({ root, tones }: Harmony, { affect, music }: PlannedSection): readonly [number, number][] {
  const third =
    tones.find((tone) => tone === 3 || tone === 4) ?? tones.find((tone) => tone === 2 || tone === 5);
  const fifth = tones.find((tone) => tone >= 6 && tone <= 8);
  const seventh = tones.find((tone) => tone >= 9);
  const hollow = clamp(0.5 * music.dissonance - 0.6 * affect.valence, 0, 1);
  // One chord after another becomes hollow, so that a little more unpleasantness changes a few of them.
  const open = seventh === undefined && fifth === 7 && (wrap(root * 7, 12) + 1) / 13 <= hollow;
  if (open || third === undefined) return [[0, fifth ?? tones[1] ?? 7]];
  if (seventh !== undefined) return [[third, seventh]];
  return fifth === undefined
    ? [[0, third]]
    : [
        [0, third],
        [third, fifth],
      ];
}
