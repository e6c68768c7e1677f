/** The melody's part: each section's melody, sung with the feeling's dynamics and articulation. */
import { clamp } from "../emotion/space.ts";
import { isCluster, rubShare } from "../harmony/rub.ts";
import { powerVoicing } from "../harmony/voicing.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import { stepsPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { hasDistortedChords } from "../plan/riff.ts";
import { isToldAnew, tuneOwner } from "../plan/theme.ts";
import { chanceAt, type Stream } from "../random.ts";
import { gridNote } from "../rhythm/note.ts";
import { RIFF_LOWEST, riffKeys, riffStrokes } from "../rhythm/riff.ts";
import type { Note } from "../song.ts";
import type { RhythmLeaning } from "./cells.ts";
import { holdOf } from "./hold.ts";
import { composeMelody } from "./melody.ts";
import { melodyRange, raisedAbove } from "./range.ts";
import type { MelodyNote, Statement } from "./statement.ts";

/** The melody of one section on the grid. */
export interface SectionMelody {
  readonly section: PlannedSection;
  readonly bars: readonly Bar[];
  readonly notes: readonly MelodyNote[];
}

/** The melodies of all sections that have one, in order. */
export function composeMelodies(
  score: Score,
  programOf: (section: PlannedSection) => number,
  plays: (section: PlannedSection, bar: number) => boolean,
  stream: Stream,
): SectionMelody[] {
  const { plan } = score;
  const told = new Map<string, { readonly first: Statement; readonly times: number }>();
  const melodies: SectionMelody[] = [];
  const manner = mannerOf(stream.fork("manner"));
  for (const [section, bars] of Map.groupBy(barsOf(score, plays), ({ section }) => section)) {
    const before = told.get(section.tune);
    const last = melodies.at(-1)?.section;
    // What leads into a chorus's successor would change the chorus's last bar, and a chorus comes back as it was.
    const leads = section.startBar > 0 && last?.kind !== "chorus";
    const statement = composeMelody(
      {
        section,
        harmony: bars.map(({ spans }) => spans),
        metre: plan.timeSignature,
        leaning: leaningOf(plan, section, manner),
        repeating: manner.repeating,
        pickups: section.kind === "chorus" ? 0.8 : 1,
        range: raisedAbove(melodyRange(plan, section, programOf(section)), floorOf(plan, section, bars)),
        grating: gratingOf(plan, section),
        statement: before?.times ?? 0,
        recalled: before?.first ?? null,
        leads,
        endsSong: bars.at(-1)?.closesSong ?? false,
      },
      stream.fork(section.tune),
    );
    told.set(section.tune, { first: before?.first ?? statement, times: (before?.times ?? 0) + 1 });
    melodies.push({ section, bars, notes: statement.notes });
  }
  return melodies;
}

/** Melodies as notes in time, each with its loudness and length. */
export function sungNotes(score: Score, melodies: readonly SectionMelody[], stream: Stream): Note[] {
  const salt = stream.fork("hold").next();
  const steps = stepsPerBar(score.plan.timeSignature);
  const notes: Note[] = [];
  for (const { section, bars, notes: line } of melodies) {
    const base = sectionVelocity("melody", section);
    const [first] = bars;
    if (!first) continue;
    for (const note of line) {
      const place = note.bar * steps + note.step;
      const index = Math.max(0, Math.floor(place / steps));
      const bar = bars[index] ?? first;
      const velocity = noteVelocity(
        base,
        score.plan.timeSignature,
        place < 0 ? place + steps : place - index * steps,
        note.phrasePlace,
        0,
      );
      const length = Math.min(note.length, bars.length * steps - place);
      const closes = bar.closesSong && index === bars.length - 1;
      const chance = chanceAt(salt, (note.step + 64) * 131 + (note.bar % 4) * 17 + (note.key % 12));
      const hold = closes || length >= 12 ? 0.97 : holdOf(length, section.music.articulation, chance);
      const line = Math.floor(place / steps);
      const start = first.start + line * score.ticksPerBar;
      const { key, origin } = note;
      notes.push(gridNote(score, start, place - line * steps, length, key, hold, velocity, origin));
    }
  }
  return withoutOverlaps(notes);
}

