/** The rule that time goes on: broken, the band catches on one beat. */
import { beatsOf, SIXTEENTH } from "../plan/metre.ts";
import type { Note } from "../song.ts";
import { changed, changeParts, everybody, silenced, stampOf } from "./notes.ts";
import { barsInTime, type Stretch } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** A needle that is stuck. */
export const stuckRecord: RuleBreak = {
  id: "texture.stuck_record",
  domain: "texture",
  effect:
    "the last bar of every eight repeats its first beat until the bar is over, as a record that is stuck",
  because:
    "Time catches on a moment and cannot get on: a stammer, a memory that returns, a machine that fails.",
  helps: "For shock and obsession, for panic, for a joke with a machine.",
  source: "Margulis 2014, On Repeat; Danielsen 2010, Musical Rhythm in the Age of Digital Reproduction",
  emotions: ["shock", "panic", "frustration", "confusion", "amusement"],
  change: {
    stage: "score",
    apply: (parts, score) => {
      const beat = (beatsOf(score.plan.timeSignature)[0]?.length ?? 4) * SIXTEENTH;
      const bars = barsInTime(score).filter(({ closesSong }) => !closesSong);
      const eighth = bars.filter(({ stretch }) => (stretch.from / score.ticksPerBar) % 8 === 7);
      const stuck = eighth.length > 0 ? eighth : bars.slice(-1);
      const stretches = stuck.map(({ stretch }) => stretch);
      return changeParts(parts, score, everybody, (notes) => {
        const caught = stretches.map((stretch) => ({ stretch, again: repeatedBeat(notes, stretch, beat) }));
        const changing = caught.filter(({ stretch, again }) => !isSounding(notes, stretch, again));
        return [
          ...silenced(
            notes,
            changing.map(({ stretch }) => stretch),
          ),
          ...changing.flatMap(({ again }) => again),
        ];
      });
    },
  },
};

/** What is struck in the first beat of a stretch, again in each of its beats. @param beat in ticks */
function repeatedBeat(notes: readonly Note[], { from, to }: Stretch, beat: number): readonly Note[] {
  const first = notes.filter(({ start }) => from <= start && start < from + beat);
  const made: Note[] = [];
  for (let at = from; at < to; at += beat) {
    for (const note of first) {
      const start = note.start - from + at;
      const duration = Math.min(note.duration, from + beat - note.start, to - start);
      if (start < to) made.push(changed(note, stampOf("texture.stuck_record"), { start, duration }));
    }
  }
  return made;
}

/** Whether a stretch has the same strokes already. */
function isSounding(notes: readonly Note[], { from, to }: Stretch, again: readonly Note[]): boolean {
  const strokes = (played: readonly Note[]) =>
    played
      .map(({ start, pitch }) => `${start} ${pitch}`)
      .sort()
      .join();
  return strokes(notes.filter(({ start }) => from <= start && start < to)) === strokes(again);
}
