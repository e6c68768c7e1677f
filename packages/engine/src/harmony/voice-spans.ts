/**
 * Voice leading over many chords at once: of all ways through their layouts the one with the least motion (dynamic
 * programming, Viterbi 1967; motion is measured as by Tymoczko 2006), with as few parallel fifths and octaves as the chords
 * allow, fewest between the outer voices, and with sevenths that fall where they can.
 */
import type { Harmony } from "./numerals.ts";
import {
  type Layout,
  layoutsOf,
  MOST_LAYOUTS,
  type VoicingRange,
  type VoicingStyle,
} from "./voicing-candidates.ts";

/**
 * A voicing for each chord, ascending MIDI keys.
 * @param range where the voices may lie: one for all chords, or one for each
 * @param before the voicing that sounds before the first chord
 * @param style how the chords are laid out: one for all chords, or one for each
 */
export function voiceSpans(
  chords: readonly Harmony[],
  range: VoicingRange | readonly VoicingRange[],
  before?: readonly number[],
  style: VoicingStyle | readonly VoicingStyle[] = "close",
): readonly (readonly number[])[] {
  const layouts = chords.map((chord, index) =>
    layoutsOf(chord, rangeAt(range, index), styleAt(style, index)),
  );
  const backs = new Uint8Array(chords.length * MOST_LAYOUTS);
  let costs = new Float64Array(MOST_LAYOUTS);
  let next = new Float64Array(MOST_LAYOUTS);
  layouts[0]?.forEach(({ keys, cost }, own) => {
    costs[own] = cost + (before ? motion(before, keys) : 0);
  });
  for (let index = 1; index < layouts.length; index++) {
    goOn(layouts[index - 1] ?? [], layouts[index] ?? [], costs, next, backs, index * MOST_LAYOUTS);
    const spent = costs;
    costs = next;
    next = spent;
  }
  return traced(layouts, backs, costs);
}

/** From one chord to the next: fills what each layout costs at the least, and, from `at` on, which one it comes from. */
function goOn(
  there: readonly Layout[],
  here: readonly Layout[],
  costs: Float64Array,
  next: Float64Array,
  backs: Uint8Array,
  at: number,
): void {
  for (let own = 0; own < here.length; own++) {
    const layout = here[own];
    if (!layout) continue;
    let best = Number.POSITIVE_INFINITY;
    for (let place = 0; place < there.length; place++) {
      const last = there[place];
      const soFar = costs[place] ?? 0;
      // Nothing that is added can be negative: what is dearer already needs no closer look.
      if (!last || soFar >= best) continue;
      const moved = motion(last.keys, layout.keys);
      if (soFar + moved >= best) continue;
      const cost = soFar + moved + faults(last, layout);
      if (cost < best) {
        best = cost;
        backs[at + own] = place;
      }
    }
    next[own] = best + layout.cost;
  }
}

function rangeAt(range: VoicingRange | readonly VoicingRange[], index: number): VoicingRange {
  if ("center" in range) return range;
  const found = range[index] ?? range.at(-1);
  if (!found) throw new RangeError("chords need a range to be voiced in");
  return found;
}

function styleAt(style: VoicingStyle | readonly VoicingStyle[], index: number): VoicingStyle {
  return typeof style === "string" ? style : (style[index] ?? style.at(-1) ?? "close");
}

/** The voicings of the cheapest way. */
function traced(
  layouts: readonly (readonly Layout[])[],
  backs: Uint8Array,
  costs: Float64Array,
): readonly (readonly number[])[] {
  const ends = costs.subarray(0, layouts.at(-1)?.length ?? 0);
  let place = ends.indexOf(Math.min(...ends));
  const voicings = new Array<readonly number[]>(layouts.length);
  for (let index = layouts.length - 1; index >= 0; index--) {
    voicings[index] = layouts[index]?.[place]?.keys ?? [];
    place = backs[index * MOST_LAYOUTS + place] ?? 0;
  }
  return voicings;
}

/** What is wrong with a step beyond its motion. */
function faults(one: Layout, other: Layout): number {
  return one.keys === other.keys ? 0 : parallels(one.keys, other.keys) + hanging(one, other);
}

/** The sum of the semitones that the voices move; of chords of different sizes the voice on top splits or merges. */
function motion(one: readonly number[], other: readonly number[]): number {
  const [lastOne, lastOther] = [one.length - 1, other.length - 1];
  const last = lastOne > lastOther ? lastOne : lastOther;
  let sum = 0;
  for (let index = 0; index <= last; index++) {
    const from = one[index < lastOne ? index : lastOne] ?? 0;
    const to = other[index < lastOther ? index : lastOther] ?? 0;
    sum += to > from ? to - from : from - to;
  }
  return sum;
}

/** What parallel fifths or octaves cost: between the outer voices, and where an inner voice has part in them. */
const OUTER = 12;
const INNER = 7;

/** Voices that move the same way from fifth to fifth, or from octave to octave. */
function parallels(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length)
    return parallel(one, other, 0, one.length - 1, other.length - 1) ? OUTER : 0;
  const top = one.length - 1;
  let cost = 0;
  for (let low = 0; low < top; low++) {
    if (one[low] === other[low]) continue;
    for (let high = low + 1; high <= top; high++) {
      if (parallel(one, other, low, high, high)) cost += low === 0 && high === top ? OUTER : INNER;
    }
  }
  return cost;
}

/** Whether two voices, the upper of which may stand at another place in the next chord, go in parallel. */
function parallel(
  one: readonly number[],
  other: readonly number[],
  low: number,
  high: number,
  highNext: number,
): boolean {
  const from = one[low] ?? 0;
  const upper = one[high] ?? 0;
  const moved = (other[low] ?? 0) - from;
  if (moved === 0 || moved !== (other[highNext] ?? 0) - upper) return false;
  const interval = (upper - from) % 12;
  return interval === 7 || interval === 0;
}

/** A seventh that is left by leap or upwards. */
function hanging(one: Layout, other: Layout): number {
  const seventh = one.keys[one.seventh];
  if (one.seventh < 0 || seventh === undefined) return 0;
  for (const key of other.keys) if (key <= seventh && key >= seventh - 2) return 0;
  return 1.5;
}
