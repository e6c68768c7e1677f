/** A song as sound. Loaded on its own, since it brings a synthesizer along: `@music-brain/formats/audio`. */

import type { Song } from "@music-brain/engine";
import { opened } from "./open-bank.ts";
import { type AudioWish, renderWith, sinkMaker } from "./render.ts";
import { type StemsWish, stemsWith } from "./stems.ts";

export type { AudioFormat } from "./render.ts";

/** What is played with. */
export interface WithBank {
  /** A SoundFont 2 or 3 file; this package's own is `@music-brain/formats/sound-bank.sf3`. */
  readonly bank: Uint8Array;
}

/**
 * A song, or one section of it as a loop, as the bytes of a sound file; see {@link AudioWish}.
 * @throws RangeError (rejects) where the song cannot be rendered, saying why
 * @example
 * // await renderAudio(song, { bank, format: "mp3" })
 */
export async function renderAudio(
  song: Song,
  { bank, ...wish }: WithBank & AudioWish,
): Promise<Uint8Array<ArrayBuffer>> {
  const sinkOf = await sinkMaker(wish.format);
  return renderWith(await opened(bank), sinkOf, song, wish);
}

/**
 * A song's tracks as a zip archive of WAV files, whose sum is the mix before it is limited; see {@link StemsWish}.
 * @throws RangeError (rejects) where the song cannot be rendered, saying why
 */
export async function renderStems(
  song: Song,
  { bank, ...wish }: WithBank & StemsWish,
): Promise<Uint8Array<ArrayBuffer>> {
  return stemsWith(await opened(bank), song, wish);
}
