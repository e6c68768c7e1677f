/** The sustain pedal of a piano. */
import type { ChordSpan } from "../harmony/span.ts";
import { SIXTEENTH } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Control, Note } from "../song.ts";
import type { Ensemble } from "./ensemble.ts";

/** MIDI 1.0, "damper pedal". */
const SUSTAIN = 64;

/** Ticks after the stroke at which the foot goes down, so that it does not catch the chord before. */
const AFTER_STROKE = 30;

/** Ticks before the chord changes at which it comes up. */
const BEFORE_CHANGE = 20;

/** A pedal shorter than this share of its chord is left out. */
const LEAST_SHARE = 0.3;

/**
 * Legato pedalling (Banowetz 1985): down just after each chord is struck, up where the next one comes. The more detached
 * the feeling, the sooner the foot comes up, until it stays away. This is written in the score: it holds whatever
 * `humanize` is.
 * @param notes of the pianist, by start
 */
export function pedalOf(notes: readonly Note[], { score, manner }: Ensemble): Control[] {
  const controls: Control[] = [];
  let index = 0;
  const pedal = (section: PlannedSection, from: number, to: number) => {
    // A stroke may come a little before its chord.
    while ((notes[index]?.start ?? to) < from - SIXTEENTH / 2) index++;
    const struck = notes[index]?.start ?? to;
    const share = Math.min(1, manner.pedal * (1.45 - 1.5 * section.music.articulation));
    if (struck >= to - SIXTEENTH / 2 || share < LEAST_SHARE) return;
    const down = Math.max(struck, from) + AFTER_STROKE;
    const up = Math.round(from + (to - from) * share) - BEFORE_CHANGE;
    if (up - down < SIXTEENTH) return;
    controls.push(
      { tick: down, controller: SUSTAIN, value: 127 },
      { tick: up, controller: SUSTAIN, value: 0 },
    );
  };
  score.plan.sections.forEach((section, sectionIndex) => {
    score.harmony[sectionIndex]?.forEach((bar, barIndex) => {
      const start = (section.startBar + barIndex) * score.ticksPerBar;
      for (const { step, length } of bar as readonly ChordSpan[]) {
        pedal(section, start + score.grid(step), start + score.grid(step + length));
      }
    });
  });
  return controls;
}
