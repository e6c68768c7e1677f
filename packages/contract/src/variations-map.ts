/** Variations and versions in the wire's spelling. */
import type { PartName } from "@music-brain/engine";
import { type KeptSong, keptSongToWire } from "./songs-map.ts";
import type { SongChange, WireVersions } from "./variations.ts";

/** What came of a wish. */
export function changeOf(kept: readonly PartName[], changed: readonly PartName[]): SongChange {
  const names = (parts: readonly PartName[]) => parts.map(({ section, track }) => ({ section, track }));
  return { message: messageOf(kept.length, changed.length), kept: names(kept), changed: names(changed) };
}

function messageOf(kept: number, changed: number): string {
  const parts = (count: number) => `${count} part${count === 1 ? "" : "s"}`;
  if (changed === 0) return `Nothing changed: ${parts(kept)} stayed note for note`;
  return `${parts(changed)} changed, ${kept} stayed note for note`;
}

/** The versions of a song, the oldest first. */
export function versionsToWire(rootId: string, versions: readonly KeptSong[]): WireVersions {
  return {
    success: true,
    root_id: rootId,
    versions: versions.map((kept) => ({
      song: keptSongToWire(kept),
      asked: kept.asked,
      changed: kept.changed,
    })),
  };
}
