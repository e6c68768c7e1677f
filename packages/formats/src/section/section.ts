/** Which section of a song somebody means. */
import type { Song } from "@music-brain/engine";

/**
 * The position of a section, from 0.
 * @param wanted its name, in any case, or its position, also as text: "chorus 1", "2", 2
 * @throws RangeError that says which there are
 * @example
 * sectionPosition({ sections: [{ name: "verse 1" }, { name: "chorus 1" }] }, "Chorus 1"); // 1
 */
export function sectionPosition(
  { sections }: { readonly sections: readonly Pick<Song["sections"][number], "name">[] },
  wanted: string | number,
): number {
  const words = String(wanted).trim().toLowerCase();
  const named = sections.findIndex(({ name }) => name.toLowerCase() === words);
  const found = named < 0 && /^\d{1,4}$/.test(words) ? Number(words) : named;
  if (sections[found] !== undefined) return found;
  const names = sections.map(({ name }) => name).join(", ");
  throw new RangeError(`section has to be one of ${names}, or a position from 0 to ${sections.length - 1}.`);
}
