/**
 * Where drummers strike beside the beat, and how evenly: what the learned drummers of a genre do at each step of a bar.
 *
 * The profiles are those of the Groove MIDI Dataset in `data/learned/drums.ts`: snares on the backbeat a little late,
 * ghost notes and the sixteenths between of funk, soul and hip-hop later still, sambas early.
 */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import { drumKeys } from "../data/grooves.ts";
import { type DrumStyleName, learnedDrumStyle } from "../data/learned/drums.ts";
import { beatsOf, SIXTEENTH } from "../plan/metre.ts";
import type { TimeSignature } from "../song.ts";
import type { Score } from "./score.ts";

/** What is learned of one voice: 0 the kick … 7 the low tom. */
const voices = ["kick", "snare", "stick", "hand", "pedal", "highTom", "midTom", "lowTom"] as const;

/** The voice of each percussion key; what is not listed is kept time with. */
const voiceOfKey: Int8Array = new Int8Array(128).fill(3);
const others: Readonly<Record<number, number>> = {
  [drumKeys.kick]: 0,
  [drumKeys.snare]: 1,
  [drumKeys.clap]: 1,
  [drumKeys.stick]: 2,
  [drumKeys.pedalHat]: 4,
  [drumKeys.highTom]: 5,
  [drumKeys.midTom]: 6,
  [drumKeys.lowTom]: 7,
};
for (const [key, voice] of Object.entries(others)) voiceOfKey[Number(key)] = voice;

/** A drummer in a metre; each array has a value at (voice × steps + step), see {@link feelPlace}. */
export interface DrumFeel {
  readonly steps: number;
  /** Ticks behind the grid. */
  readonly late: Float64Array;
  /** How much the stroke strays from its own place, 1 as the strokes of drummers do in the mean. */
  readonly spread: Float64Array;
  /** How much its loudness changes, 1 in the mean. */
  readonly uneven: Float64Array;
}

/** The most that a stroke is meant beside the grid, in sixteenths: what lies further is another note. */
const FURTHEST = 0.16;

/** The means of the learned profiles, in sixteenths and as a share of the loudest stroke. */
const MEAN_SPREAD = 0.15;
const MEAN_UNEVEN = 0.15;

/** Where the feel of a key at a step is kept. */
export function feelPlace({ steps }: DrumFeel, key: number, step: number): number {
  return (voiceOfKey[key] ?? 3) * steps + step;
}

/** How the drummer of a song strikes. */
export function drumFeel({ plan, stepsPerBar, grid }: Score): DrumFeel {
  const { drummers, fills } = rhythmSectionOf(plan.genre);
  const size = voices.length * stepsPerBar;
  const feel: DrumFeel = {
    steps: stepsPerBar,
    late: new Float64Array(size),
    spread: new Float64Array(size).fill(1),
    uneven: new Float64Array(size).fill(1),
  };
  const style: DrumStyleName = drummers[0] ?? fills;
  const { feel: learned, swung } = learnedDrumStyle(style);
  const places = placesInFour(plan.timeSignature, stepsPerBar);
  voices.forEach((voice, index) => {
    const profile = learned.get(voice);
    if (!profile) return;
    for (let step = 0; step < stepsPerBar; step++) {
      const place = places[step] ?? 0;
      const at = index * stepsPerBar + step;
      // Where the score already swings, the learned lateness of straight drummers would swing it twice.
      const written = !swung && grid(step) !== step * SIXTEENTH;
      const late = written ? 0 : (profile[place] ?? 0.5) - 0.5;
      feel.late[at] = Math.max(-FURTHEST, Math.min(FURTHEST, late)) * SIXTEENTH;
      feel.spread[at] = within((profile[16 + place] ?? MEAN_SPREAD) / MEAN_SPREAD);
      feel.uneven[at] = within((profile[32 + place] ?? MEAN_UNEVEN) / MEAN_UNEVEN);
    }
  });
  return feel;
}

/** No stroke is much steadier or much less steady than the mean. */
function within(factor: number): number {
  return Math.max(0.5, Math.min(1.8, factor));
}

/** For each step of a bar, the step of 4/4 that feels like it. */
function placesInFour(metre: TimeSignature, steps: number): Int32Array {
  const places = new Int32Array(steps);
  if (metre[0] === 4 && metre[1] === 4) return places.map((_, step) => step);
  for (let step = 0; step < steps; step++) places[step] = step % 2 === 0 ? 2 : 3;
  for (const { step, strength } of beatsOf(metre)) places[step] = strength === 3 ? 0 : strength === 2 ? 8 : 4;
  return places;
}