/** How much of the rubs of chords in clusters the melody has, too. */
const BESIDE_CLUSTERS = 0.5;

/**
 * How much a section's melody leans on semitones: where distorted chords cannot have the rubs it has them, and beside the
 * clusters of fear it has some of its own; not against chords that somebody asked for.
 */
function gratingOf(plan: Plan, section: PlannedSection): number {
  if (plan.progression) return 0;
  const share = rubShare(section.music);
  if (hasDistortedChords(plan)) return share;
  return isCluster(share) ? BESIDE_CLUSTERS * share : 0;
}

/** Semitones that a melody keeps above the middle of distorted chords. */
const CLEAR = 7;

/** The lowest key that a section's melody may have: a fifth above the middle of distorted chords, which would cover it. */
function floorOf(plan: Plan, { theme }: PlannedSection, bars: readonly Bar[]): number {
  if (!hasDistortedChords(plan)) return 0;
  const riff = plan.riffs[theme];
  const keys = bars.flatMap((bar) =>
    riff && !bar.closesSong
      ? riffStrokes(riff, bar).flatMap(riffKeys)
      : bar.spans.flatMap(({ chord }) => powerVoicing(chord, RIFF_LOWEST)),
  );
  return (keys.sort((one, other) => one - other)[keys.length >> 1] ?? 0) + CLEAR;
}

/** A pickup takes its time from the note that it meets. */
function withoutOverlaps(notes: readonly Note[]): Note[] {
  const sorted = notes.toSorted((one, other) => one.start - other.start);
  const apart: Note[] = [];
  sorted.forEach((note, index) => {
    const next = sorted[index + 1];
    if (!next || note.start + note.duration <= next.start) apart.push(note);
    else if (next.start > note.start) apart.push({ ...note, duration: next.start - note.start });
  });
  return apart;
}

/** What one songwriter does more than another, whatever the feeling: factors around 1. */
interface Manner {
  readonly against: number;
  readonly sixteenths: number;
  readonly repeating: number;
}

/**
 * Songs differ from one another more than the bars of one song do: some keep to the beat and others never, some dwell
 * on a tone and others hardly (in POP909 a tenth of the songs have no onset between two eighths, and another tenth have
 * nearly half of theirs there).
 */
function mannerOf(stream: Stream): Manner {
  const factor = (least: number, most: number) => {
    const chance = stream.next();
    return chance < 0.5 ? least + (1 - least) * 2 * chance : 1 + (most - 1) * (2 * chance - 1);
  };
  return { against: factor(0.6, 1.7), sixteenths: factor(0.1, 2.6), repeating: factor(0.5, 1.25) };
}

/** The regularity of a feeling that is neither here nor there. */
const MIDDLE_REGULARITY = 0.6;

/** Notes a second that are sung easily. */
const EASILY = 6;

/**
 * Notes to the bar follow the feeling, the theme's energy, and the time that a bar at this tempo gives; how often they
 * go against the beat, the feeling's syncopation; how often a bar leaves the rhythm that it takes up, its regularity. A section that comes back as it was keeps what its first statement had,
 * even where a journey has moved on.
 */
function leaningOf(plan: Plan, section: PlannedSection, manner: Manner): RhythmLeaning {
  const owner = tuneOwner(plan.sections, section);
  const { music } = isToldAnew(section.kind) ? section : owner;
  const solo = section.kind === "solo" ? 0.25 : 0;
  const hook = section.kind === "chorus" ? -0.06 : 0;
  const pace = clamp((110 - plan.tempoBpm) / 300, -0.12, 0.06);
  const density = clamp(music.density * 0.85 + (owner.energy - 0.5) * 0.2 + solo + hook + pace, 0, 1);
  return {
    tilt: 0.48 + 0.85 * density + 1.1 * density * density,
    against: manner.against * (0.8 + 0.9 * music.syncopation - (section.kind === "chorus" ? 0.08 : 0)),
    sixteenths: manner.sixteenths,
    leaving: 1 + (MIDDLE_REGULARITY - music.regularity),
    most: (EASILY * 60) / plan.tempoBpm,
  };
}
