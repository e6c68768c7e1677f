/** How a song comes home. */
import { leaningOf } from "../data/progressions.ts";
import { stepsPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Key } from "../song.ts";
import { cadenceChord, type LastCadence, lastCadence, leadsHome, predominantOf } from "./cadence.ts";
import { chordIn } from "./chords.ts";
import { tonicChord } from "./harmonize.ts";
import { diatonic, type Harmony } from "./numerals.ts";
import { wrap } from "./pitch.ts";
import { isMinorish } from "./scales.ts";
import { type BarHarmony, type SectionHarmony, wholeBar } from "./span.ts";

/**
 * The chords of the last section: home in the last bar, led there by the bar before.
 * @param draw a number in [0, 1)
 */
export function ended(
  bars: SectionHarmony,
  plan: Plan,
  section: PlannedSection,
  draw: number,
): SectionHarmony {
  const steps = stepsPerBar(plan.timeSignature);
  const home = lastChord(plan, section);
  const closed = [...bars.slice(0, -1), wholeBar(home, steps, "harmony.ending")];
  const bar = bars.at(-2);
  if (!bar || lingers(bar, plan, home)) return closed;
  const cadence = lastCadence(plan, section, draw);
  const before = bars.at(-3)?.at(-1)?.chord;
  closed[closed.length - 2] = led(
    bar,
    before,
    cadence,
    cadenceChord(cadence, section, plan, draw),
    plan,
    section.key,
  );
  return closed;
}

/** Music that stays on its chord may stay on it to the end. */
function lingers(bar: BarHarmony, { genre }: Plan, home: Harmony): boolean {
  return genre.harmony === "static" && bar.at(-1)?.chord.root === home.root;
}

/** The bar before the last leads home; where it does not, a chord of the cadence takes the place of its last one. */
function led(
  bar: BarHarmony,
  before: Harmony | undefined,
  cadence: LastCadence,
  lead: Harmony,
  plan: Plan,
  key: Key,
): BarHarmony {
  const last = bar[bar.length - 1] ?? bar[0];
  // What comes home already may stay, unless the dominant is asked for.
  const enough: readonly LastCadence[] =
    cadence === "authentic" ? ["authentic"] : ["authentic", "plagal", "modal"];
  const earlier = bar[bar.length - 2]?.chord ?? before;
  // Over another bass, a pedal's above all, it would not be heard as one.
  const firm = last.chord.bass === last.chord.root;
  const modal = cadence === "modal" && key.mode !== "major" && key.mode !== "minor";
  const leads = modal
    ? last.chord.root === lead.root && lead.bass === lead.root
    : enough.some((kind) => leadsHome(kind, last.chord, earlier, key));
  if (firm && leads) return bar;
  const steps = stepsPerBar(plan.timeSignature);
  const half = secondHalf(plan);
  const prepared = cadence === "authentic" && half > 0 && before?.root !== lead.root;
  if (!prepared) return wholeBar(lead, steps, "harmony.cadence");
  const [{ chord: first, origin }] = bar;
  const step = wrap(first.root - tonicChord(key).root, 12);
  const [chord, why] = prepares(step, first, key)
    ? ([first, origin] as const)
    : ([predominantOf(key, plan.genre.sevenths >= 0.8), "harmony.cadence"] as const);
  return [
    { step: 0, length: half, chord, origin: why },
    { step: half, length: steps - half, chord: lead, origin: "harmony.cadence" },
  ];
}

/** Home, the subdominant, and the minor second and sixth degrees go on to the dominant. */
function prepares(step: number, { tones }: Harmony, key: Key): boolean {
  return (
    step === 0 || step === 5 || (step === 8 && isMinorish(key.mode)) || (step === 2 && tones.includes(3))
  );
}

/** Where the second half of a bar begins, in sixteenths; 0 where a bar of three is too short to be halved. */
function secondHalf({ timeSignature }: Plan): number {
  const halves: Readonly<Record<string, number>> = { "4/4": 8, "6/8": 6, "12/8": 12, "5/4": 12, "7/8": 8 };
  return halves[timeSignature.join("/")] ?? 0;
}

/**
 * The tonic chord; where the genre has sevenths on every chord with its minor seventh, or in major with its sixth, since
 * the melody rests on the tonic and the major seventh would grate a semitone below it (Levine 1995); major where a dark
 * song has found light.
 */
function lastChord(plan: Plan, section: PlannedSection): Harmony {
  const { key } = section;
  const start = plan.sections[0]?.affect.valence ?? section.affect.valence;
  const lighter = section.affect.valence - start;
  if (key.mode === "minor" && lighter > 0.3 && section.affect.valence > 0.1) return chordIn(key, "I");
  if (leaningOf(plan.genre.name).bluesy) return tonicChord(key);
  if (plan.genre.sevenths >= 0.8 && key.mode !== "locrian" && key.mode !== "phrygian") {
    return key.mode === "major" || key.mode === "lydian" ? chordIn(key, "Iadd6") : tonicSeventh(key);
  }
  return tonicChord(key);
}

function tonicSeventh(key: Key): Harmony {
  return isMinorish(key.mode) ? diatonic(key, 0, 4) : tonicChord(key);
}
