/** The pad: chords held in the background, their common tones not struck again. */
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { barsOf, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Note, Role } from "../song.ts";
import { grounded } from "./ending.ts";
import { voicingsOf } from "./voicings.ts";

/** A held tone is struck anew after so many bars, so that its swell is heard. */
const BREATH_BARS = 4;

/** The lowest key of a pad that has to be its own bass: C2. */
const LOWEST = 36;

/** The pad's notes, by start, then key. */
export function padPart(score: Score, plays: (section: PlannedSection, bar?: number) => boolean): Note[] {
  const { plan, ticksPerBar, grid } = score;
  const bars = barsOf(score, plays);
  const voicings = voicingsOf(score, bars, () => "wide");
  const has = (role: Role) => plan.band.some((player) => player.role === role);
  const notes: Note[] = [];
  /** By key: the index of its last note. */
  const latest = new Map<number, number>();
  bars.forEach((bar, place) => {
    const anew = bar.index % BREATH_BARS === 0;
    const velocity = noteVelocity(sectionVelocity("pad", bar.section), plan.timeSignature, 0, null, 0);
    bar.spans.forEach(({ step, length, chord }, span) => {
      const start = bar.start + (step === 0 ? 0 : grid(step));
      const end =
        step + length >= score.stepsPerBar ? bar.start + ticksPerBar : bar.start + grid(step + length);
      const voiced = voicings[place]?.[span] ?? [];
      // Where others play, the ground of the last chord is theirs.
      const keys = bar.closesSong ? grounded(voiced, chord, has("bass") || has("chords"), LOWEST) : voiced;
      for (const key of keys) {
        const held = anew && step === 0 ? undefined : latest.get(key);
        const note = held === undefined ? undefined : notes[held];
        if (held !== undefined && note && note.start + note.duration === start) {
          notes[held] = { ...note, duration: end - note.start };
        } else {
          latest.set(key, notes.length);
          notes.push({ start, duration: end - start, pitch: key, velocity, origin: "pad.hold" });
        }
      }
    });
  });
  return notes;
}
