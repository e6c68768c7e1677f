/** A song in one sentence. */
import type { Song } from "@music-brain/engine";

/**
 * What was done, for people.
 *
 * @example messageFor("Generated", song) // "Generated 6 sections, 32 bars at 80 BPM"
 */
export function messageFor(
  done: "Generated" | "Planned",
  { sections, totalBars, tempoBpm }: Pick<Song, "sections" | "totalBars" | "tempoBpm">,
): string {
  const tempo = Math.round(tempoBpm * 10) / 10;
  return `${done} ${amount(sections.length, "section")}, ${amount(totalBars, "bar")} at ${tempo} BPM`;
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
