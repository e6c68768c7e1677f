/** A theme told anew: the same tune with some bars changed, more of them each time. */
import { learnedStructure } from "../data/learned/melody.ts";
import { beatsOf } from "../plan/metre.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { type RhythmLeaning, silence } from "./cells.ts";
import type { BarPlan } from "./phrases.ts";
import { type BarRhythm, drawBar, placeOf } from "./rhythms.ts";

/** The theme as it was. */
export interface Told {
  readonly plans: readonly BarPlan[];
  readonly rhythms: readonly BarRhythm[];
  /** How often it was told before, 1 or more. */
  readonly times: number;
  readonly metre: TimeSignature;
  readonly leaning: RhythmLeaning;
}

/** The theme with some bars changed, and which these are. */
export interface Retold {
  readonly plans: readonly BarPlan[];
  readonly rhythms: readonly BarRhythm[];
  readonly fresh: ReadonlySet<number>;
}

/** The share of inner and of last bars that come back note for note in phrases that come again (POP909). */
const [, INNER = 0.73, LAST = 0.61] = learnedStructure.returns;

/**
 * Tells a theme anew: bars change as often as people change them from one time to the next, but for the first of each
 * phrase, by which the theme is known.
 */
export function toldAnew({ plans, rhythms, times, metre, leaning }: Told, stream: Stream): Retold {
  const beats = beatsOf(metre);
  const salt = stream.next();
  const fresh = freshBars(plans, times, salt);
  const changed = rhythms.map((rhythm, bar) => {
    const plan = plans[bar];
    if (!plan || !fresh.has(bar) || plan.cadence) return rhythm;
    const before = rhythms[bar - 1]?.cells.at(-1) ?? silence;
    const cells = drawBar(beats, placeOf(plan, bar), before, leaning, { salt, bar });
    return { cells, pickup: rhythm.pickup };
  });
  // What is told anew takes up nothing.
  const free = plans.map((plan, bar) =>
    fresh.has(bar) ? { ...plan, model: null, tune: "new" as const } : plan,
  );
  return { plans: free, rhythms: changed, fresh };
}

/** At least one bar, the last inner one but one where chance names none, and at most five of eight. */
function freshBars(plans: readonly BarPlan[], times: number, salt: number): ReadonlySet<number> {
  const inner = plans.flatMap((plan, bar) => (bar === plan.phraseStart ? [] : [bar]));
  const changed = inner.filter((bar) => {
    const returns = plans[bar]?.cadence ? LAST : INNER;
    let kept = returns;
    for (let time = 1; time < times; time++) kept *= returns;
    return chanceAt(salt, bar) >= kept;
  });
  if (changed.length === 0) return new Set([inner.at(-2) ?? plans.length - 1]);
  return new Set(changed.slice(-Math.max(1, (plans.length * 5) >> 3)));
}
