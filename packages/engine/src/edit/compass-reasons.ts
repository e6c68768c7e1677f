/** What is said of parts that go another way than the song that they are in. */
import { programNames } from "../data/instruments.ts";
import { listed } from "../plan/wish.ts";
import type { Reason } from "../song.ts";
import type { Moved } from "./compass.ts";

/**
 * A warning for the parts that could not go where the song was moved, since their instruments do not reach that far:
 * those that went to another octave as a whole, and those of which some phrases did.
 * @param semitones by how many semitones the song was moved
 */
export function compassReasons(parts: readonly Moved[], semitones: number): readonly Reason[] {
  const pitched = parts.filter(({ track }) => track.role !== "drums");
  const whole = pitched.filter(({ shift }) => shift !== semitones);
  const partly = pitched.filter(({ shift, folded }) => shift === semitones && folded > 0);
  if (whole.length + partly.length === 0) return [];
  const decision = [
    ...whole.map(({ track, shift }) => `${track.role}: ${wayOf(shift)}`),
    ...partly.map(
      ({ track, folded, phrases }) => `${track.role}: ${folded} of ${phrases} phrases in another octave`,
    ),
  ].join(", ");
  const because = [
    `Warning: ${wayOf(semitones)}, ${listed([...whole, ...partly].map(nameOf))} would leave the compass of ` +
      `${whole.length + partly.length === 1 ? "the instrument" : "their instruments"}.`,
    whole.length > 0
      ? `All of ${listed(whole.map(({ track }) => `the ${track.role}`))} goes to the nearest octave that fits, and lies otherwise to the rest than it did.`
      : "",
    partly.length > 0
      ? `Of ${listed(partly.map(({ track }) => `the ${track.role}`))} only the phrases that need it go to another octave, each as a whole.`
      : "",
  ];
  return [{ about: "compass", decision, because: because.filter((text) => text !== "").join(" ") }];
}

function nameOf({ track }: Moved): string {
  return `the ${track.role} (${programNames[track.program] ?? "instrument"})`;
}

function wayOf(shift: number): string {
  if (shift === 0) return "where it was";
  const size = Math.abs(shift);
  return `${shift > 0 ? "up" : "down"} by ${size} semitone${size === 1 ? "" : "s"}`;
}
