/** Which seven tones the music keeps to, bar by bar: the signature it would be written under. */
import { scales } from "../harmony/scales.ts";
import type { Timeline } from "./timeline.ts";
import type { Tones } from "./tones.ts";

/** Log share of a tone of the scale, of the leading tone of its minor key, and of any other; round figures. */
const INSIDE = -2.1;
const LEADING = -3.3;
const OUTSIDE = -4.4;

/** What a change of signature from one bar to the next costs, and one step more on the circle of fifths. */
const CHANGE = 14;
const STEP = 1;

/** How much a bar says at most, in sounding voices: a full orchestra is no surer of its key than four voices are. */
const MOST_VOICES = 4;

/** Twelve log shares by semitones above the tonic of the major scale. */
const profile = Array.from({ length: 12 }, (_, step) =>
  scales.major.includes(step) ? INSIDE : step === 8 ? LEADING : OUTSIDE,
);

/**
 * The major scale that each bar keeps to, as the pitch class of its tonic: the likeliest path through all bars, on which
 * a change costs (Temperley 2007, Music and Probability, chapter 6).
 */
export function hearCollections(tones: Tones, { barOf, barStarts }: Timeline): Int8Array {
  const bars = barStarts.length - 1;
  const heard = tonesOfBars(tones, barOf, bars);
  let scores = new Float64Array(12);
  const from = new Int8Array(bars * 12);
  for (let bar = 0; bar < bars; bar++) {
    const next = new Float64Array(12);
    for (let key = 0; key < 12; key++) {
      let best = key;
      let most = scores[key] ?? 0;
      for (let other = 0; other < 12; other++) {
        if (other === key) continue;
        const score = (scores[other] ?? 0) - CHANGE - STEP * fifthsBetween(key, other);
        if (bar > 0 && score > most) [best, most] = [other, score];
      }
      for (let pitch = 0; pitch < 12; pitch++)
        most += (heard[bar * 12 + pitch] ?? 0) * (profile[(pitch - key + 12) % 12] ?? OUTSIDE);
      next[key] = most;
      from[bar * 12 + key] = best;
    }
    scores = next;
  }
  const path = new Int8Array(bars);
  let key = scores.indexOf(Math.max(...scores));
  for (let bar = bars - 1; bar >= 0; bar--) {
    path[bar] = key;
    key = from[bar * 12 + key] ?? key;
  }
  return path;
}

function tonesOfBars({ weights }: Tones, barOf: readonly number[], bars: number): Float64Array {
  const heard = new Float64Array(bars * 12);
  const beats = new Float64Array(bars);
  barOf.forEach((bar, beat) => {
    beats[bar] = (beats[bar] ?? 0) + 1;
    for (let pitch = 0; pitch < 12; pitch++)
      heard[bar * 12 + pitch] = (heard[bar * 12 + pitch] ?? 0) + (weights[beat * 12 + pitch] ?? 0);
  });
  for (let bar = 0; bar < bars; bar++) {
    const row = heard.subarray(bar * 12, bar * 12 + 12);
    const most = MOST_VOICES * (beats[bar] ?? 1);
    const sum = row.reduce((all, weight) => all + weight, 0);
    if (sum > most) for (let pitch = 0; pitch < 12; pitch++) row[pitch] = ((row[pitch] ?? 0) * most) / sum;
  }
  return heard;
}

/** Steps on the circle of fifths, 0 … 6. */
function fifthsBetween(one: number, other: number): number {
  const steps = ((one - other + 12) * 7) % 12;
  return Math.min(steps, 12 - steps);
}
