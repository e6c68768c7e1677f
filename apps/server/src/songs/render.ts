/** A song as the bytes of a file. */
import type { FileFormat } from "@music-brain/contract";
import type { Song } from "@music-brain/engine";
import { songToMidi, songToMusicXml } from "@music-brain/formats";

const renderers: Readonly<Record<FileFormat, (song: Song) => Uint8Array<ArrayBuffer>>> = {
  midi: songToMidi,
  musicxml: (song) => new TextEncoder().encode(songToMusicXml(song)),
};

/** The song in a format. */
export function renderFile(song: Song, format: FileFormat): Uint8Array<ArrayBuffer> {
  return renderers[format](song);
}
