/** The melody's part: each section's melody, sung with the feeling's dynamics and articulation. */
import { compassOf } from "../data/instruments.ts";
import { clamp } from "../emotion/space.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, noteOnGrid, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { composeMelody, type MelodyNote } from "./melody.ts";

/** The melody's notes, by start. */
export function melodyPart(
  score: Score,
  program: number,
  plays: (section: PlannedSection) => boolean,
  stream: Stream,
): Note[] {
  const { plan } = score;
  const statements = new Map<string, number>();
  const hand = stream.fork("hand");
  const notes: Note[] = [];
  plan.sections.forEach((section, sectionIndex) => {
    if (!plays(section)) return;
    const statement = statements.get(section.theme) ?? 0;
    // An outro recalls its theme without counting as a new telling of it.
    statements.set(section.theme, statement + 1);
    const bars = barsOf(score, (candidate) => candidate === section);
    const melody = composeMelody(
      {
        section,
        harmony: score.harmony[sectionIndex] ?? [],
        metre: plan.timeSignature,
        density: densityOf(score, section),
        compass: compassOf(program),
        statement,
        endsSong: sectionIndex === plan.sections.length - 1,
      },
      stream.fork(section.theme),
    );
    const base = sectionVelocity("melody", section);
    for (const note of melody) {
      const bar = bars[note.bar];
      if (!bar) continue;
      const velocity = noteVelocity(
        base,
        plan.timeSignature,
        note.step,
        note.phrasePlace,
        hand.between(-1, 1),
      );
      notes.push(noteOnGrid(score, bar, note, holdOf(section, note, bar), velocity));
    }
  });
  return notes;
}

/** Short notes are detached as the articulation asks; long ones and phrase ends sound in full. */
function holdOf(section: PlannedSection, note: MelodyNote, bar: Bar): number {
  if (bar.closesSong || note.length >= 8) return 0.97;
  return clamp(1 - section.music.articulation * 0.62, 0.4, 0.98);
}

/** Notes to the bar follow the feeling, the theme's energy, and the time that a bar at this tempo gives. */
function densityOf({ plan }: Score, section: PlannedSection): number {
  const owner =
    plan.sections.find(({ theme, kind }) => theme === section.theme && kind !== "intro") ?? section;
  const solo = section.kind === "solo" ? 0.25 : 0;
  const pace = clamp((110 - plan.tempoBpm) / 400, -0.12, 0.12);
  return clamp(section.music.density * 0.85 + (owner.energy - 0.5) * 0.25 + solo + pace, 0, 1);
}
