/** A song as the bytes of a file. */
import type { FileFormat, ScoreLayout } from "@music-brain/contract";
import type { Song } from "@music-brain/engine";
import { songToMidi, songToMusicXml } from "@music-brain/formats";

type Render = (song: Song, layout: ScoreLayout) => Uint8Array<ArrayBuffer>;

const renderers: Readonly<Record<FileFormat, Render>> = {
  midi: songToMidi,
  musicxml: (song, layout) => new TextEncoder().encode(songToMusicXml(song, layout)),
};

/** The song in a format. @param layout of those that are scores */
export function renderFile(
  song: Song,
  format: FileFormat,
  layout: ScoreLayout = "full",
): Uint8Array<ArrayBuffer> {
  return renderers[format](song, layout);
}
