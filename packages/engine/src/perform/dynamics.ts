/** How loud each note is. */
import { clamp } from "../emotion/space.ts";
import { metricStrength } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Role, TimeSignature } from "../song.ts";

/** How loud a role is in the balance of the band, as MIDI velocity at middling dynamics. */
const balance: Readonly<Record<Role, number>> = {
  melody: 84,
  "counter-melody": 66,
  chords: 64,
  bass: 76,
  pad: 52,
  drums: 82,
};

/** The velocity of a role's notes in a section, before accents: louder with the feeling's dynamics and with energy. */
export function sectionVelocity(role: Role, section: PlannedSection): number {
  return balance[role] + (section.music.dynamics - 0.5) * 56 + (section.energy - 0.5) * 22;
}

/**
 * The velocity of one note, 1 … 127.
 * @param base from {@link sectionVelocity}
 * @param step sixteenths from the bar line: beats are louder, the downbeat the loudest (Repp 1995 measures 2 to 5 dB)
 * @param phrasePlace 0 … 1, for a line that breathes: phrases swell to two thirds and fade (Todd 1992)
 * @param chance −1 … 1, the player's hand
 */
export function noteVelocity(
  base: number,
  metre: TimeSignature,
  step: number,
  phrasePlace: number | null,
  chance: number,
): number {
  const accent = metricStrength(metre, step) * 3 - 3;
  const swell = phrasePlace === null ? 0 : 5 - Math.abs(phrasePlace - 0.66) * 14;
  return softened(base + accent + swell + chance * 3);
}

/** Above this velocity a step is only a third of one, so that the loudest music still has accents. */
const KNEE = 100;

/** A whole velocity, 12 … 124, with a soft ceiling. */
export function softened(velocity: number): number {
  const bent = velocity <= KNEE ? velocity : KNEE + (velocity - KNEE) / 3;
  return Math.round(clamp(bent, 12, 124)) | 0;
}
