/** A song in one sentence. */
import { type Song, showTempo } from "@music-brain/engine";

/**
 * What was done, for people.
 *
 * @example messageFor("Planned", { sections: [], totalBars: 1, tempoBpm: 80.04 }); // "Planned 0 sections, 1 bar at 80 BPM"
 */
export function messageFor(
  done: "Generated" | "Planned",
  { sections, totalBars, tempoBpm }: Pick<Song, "sections" | "totalBars" | "tempoBpm">,
): string {
  return `${done} ${amount(sections.length, "section")}, ${amount(totalBars, "bar")} at ${showTempo(tempoBpm)}`;
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
