/** The edit that makes a song longer. */
import { harmonyFor, playSketch, type Sketch, streamFor } from "../compose.ts";
import type { OutlineSection } from "../data/forms.ts";
import { arcOf } from "../plan/arc.ts";
import { formNamed, MAX_BARS, themeOf } from "../plan/form.ts";
import { ticksPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Track } from "../song.ts";
import { decided } from "./decided.ts";
import { impossible, type LengthenEdit } from "./edit.ts";
import { placesOf } from "./places.ts";
import { type Source, spliced } from "./splice.ts";
import type { EditState } from "./state.ts";
import { unmoved } from "./track.ts";

/** A section is not shorter. */
const SHORTEST = 2;

/**
 * Carries out the edit. The form's rounds go on before the last section, which ends the song as it did; what was
 * there stays as it was.
 * @throws EditError where the song would be longer than a song can be, or a section too short
 */
export function lengthen(state: EditState, edit: LengthenEdit): EditState {
  const { plan, harmony } = state.sketch;
  const most = MAX_BARS - plan.totalBars;
  if (!Number.isInteger(edit.bars) || edit.bars < SHORTEST || edit.bars > most) {
    const range =
      most < SHORTEST ? "it has all that a song can have" : `${SHORTEST} to ${most} more can be had`;
    throw impossible(
      ["bars"],
      `The song has ${plan.totalBars} bars and cannot have ${edit.bars} more: ${range}.`,
    );
  }
  const place = plan.sections.length - 1;
  const added = addedSections(plan, place, edit.bars);
  const longer = longerPlan(plan, added, place, edit.bars);
  const stream = streamFor(state.intent, state.seed);
  const fresh = harmonyFor(longer, stream);
  const sketch: Sketch = {
    plan: longer,
    harmony: [
      ...harmony.slice(0, place),
      ...fresh.slice(place, place + added.length),
      ...harmony.slice(place),
    ],
  };
  const donor = playSketch(sketch, stream);
  const barTicks = ticksPerBar(plan.timeSignature);
  const [old, places] = [placesOf(plan.sections, barTicks), placesOf(longer.sections, barTicks)];
  const tracks = state.played.tracks.map((track): Track => {
    const octave = state.swaps.get(track.role)?.octave ?? 0;
    const fitting = unmoved(
      donor.tracks.find(({ role }) => role === track.role),
      octave,
    );
    const sources = longer.sections.map((_, section): Source => {
      if (section >= place && section < place + added.length)
        return { version: { track: fitting, places }, section, kept: false };
      const before = section < place ? section : section - added.length;
      return { version: { track, places: old }, section: before, kept: true };
    });
    return { ...track, ...spliced(track.role, sources, places) };
  });
  const from = old.bounds[place] ?? 0;
  const tempoChanges = state.played.tempoChanges.map((change) =>
    change.tick >= from && change.tick > 0 ? { ...change, tick: change.tick + edit.bars * barTicks } : change,
  );
  return { ...state, sketch, played: { ...state.played, tracks, tempoChanges } };
}

/** The sections that are added: the form's rounds, going on from the section before. */
function addedSections(plan: Plan, place: number, bars: number): readonly PlannedSection[] {
  const form = formNamed(plan.formName);
  const cycle = form.rounds.flat();
  const before = plan.sections[place - 1];
  const turn = cycle.findIndex(({ kind }) => kind === before?.kind) + 1;
  const chosen: OutlineSection[] = [];
  let left = bars;
  for (let step = turn; left > 0; step++) {
    const next = cycle[step % cycle.length];
    if (next === undefined) break;
    // What is left is too short for a section of its own: the last one is longer by it.
    const rest = left - next.bars < SHORTEST || left < next.bars;
    chosen.push({ ...next, bars: rest ? left : next.bars });
    left -= rest ? left : next.bars;
  }
  const names = new Set(plan.sections.map(({ name }) => name));
  return chosen.map((section) => {
    const like = likest(plan.sections.slice(0, Math.max(1, place)), section);
    const name = freeName(section.kind, names);
    names.add(name);
    const theme = themeOf(form, section.kind, name);
    const tune = theme === like.theme ? like.tune : theme;
    return { ...like, ...section, name, theme, tune, startBar: 0 };
  });
}

/** The latest section of the same kind; else the latest of all. */
function likest(sections: readonly PlannedSection[], { kind }: OutlineSection): PlannedSection {
  const found = sections.findLast((section) => section.kind === kind) ?? sections.at(-1);
  if (found === undefined) throw new RangeError("a song has a section");
  return found;
}

function freeName(kind: string, names: ReadonlySet<string>): string {
  let number = names.has(kind) ? 2 : 1;
  while (names.has(`${kind} ${number}`)) number++;
  return number === 1 && !names.has(kind) ? kind : `${kind} ${number}`;
}

function longerPlan(plan: Plan, added: readonly PlannedSection[], place: number, bars: number): Plan {
  let startBar = 0;
  const sections = plan.sections.toSpliced(place, 0, ...added).map((section) => {
    const placed = { ...section, startBar };
    startBar += section.bars;
    return placed;
  });
  const totalBars = plan.totalBars + bars;
  return {
    ...plan,
    totalBars,
    sections,
    arc: arcOf(sections),
    reasons: decided(plan.reasons, "length", `${totalBars} bars`, `You made it longer by ${bars} bars.`),
  };
}
