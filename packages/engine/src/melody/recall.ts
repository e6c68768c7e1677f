/** The phrases and rhythms of a section: a new theme's own, or those of the theme that it takes up. */
import { stepsPerBar } from "../plan/metre.ts";
import { climbs, isToldAnew } from "../plan/theme.ts";
import type { Stream } from "../random.ts";
import type { TimeSignature } from "../song.ts";
import { codesOf, silence } from "./cells.ts";
import { type BarPlan, planPhrases } from "./phrases.ts";
import { toldAnew } from "./retell.ts";
import { type BarRhythm, rhythmsFor } from "./rhythms.ts";
import type { MelodyRequest } from "./statement.ts";

/** How a section's melody is built. */
export interface Theme {
  readonly plans: readonly BarPlan[];
  readonly rhythms: readonly BarRhythm[];
  /** Whether the theme was heard before. */
  readonly recalled: boolean;
  /** Bars whose tune is found anew although the theme was heard before. */
  readonly fresh: ReadonlySet<number>;
}

/**
 * The section's theme; the song's last bar is one long note.
 * @param chance names the chance of what is told anew
 */
export function recallTheme(request: MelodyRequest, chance: string, stream: Stream): Theme {
  const theme = request.recalled ? again(request, chance, stream) : anew(request, stream);
  if (!request.endsSong) return theme;
  return { ...theme, rhythms: ended(theme.rhythms, request.metre) };
}

function anew({ section, metre, leaning, pickups }: MelodyRequest, stream: Stream): Theme {
  const plans = planPhrases(section.bars, section.kind, stream.fork("phrases"));
  const rhythms = rhythmsFor(plans, metre, leaning, pickups, stream.fork("rhythm").next());
  return { plans, rhythms, recalled: false, fresh: new Set() };
}

/** A theme that comes again has the plan and the rhythms of its first statement, but for what is told anew. */
function again(request: MelodyRequest, chance: string, stream: Stream): Theme {
  const { section, metre, leaning, recalled, statement } = request;
  const known = recalled?.rhythms ?? [];
  if (section.kind === "solo") return improvised(request, stream);
  if (!recalled || known.length < section.bars) {
    // The theme is stretched: its bars come first, and the rest goes on from there.
    const theme = anew(request, stream);
    const rhythms = theme.rhythms.map((rhythm, bar) => known[bar] ?? rhythm);
    const beyond = theme.plans.map((_, bar) => bar).filter((bar) => bar >= known.length);
    return { ...theme, rhythms, recalled: true, fresh: new Set(beyond) };
  }
  const plans = cut(recalled.plans, section.bars);
  const rhythms = known.slice(0, section.bars);
  if (section.isFinale || climbs(section.kind))
    return { plans, rhythms, recalled: true, fresh: section.isFinale ? heightsOf(plans) : climbOf(plans) };
  if (!isToldAnew(section.kind)) return { plans, rhythms, recalled: true, fresh: new Set() };
  const told = { plans, rhythms, times: Math.max(1, statement), metre, leaning };
  return { ...toldAnew(told, stream.fork(chance)), recalled: true };
}

/** A solo has the theme's chords and nothing else of it. */
function improvised(request: MelodyRequest, stream: Stream): Theme {
  const theme = anew(request, stream.fork(`solo ${request.statement}`));
  return { ...theme, recalled: true, fresh: new Set(theme.plans.keys()) };
}

/** The last chorus is the chorus once more, but for the bars before its cadences, which reach higher. */
function heightsOf(plans: readonly BarPlan[]): ReadonlySet<number> {
  const last = plans.length - 1;
  return new Set(plans.length < 8 ? [last - 1] : [last - 5, last - 2, last - 1]);
}

/** A lift that comes again climbs higher at its end, for the chorus that it leads to is a higher one. */
function climbOf({ length }: readonly BarPlan[]): ReadonlySet<number> {
  return new Set([length - 2, length - 1]);
}

/** The first bars of a plan; the last of them closes it. */
function cut(plans: readonly BarPlan[], bars: number): readonly BarPlan[] {
  if (plans.length === bars) return plans;
  return plans.slice(0, bars).map((plan, bar) => {
    const phraseBars = Math.min(plan.phraseBars, bars - plan.phraseStart);
    return bar === bars - 1 ? { ...plan, phraseBars, cadence: "closed" } : { ...plan, phraseBars };
  });
}

function ended(rhythms: readonly BarRhythm[], metre: TimeSignature): readonly BarRhythm[] {
  const text = `x${"-".repeat(stepsPerBar(metre) - 1)}`;
  const long = { ...silence, text, codes: codesOf(text), onsets: 1 };
  return [...rhythms.slice(0, -1), { cells: [long], pickup: rhythms.at(-1)?.pickup ?? "" }];
}
