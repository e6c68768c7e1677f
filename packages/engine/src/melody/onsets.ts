/** From rhythms bar by bar to notes in time: pickups, breaths between phrases, and how long the last notes sound. */
import { stepsPerBar } from "../plan/metre.ts";
import type { TimeSignature } from "../song.ts";
import { codesOf } from "./cells.ts";
import type { BarPlan } from "./phrases.ts";
import type { BarRhythm } from "./rhythms.ts";

/** A note without its pitch. */
export interface Onset {
  /** The bar that it belongs to: of a pickup, the bar that it leads into. */
  readonly bar: number;
  /** Sixteenths from that bar's line; negative in a pickup. */
  readonly step: number;
  /** Sixteenths. */
  length: number;
}

/** A phrase's last note sounds so many sixteenths at the least, where nothing is in its way. */
const LEAST_END = 8;
/** So long a breath, in sixteenths, before a phrase, and before the pickup of a second half. */
const BREATH = 2;
const HALF_BREATH = 1;

/**
 * The notes of a section, in order of time.
 * @param leads whether the pickup of the first phrase may sound in the bar before the section
 */
export function onsetsOf(
  rhythms: readonly BarRhythm[],
  plans: readonly BarPlan[],
  metre: TimeSignature,
  leads: boolean,
): Onset[] {
  const steps = stepsPerBar(metre);
  const grid = gridOf(rhythms, plans, steps, leads);
  const onsets: Onset[] = [];
  let last: Onset | undefined;
  for (let bar = 0; bar <= rhythms.length; bar++) {
    const leading = plans[bar]?.phraseStart === bar ? (rhythms[bar]?.pickup.length ?? 0) : 0;
    for (let step = 0; step < steps; step++) {
      const code = grid[bar * steps + step];
      if (code === 1) {
        // The last sixteenths of a bar belong to the phrase whose pickup they are.
        last =
          step >= steps - leading
            ? { bar, step: step - steps, length: 1 }
            : { bar: bar - 1, step, length: 1 };
        onsets.push(last);
      } else if (code === 2 && last) last.length++;
      else last = undefined;
    }
  }
  lengthenEnds(onsets, plans, steps);
  return onsets;
}

/** The section and the bar before it, a number a sixteenth: 0 a rest, 1 a note begins, 2 it holds. */
function gridOf(
  rhythms: readonly BarRhythm[],
  plans: readonly BarPlan[],
  steps: number,
  leads: boolean,
): Uint8Array {
  const grid = new Uint8Array((rhythms.length + 1) * steps);
  let place = steps;
  for (const { cells } of rhythms) {
    for (const { codes } of cells) {
      grid.set(codes, place);
      place += codes.length;
    }
  }
  rhythms.forEach(({ pickup }, bar) => {
    if (bar !== plans[bar]?.phraseStart) return;
    const line = (bar + 1) * steps;
    const sung = pickup !== "" && (bar > 0 || leads);
    const from = sung ? line - pickup.length : line;
    const runsOn = plans[bar]?.part === "second";
    if (bar > 0 && !(runsOn && !sung)) grid.fill(0, from - (runsOn ? HALF_BREATH : BREATH), from);
    if (sung) grid.set(codesOf(pickup), from);
    // A phrase begins anew: nothing is held over its first bar line, unless its pickup is.
    else if (!runsOn) for (let step = line; grid[step] === 2; step++) grid[step] = 0;
  });
  return grid;
}

/** Phrases come to rest: their last notes fill some of the silence after them. */
function lengthenEnds(onsets: readonly Onset[], plans: readonly BarPlan[], steps: number): void {
  onsets.forEach((onset, index) => {
    const plan = plans[onset.bar];
    const next = onsets[index + 1];
    if (!plan || (next && plans[next.bar]?.phraseStart === plan.phraseStart)) return;
    const start = onset.bar * steps + onset.step;
    const until = next ? next.bar * steps + next.step - BREATH : plans.length * steps;
    onset.length = Math.max(onset.length, Math.min(LEAST_END, until - start));
  });
}
