/** Variations and versions in the wire's spelling. */
import type { PartName, Song } from "@music-brain/engine";
import { type KeptSong, keptSongToWire } from "./songs-map.ts";
import type { SongChange, WireVersions } from "./variations.ts";

/** What came of a wish: which parts stayed, and in a sentence what is otherwise of the song as a whole. */
export function changeOf(
  before: Song,
  after: Song,
  { kept, changed }: { readonly kept: readonly PartName[]; readonly changed: readonly PartName[] },
): SongChange {
  const names = (parts: readonly PartName[]) => parts.map(({ section, track }) => ({ section, track }));
  const message = [notesSaid(kept.length, changed.length), ...wholeSaid(before, after)].join("; ");
  return { message, kept: names(kept), changed: names(changed) };
}

function notesSaid(kept: number, changed: number): string {
  const parts = (count: number) => `${count} part${count === 1 ? "" : "s"}`;
  if (changed === 0) return `All ${parts(kept)} stayed note for note`;
  return `${parts(changed)} changed, ${kept} stayed note for note`;
}

/** What a song has as a whole, as people say it. */
const WHOLE: readonly (readonly [name: string, of: (song: Song) => string, unit?: string])[] = [
  ["tempo", ({ tempoBpm }) => String(Math.round(tempoBpm * 10) / 10), " BPM"],
  ["key", ({ key }) => `${key.tonic} ${key.mode}`],
  ["metre", ({ timeSignature }) => timeSignature.join("/")],
  ["genre", ({ genre }) => genre],
  ["length", ({ totalBars }) => String(totalBars), " bars"],
];

function wholeSaid(before: Song, after: Song): readonly string[] {
  return WHOLE.filter(([, of]) => of(before) !== of(after)).map(
    ([name, of, unit = ""]) => `${name} ${of(before)} → ${of(after)}${unit}`,
  );
}

/** The versions of a song, the oldest first. */
export function versionsToWire(rootId: string, versions: readonly KeptSong[]): WireVersions {
  const ids = new Set(versions.map(({ id }) => id));
  return {
    success: true,
    root_id: rootId,
    versions: versions.map((kept) => ({
      song: keptSongToWire(kept),
      parent_deleted: kept.parent !== null && !ids.has(kept.parent),
      asked: kept.asked,
      changed: kept.changed,
    })),
  };
}
