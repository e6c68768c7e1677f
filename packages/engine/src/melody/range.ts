/** Where a melody lies. */
import { compassOf } from "../data/instruments.ts";
import { clamp } from "../emotion/space.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { themeOwner } from "../plan/theme.ts";
import type { LineRange } from "./pitches.ts";

/** A range with the key that its melody circles around. */
export interface MelodyRange extends LineRange {
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
  const center = Math.round(clamp(wanted, Math.min(lowest + 7, highest), Math.max(highest - 7, lowest)));
  return { low: Math.max(lowest, center - REACH), high: Math.min(highest, center + REACH), center };
}
