/** A song in one sentence. */
import type { Song } from "@music-brain/engine";

/**
 * What was done, for people.
 *
 * @example messageFor("Planned", { sections: [], totalBars: 1, tempoBpm: 80.04 }); // "Planned 0 sections, 1 bar at 80 BPM"
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
