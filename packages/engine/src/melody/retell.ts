/** A theme told anew: the same tune with a bar or two changed, or, in a solo, only its landmarks kept. */
import { beatsOf } from "../plan/metre.ts";
import type { Stream } from "../random.ts";
import type { SectionKind, TimeSignature } from "../song.ts";
import { type RhythmLeaning, silence } from "./cells.ts";
import type { BarPlan } from "./phrases.ts";
import { type BarRhythm, drawBar, placeOf } from "./rhythms.ts";

/** The theme as it was. */
export interface Told {
  readonly plans: readonly BarPlan[];
  readonly rhythms: readonly BarRhythm[];
  readonly kind: SectionKind;
  readonly metre: TimeSignature;
  readonly leaning: RhythmLeaning;
}

/** The theme with some bars changed, and which these are. */
export interface Retold {
  readonly plans: readonly BarPlan[];
  readonly rhythms: readonly BarRhythm[];
  readonly fresh: ReadonlySet<number>;
}

/**
 * Tells a theme anew. Of phrases that come again people change the last bars most (three in four bars stay as they were
 * in POP909, three in five of the last ones), so the changes lie late; a solo keeps the first bar of each phrase.
 */
export function toldAnew({ plans, rhythms, kind, metre, leaning }: Told, stream: Stream): Retold {
  const beats = beatsOf(metre);
  const fresh = new Set<number>();
  const salt = stream.next();
  plans.forEach((plan, bar) => {
    if (bar === plan.phraseStart) return;
    const early = salt < 0.5 ? 2 : plans.length - 3;
    if (kind === "solo" || bar === plans.length - 2 || bar === early) fresh.add(bar);
  });
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
