/** Changes to chords, bar by bar. */
import { diatonic, type Harmony, readNumeral } from "../harmony/numerals.ts";
import { type BarHarmony, type ChordSpan, type SongHarmony, spanAt } from "../harmony/span.ts";
import type { Score } from "../perform/score.ts";
import { SIXTEENTH, stepsPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Key } from "../song.ts";

/** A bar of chords in its place. */
export interface BarPlace {
  readonly section: PlannedSection;
  /** Index of the section. */
  readonly at: number;
  /** Bars from the start of the section. */
  readonly index: number;
  /** Sixteenths in the bar. */
  readonly steps: number;
  /** Whether the bar ends a section, or eight bars within it. */
  readonly closesPhrase: boolean;
  /** Whether the next bar does. */
  readonly leadsToClose: boolean;
  readonly closesSection: boolean;
  readonly closesSong: boolean;
}

/** The harmony with its bars changed. */
export function changeBars(
  harmony: SongHarmony,
  plan: Plan,
  change: (bar: BarHarmony, place: BarPlace) => BarHarmony,
): SongHarmony {
  const steps = stepsPerBar(plan.timeSignature);
  return harmony.map((bars, at) => {
    const section = plan.sections[at];
    if (!section) return bars;
    const closes = (index: number) => index === bars.length - 1 || index % 8 === 7;
    return bars.map((bar, index) => {
      const closesSection = index === bars.length - 1;
      return change(bar, {
        section,
        at,
        index,
        steps,
        closesPhrase: closes(index),
        leadsToClose: index + 1 < bars.length && closes(index + 1),
        closesSection,
        closesSong: closesSection && at === harmony.length - 1,
      });
    });
  });
}

/** A numeral of the table of a rule as a chord; the tonic where the key cannot spell it. */
export function chordNamed(numeral: string, key: Key): Harmony {
  return readNumeral(numeral, key) ?? diatonic(key, 0, 3);
}

/** The chord that sounds at a tick of the song, with the section that it stands in. */
export function chordAt(
  { plan, harmony, ticksPerBar }: Score,
  tick: number,
): { readonly span: ChordSpan; readonly section: PlannedSection; readonly from: number } | undefined {
  const bar = Math.floor(tick / ticksPerBar);
  const at = plan.sections.findLastIndex(({ startBar }) => startBar <= bar);
  const section = plan.sections[at];
  const chords = harmony[at]?.[bar - (section?.startBar ?? 0)];
  if (!section || !chords) return undefined;
  const span = spanAt(chords, (tick - bar * ticksPerBar) / SIXTEENTH);
  return { span, section, from: bar * ticksPerBar + span.step * SIXTEENTH };
}
