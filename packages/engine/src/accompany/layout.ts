/** How a part lays out its chords, by its instrument and genre. */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import type { Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { isDistorted } from "../plan/riff.ts";
import type { PartStyle } from "./voicings.ts";

/** Acoustic guitars and the banjo, whose chords lie on strings. */
const STRUNG: ReadonlySet<number> = new Set([24, 25, 105]);

/** Instruments that cut short chords out of the rhythm: electric guitars, the clavinet. */
const CHOPPING: ReadonlySet<number> = new Set([7, 27, 28]);

/**
 * Jazz keys leave root and fifth to the bass, acoustic guitars play what lies on six strings, electric ones and the
 * clavinet close chords on the upper strings. The others play close chords in sections of little energy, and open ones,
 * then wide ones, as it grows.
 * @param chance in [0, 1): how late
 */
export function layoutFor(
  { plan }: Score,
  program: number,
  chance: number,
): (section: PlannedSection) => PartStyle {
  if (isDistorted(program)) return () => "power";
  const { family } = rhythmSectionOf(plan.genre);
  const hasBass = plan.band.some(({ role }) => role === "bass");
  if (family === "swing" && plan.genre.extended > 0.3 && hasBass) return () => "shell";
  if (STRUNG.has(program)) return () => "guitar";
  if (CHOPPING.has(program)) return ({ energy }) => (energy < 0.5 ? "close" : "open");
  return ({ energy }) => (energy < 0.3 * chance ? "close" : energy < 0.15 + 0.35 * chance ? "open" : "wide");
}
