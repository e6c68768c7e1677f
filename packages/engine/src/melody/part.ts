/** The melody's part: each section's melody, sung with the feeling's dynamics and articulation. */
import { clamp } from "../emotion/space.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, noteOnGrid, type Score } from "../perform/score.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { isToldAnew, themeOwner } from "../plan/theme.ts";
import type { Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { composeMelody, type MelodyNote, type Statement } from "./melody.ts";
import { melodyRange } from "./range.ts";

/** The melody's notes, by start. */
export function melodyPart(
  score: Score,
  program: number,
  plays: (section: PlannedSection) => boolean,
  stream: Stream,
): Note[] {
  const { plan } = score;
  const bars = Map.groupBy(barsOf(score, plays), ({ section }) => section);
  const hand = stream.fork("hand");
  const told = new Map<string, { readonly first: Statement; readonly times: number }>();
  const notes: Note[] = [];
  for (const [section, sectionBars] of bars) {
    const before = told.get(section.theme);
    const melody = composeMelody(
      {
        section,
        harmony: sectionBars.map(({ chord }) => chord),
        metre: plan.timeSignature,
        density: densityOf(plan, section),
        range: melodyRange(plan, section, program),
        statement: before?.times ?? 0,
        recalled: before?.first ?? null,
        endsSong: sectionBars.at(-1)?.closesSong ?? false,
      },
      stream.fork(section.theme),
    );
    const first = before?.first ?? { key: section.key, notes: melody };
    told.set(section.theme, { first, times: (before?.times ?? 0) + 1 });
    notes.push(...performed(score, section, sectionBars, melody, hand));
  }
  return notes;
}

function performed(
  score: Score,
  section: PlannedSection,
  bars: readonly Bar[],
  melody: readonly MelodyNote[],
  hand: Stream,
): Note[] {
  const base = sectionVelocity("melody", section);
  return melody.flatMap((note) => {
    const bar = bars[note.bar];
    if (!bar) return [];
    const { timeSignature } = score.plan;
    const velocity = noteVelocity(base, timeSignature, note.step, note.phrasePlace, hand.between(-1, 1));
    return [noteOnGrid(score, bar, note, holdOf(section, note, bar), velocity)];
  });
}

/** Short notes are detached as the articulation asks; long ones and phrase ends sound in full. */
function holdOf(section: PlannedSection, note: MelodyNote, bar: Bar): number {
  if (bar.closesSong || note.length >= 8) return 0.97;
  return clamp(1 - section.music.articulation * 0.62, 0.4, 0.98);
}

/**
 * Notes to the bar follow the feeling, the theme's energy, and the time that a bar at this tempo gives. A section that
 * comes back as it was keeps the density of its first statement, even where a journey has moved on.
 */
function densityOf(plan: Plan, section: PlannedSection): number {
  const owner = themeOwner(plan.sections, section);
  const { density } = isToldAnew(section.kind) ? section.music : owner.music;
  const solo = section.kind === "solo" ? 0.25 : 0;
  const pace = clamp((110 - plan.tempoBpm) / 400, -0.12, 0.12);
  return clamp(density * 0.85 + (owner.energy - 0.5) * 0.25 + solo + pace, 0, 1);
}
