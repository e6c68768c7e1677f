/** Where the bass is a pedal: it stays while the chords above it change, and so says little of them. */
import type { Timeline } from "./timeline.ts";

/** Bars that begin with one bass after which it may be a pedal. */
const LEAST_BARS = 4;

/** The least share of the beats in which it is the bass: one that walks away and comes back is none. */
const STAYS = 0.5;

/** Bars whose other tones are more alike than this, one to the next, are one chord over its own bass. */
const SAME_CHORD = 0.8;

/**
 * How far the bass of each beat is believed, 0 … 1.
 * @param bass pitch class of the bass of each beat, or −1
 * @param weights twelve numbers a beat: how much each pitch class sounds
 * @param believed how far a pedal is, 0 … 1
 */
export function hearPedals(
  bass: Int8Array,
  weights: Float64Array,
  { strengths }: Timeline,
  believed: number,
): Float64Array {
  const trust = new Float64Array(bass.length).fill(1);
  const bars = strengths.flatMap((strength, beat) => (strength === 3 ? [beat] : []));
  let from = 0;
  for (let bar = 1; bar <= bars.length; bar++) {
    const pitch = bass[bars[from] ?? 0] ?? -1;
    if (bar < bars.length && bass[bars[bar] ?? 0] === pitch) continue;
    const starts = [...bars.slice(from, bar), bars[bar] ?? bass.length];
    if (pitch >= 0 && isPedal(pitch, starts, bass, weights)) {
      const [first, end] = [starts[0] ?? 0, starts.at(-1) ?? 0];
      for (let beat = first; beat < end; beat++) if (bass[beat] === pitch) trust[beat] = believed;
    }
    from = bar;
  }
  return trust;
}

/** @param starts the first beat of each bar, and the one after the last bar */
function isPedal(pitch: number, starts: readonly number[], bass: Int8Array, weights: Float64Array): boolean {
  if (starts.length - 1 < LEAST_BARS) return false;
  const heard = bass.subarray(starts[0], starts.at(-1)).filter((low) => low >= 0);
  if (heard.filter((low) => low === pitch).length < STAYS * heard.length) return false;
  const bars = starts
    .slice(0, -1)
    .map((start, bar) => tonesAbove(pitch, start, starts[bar + 1] ?? start, weights));
  const likenesses = bars.slice(1).flatMap((tones, bar) => likeness(bars[bar] ?? tones, tones) ?? []);
  if (likenesses.length === 0) return false;
  return likenesses.reduce((sum, one) => sum + one, 0) / likenesses.length < SAME_CHORD;
}

/** How much each pitch class but one sounds in some beats. */
function tonesAbove(pitch: number, from: number, to: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(12);
  for (let place = from * 12; place < to * 12; place++) {
    const tone = place % 12;
    if (tone !== pitch) sums[tone] = (sums[tone] ?? 0) + (weights[place] ?? 0);
  }
  return sums;
}

/** The cosine of the angle between two bars; undefined where one is silent. */
function likeness(one: Float64Array, other: Float64Array): number | undefined {
  let [product, ofOne, ofOther] = [0, 0, 0];
  one.forEach((value, tone) => {
    const beside = other[tone] ?? 0;
    product += value * beside;
    ofOne += value * value;
    ofOther += beside * beside;
  });
  return ofOne === 0 || ofOther === 0 ? undefined : product / Math.sqrt(ofOne * ofOther);
}
