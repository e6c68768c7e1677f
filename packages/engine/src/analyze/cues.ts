/** What a listener's guess at a feeling goes by. */
import { modesByBrightness } from "../harmony/scales.ts";
import type { Mode } from "../song.ts";
import type { BarCounts } from "./bars.ts";

/** The cues of a stretch of music. */
export interface Cues {
  /** Quarter notes a minute, in octaves above 60: see {@link octaves}. */
  readonly tempo: number;
  /** Sharps more than major has: locrian −5, minor −3, major 0, lydian 1. */
  readonly mode: number;
  /** Mean place of all tones on the line of fifths from the tonic; the major third is 4, the minor one −3. */
  readonly brightness: number;
  /** Attacks a second of all parts, in octaves above one. */
  readonly density: number;
  /** Mean velocity, 0 … 1. */
  readonly loudness: number;
  /** Mean pitch of the tune, in octaves above middle C. */
  readonly register: number;
  /** Mean pitch of all parts, in octaves above middle C. */
  readonly height: number;
  /** How long the tune's notes are held of the time to the next one: near 0 staccato … 1 legato. */
  readonly articulation: number;
  /** Mean dissonance of the tones in a beat, −1.2 … 1.4. */
  readonly dissonance: number;
  /** Share of percussion in all attacks, 0 … 1. */
  readonly percussion: number;
}

/** What is known of a stretch before its notes are counted. */
export interface Stretch {
  readonly fromBar: number;
  readonly toBar: number;
  readonly seconds: number;
  readonly quarters: number;
  /** Pitch class. */
  readonly tonic: number;
  readonly mode: Mode;
}

/** Takes the cues of some bars. */
export function cuesOf(counts: BarCounts, stretch: Stretch): Cues {
  const { fromBar, toBar, seconds, quarters, tonic, mode } = stretch;
  const sum = (values: Float64Array) => {
    let all = 0;
    for (let bar = fromBar; bar < toBar; bar++) all += values[bar] ?? 0;
    return all;
  };
  const mean = (values: Float64Array, of: Float64Array, otherwise: number) => {
    const count = sum(of);
    return count === 0 ? otherwise : sum(values) / count;
  };
  const height = mean(counts.pitch, counts.pitched, 60);
  const attacks = sum(counts.attacks);
  return {
    tempo: octaves(quarters / Math.max(0.01, seconds)),
    mode: 1 - modesByBrightness.indexOf(mode),
    brightness: brightnessOf(counts.classes, stretch, tonic),
    density: octaves(Math.max(0.25, attacks / Math.max(0.01, seconds))),
    loudness: mean(counts.velocity, counts.notes, 64) / 127,
    register: (mean(counts.tunePitch, counts.tuneNotes, height) - 60) / 12,
    height: (height - 60) / 12,
    articulation: mean(counts.held, counts.heldOf, 1),
    dissonance: mean(counts.dissonance, counts.chordBeats, 0),
    percussion: attacks === 0 ? 0 : sum(counts.drums) / attacks,
  };
}

/**
 * Tones on the line of fifths, by the time they sound: more on its sharp side is heard as brighter (Temperley & Tan
 * 2013, Emotional connotations of diatonic modes).
 */
function brightnessOf(classes: Float64Array, { fromBar, toBar }: Stretch, tonic: number): number {
  let [sum, time] = [0, 0];
  for (let place = fromBar * 12; place < toBar * 12; place++) {
    const weight = classes[place] ?? 0;
    // A fifth is 7 semitones, and 7 × 7 = 49 leads back to 1: so 7 × the interval counts the fifths up, modulo 12.
    const fifths = (((place - tonic) % 12) * 7 + 84) % 12;
    sum += weight * (fifths > 6 ? fifths - 12 : fifths);
    time += weight;
  }
  return time === 0 ? 0 : sum / time;
}

/**
 * How often 1 has to be doubled to give a ratio, by straight lines between the powers of two: the logarithm itself is not
 * the same on every machine. Tempo and density are heard by ratio (Weber's law).
 */
export function octaves(ratio: number): number {
  let [whole, rest] = [0, Math.max(ratio, 1e-6)];
  for (; rest >= 2; rest /= 2) whole++;
  for (; rest < 1; rest *= 2) whole--;
  return whole + rest - 1;
}
