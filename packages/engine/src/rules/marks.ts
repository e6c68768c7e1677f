/**
 * The tone by which a chord of a broken rule is known, in the notes: a power chord has no third, and a bass alone may
 * pass over the root. Where nobody sounds it, somebody is given it.
 */
import { wrap } from "../harmony/pitch.ts";
import type { ChordSpan } from "../harmony/span.ts";
import type { Part } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import { SIXTEENTH } from "../plan/metre.ts";
import type { Note, Role } from "../song.ts";
import { changed, changeParts, onsetsOf, partOf, playable, stampOf } from "./notes.ts";
import type { Stretch } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** A chord that a rule has put where it is. */
interface MarkedChord extends Stretch {
  /** The pitch classes by one of which it is known. */
  readonly marks: readonly number[];
}

/** The parts, in which every chord of a broken rule sounds a tone by which it is known. */
export function withMarks(parts: readonly Part[], score: Score): readonly Part[] {
  let heard = parts;
  for (const rule of score.plan.ruleBreaks) {
    for (const chord of markedChords(score, rule)) {
      if (!isHeard(heard, chord)) heard = sounding(heard, score, chord, stampOf(rule.id));
    }
  }
  return heard;
}

/** Whether a rule has put a chord anywhere. */
export function hasChords({ harmony }: Score, { id }: RuleBreak): boolean {
  return harmony.some((bars) => bars.some((bar) => bar.some(({ origin }) => origin === stampOf(id))));
}

function markedChords(
  { plan, harmony, ticksPerBar }: Score,
  { id, mark }: RuleBreak,
): readonly MarkedChord[] {
  if (!mark) return [];
  return plan.sections.flatMap(({ startBar, key }, at) =>
    (harmony[at] ?? []).flatMap((bar, index) =>
      bar
        .filter(({ origin }) => origin === stampOf(id))
        .map(({ step, length, chord }: ChordSpan): MarkedChord => {
          const from = (startBar + index) * ticksPerBar + step * SIXTEENTH;
          return { from, to: from + length * SIXTEENTH, marks: mark(chord, key) };
        }),
    ),
  );
}

function isHeard(parts: readonly Part[], { from, to, marks }: MarkedChord): boolean {
  return parts.some(
    ({ player, notes }) =>
      player.role !== "drums" &&
      notes.some(
        ({ start, duration, pitch }) => start < to && start + duration > from && marks.includes(pitch % 12),
      ),
  );
}

/** Who takes the tone: whoever plays chords, for whom it is one more; else a line, which turns to it. */
const TAKERS: readonly Role[] = ["chords", "pad", "counter-melody", "melody", "bass"];

function sounding(
  parts: readonly Part[],
  score: Score,
  chord: MarkedChord,
  origin: `rule:${string}`,
): readonly Part[] {
  const begins = ({ start }: Note) => chord.from <= start && start < chord.to;
  const playing = TAKERS.filter((role) => partOf(parts, role)?.notes.some(begins));
  const role = playing[0] ?? TAKERS.find((one) => partOf(parts, one)) ?? "chords";
  return changeParts(parts, score, [role], (notes, part) => {
    const toward = (pitch: number) => playable(pitch + wrap((chord.marks[0] ?? 0) - pitch, 12), part);
    const own = notes.filter(begins);
    const last = own.at(-1);
    if (!last) return [...notes, entering(notes, chord, toward, origin)];
    if (role === "chords" || role === "pad")
      return [
        ...notes,
        ...onsetsOf(own).flatMap(([lowest]) =>
          lowest ? [changed(lowest, origin, { pitch: toward(lowest.pitch) })] : [],
        ),
      ];
    return notes.map((note) => (note === last ? changed(note, origin, { pitch: toward(note.pitch) }) : note));
  });
}

/** A note with the chord, where nobody begins one: as loud as the last before it. */
function entering(
  notes: readonly Note[],
  { from, to }: MarkedChord,
  toward: (pitch: number) => number,
  origin: `rule:${string}`,
): Note {
  const before = notes.findLast(({ start }) => start < from) ?? notes[0];
  const pitch = toward(before?.pitch ?? 60);
  return { start: from, duration: to - from, pitch, velocity: before?.velocity ?? 64, origin };
}
