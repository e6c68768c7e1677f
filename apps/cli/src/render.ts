/** A song as sound, with the progress on the terminal. */
import process from "node:process";
import type { Song } from "@music-brain/engine";
import { CommandError } from "./command-error.ts";

/** The forms that are heard: one file of the band, or an archive with a file for each track. */
export type SoundFormat = "wav" | "mp3" | "ogg" | "stems";

/** Takes the cursor back to the start of the line, and what stands there away. */
const CLEAR_LINE = "\r\u001b[K";

/**
 * Renders in a thread of its own, so that Ctrl-C ends it at once.
 * @param section the position of one that is made a loop, from 0; the whole song without it
 * @throws CommandError where the song cannot be rendered, saying why
 */
export async function renderSound(song: Song, format: SoundFormat, section?: number): Promise<Uint8Array> {
  // Loaded when it is needed: it brings a synthesizer along.
  const { createRenderPool } = await import("@music-brain/server/sound");
  const pool = createRenderPool({ threads: 1, mostWaiting: 0, idleMs: 0 });
  const { stderr } = process;
  const onProgress = (share: number) => {
    if (stderr.isTTY) stderr.write(`${CLEAR_LINE}Rendering ${Math.round(100 * share)} %`);
  };
  try {
    return await pool.render({ song, format, ...(section !== undefined && { section }) }, { onProgress });
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(error.message, { cause: error });
    throw error;
  } finally {
    if (stderr.isTTY) stderr.write(CLEAR_LINE);
    await pool.close();
  }
}
