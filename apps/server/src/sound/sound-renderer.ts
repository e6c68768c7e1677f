/** What makes sound of songs, for whoever asks: a route at once, or a job later. */
import type { Song } from "@music-brain/engine";

/** What a song can be heard as: one file of the whole band, or a zip archive with a WAV file for each track. */
export type SoundFormat = "wav" | "mp3" | "ogg" | "stems";

/** What is wanted. */
export interface SoundRequest {
  readonly song: Song;
  readonly format: SoundFormat;
  /** The position of a section, from 0, to be made into a loop of its exact length; the whole song without it. */
  readonly section?: number;
  /** Gives the file's bytes as text in base64, in ASCII: for a large one that takes longer than an event loop should wait. */
  readonly encoding?: "base64";
}

/** How it is made. */
export interface SoundOptions {
  /** Told how much is done, 0 … 1, rising, a few times a second. */
  readonly onProgress?: (share: number) => void;
  /** Ends the work, and frees what does it, at once. */
  readonly signal?: AbortSignal;
}

/** Renders songs beside the event loop, some at a time. */
export interface SoundRenderer {
  /**
   * The bytes of the file.
   * @throws Problem overloaded (rejects) where too many wait already; RangeError where the song has no such section, or
   * lasts longer than can be rendered; the signal's reason where it was given up
   */
  render(request: SoundRequest, options?: SoundOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends what is being rendered, and everything that waits. */
  close(): Promise<void>;
}
