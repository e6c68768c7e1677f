/** A song as the bytes of a file. */
import type { ScoreLayout, WrittenFormat } from "@music-brain/contract";
import type { Song } from "@music-brain/engine";
import { songToMidi, songToMusicXml } from "@music-brain/formats";
import { Problem } from "../http/problem.ts";
import type { SoundRenderer, SoundRequest } from "../sound/sound-renderer.ts";

type Write = (song: Song, layout: ScoreLayout) => Uint8Array<ArrayBuffer>;

const writers: Readonly<Record<WrittenFormat, Write>> = {
  midi: songToMidi,
  musicxml: (song, layout) => new TextEncoder().encode(songToMusicXml(song, layout)),
};

/** The song in a format that is written at once. @param layout of those that are scores */
export function writeFile(song: Song, format: WrittenFormat, layout: ScoreLayout): Uint8Array<ArrayBuffer> {
  return writers[format](song, layout);
}

/**
 * A song as sound. Whoever hangs up does not end it: the next one who asks finds it done.
 * @throws Problem cannot_render, overloaded (rejects)
 */
export async function renderSound(
  sound: SoundRenderer,
  request: SoundRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await sound.render(request);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem("cannot_render", error.message, { cause: error });
    throw error;
  }
}
