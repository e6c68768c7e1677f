/** How a song comes home. */
import { leaningOf } from "../data/progressions.ts";
import { stepsPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { chordIn } from "./chords.ts";
import { leadingChord, tonicChord } from "./harmonize.ts";
import { diatonic, type Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";
import { isMinorish } from "./scales.ts";
import { type BarHarmony, type SectionHarmony, wholeBar } from "./span.ts";

/** The chords of the last section: home in the last bar, led there by the bar before. */
export function ended(bars: SectionHarmony, plan: Plan, section: PlannedSection): SectionHarmony {
  const steps = stepsPerBar(plan.timeSignature);
  const home = lastChord(plan, section);
  const before = bars.at(-2);
  const closed = [...bars.slice(0, -1), wholeBar(home, steps, "harmony.ending")];
  if (before && plan.genre.harmony !== "static") closed[closed.length - 2] = led(before, plan, section, home);
  return closed;
}

/** Semitones above home of the roots that lead there: dominants, subdominants, and the steps around home. */
const LEADING: ReadonlySet<number> = new Set([1, 2, 5, 7, 8, 10, 11]);

/** The bar before the last leads home; where it does not, a chord of the cadence takes the place of its last one. */
function led(bar: BarHarmony, plan: Plan, section: PlannedSection, home: Harmony): BarHarmony {
  const last = bar[bar.length - 1] ?? bar[0];
  const steps = stepsPerBar(plan.timeSignature);
  if (LEADING.has(wrap(last.chord.root - home.root, 12))) return bar;
  const lead = cadenceChord(section);
  const [first] = bar;
  if (bar.length === 1 || first.chord.root === home.root) return wholeBar(lead, steps, "harmony.cadence");
  return [first, ...bar.slice(1, -1), { ...last, chord: lead, origin: "harmony.cadence" }];
}

/** The dominant; a gentle song may come home by the subdominant. */
function cadenceChord({ key, affect }: PlannedSection): Harmony {
  const gentle = affect.arousal < 0.35 && affect.valence > 0;
  if (!gentle || key.mode === "locrian" || key.mode === "phrygian" || key.mode === "lydian") {
    return leadingChord(key);
  }
  return chordIn(key, isMinorish(key.mode) && key.mode !== "dorian" ? "iv" : "IV");
}

/** The tonic chord; with its sixth or seventh where the genre has them on every chord, major where a dark song has found light. */
function lastChord(plan: Plan, section: PlannedSection): Harmony {
  const { key } = section;
  const start = plan.sections[0]?.affect.valence ?? section.affect.valence;
  const lighter = section.affect.valence - start;
  if (key.mode === "minor" && lighter > 0.3 && section.affect.valence > 0.1) return chordIn(key, "I");
  if (leaningOf(plan.genre.name).bluesy) return tonicChord(key);
  if (plan.genre.sevenths >= 0.8 && key.mode !== "locrian" && key.mode !== "phrygian") {
    return key.mode === "major" || key.mode === "lydian" ? diatonic(key, 0, 4) : tonicSeventh(key);
  }
  return tonicChord(key);
}

function tonicSeventh(key: PlannedSection["key"]): Harmony {
  return isMinorish(key.mode) ? diatonic(key, 0, 4) : tonicChord(key);
}
