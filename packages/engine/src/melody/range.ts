/** Where a melody lies. */
import { compassOf } from "../data/instruments.ts";
import { clamp } from "../emotion/space.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { themeOwner } from "../plan/theme.ts";

/** A range of MIDI keys, both ends included, with the height that its melody circles around. */
export interface MelodyRange {
  readonly low: number;
  readonly high: number;
  /** Semitones on the scale of MIDI keys, not always whole, so that a small change of feeling is a small change here. */
  readonly center: number;
}

/** How far a melody goes from its centre, in semitones: an octave and a half in all, what a singer has with ease. */
const REACH = 9;

/**
 * The range of a section's melody: around the A above middle C, moved by the feeling's register and by the energy of
 * the section that first states its theme (so that a theme comes back where it was), as far as the instrument allows.
 * @param program General MIDI program of the melody's instrument
 */
export function melodyRange(plan: Plan, section: PlannedSection, program: number): MelodyRange {
  const [lowest, highest] = compassOf(program);
  const { energy } = themeOwner(plan.sections, section);
  const wanted = 69 + section.music.register * 1.1 + (energy - 0.5) * 8;
  const center = clamp(wanted, Math.min(lowest + 7, highest), Math.max(highest - 7, lowest));
  return {
    low: Math.max(lowest, Math.round(center) - REACH),
    high: Math.min(highest, Math.round(center) + REACH),
    center,
  };
}
