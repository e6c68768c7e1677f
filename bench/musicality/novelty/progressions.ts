/** The chords of a section, so that two songs can be asked whether they are the same. */
import type { SectionKind, Song } from "@music-brain/engine";
import { triadOf } from "../features/chord-entropy.ts";

const naturals: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/**
 * The progression of the first section of a kind: root above the song's tonic and triad, one after the other, without
 * repeats of one chord and, where the section turns in a loop, the loop once.
 * @returns `undefined` where the song has no such section
 * @example
 * progressionOf({ key: { tonic: "C", mode: "major" }, sections: [] }, "chorus"); // undefined
 */
export function progressionOf(
  { key, sections }: Pick<Song, "key" | "sections">,
  kind: SectionKind,
): string | undefined {
  const section = sections.find((candidate) => candidate.kind === kind);
  if (!section) return undefined;
  const tonic = pitchClassOf(key.tonic);
  const chords: string[] = [];
  for (const { root, tones } of section.chords) {
    const chord = `${(root - tonic + 12) % 12} ${triadOf(tones)}`;
    if (chords.at(-1) !== chord) chords.push(chord);
  }
  return chords.slice(0, periodOf(chords)).join(", ");
}

/** Pitch class of a spelled tonic: "F#" → 6. */
export function pitchClassOf(tonic: string): number {
  let pitch = naturals[tonic.charAt(0)] ?? 0;
  for (const accidental of tonic.slice(1)) pitch += accidental === "#" ? 1 : -1;
  return (pitch + 24) % 12;
}

/** The length of the loop that a row is made of; its own length where there is none. A last round may break off. */
function periodOf(row: readonly string[]): number {
  for (let period = 1; period * 2 <= row.length; period++) {
    if (row.every((chord, index) => chord === row[index % period])) return period;
  }
  return row.length;
}
