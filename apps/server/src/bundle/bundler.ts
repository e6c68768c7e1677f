/** Bundles of songs, put together beside the event loop. */
import type { Song } from "@music-brain/engine";
import type { BundleParts } from "@music-brain/formats";
import type { SoundRenderer } from "../sound/sound-renderer.ts";
import { createThreadPool, type ThreadOptions, type ThreadPool } from "../threads/thread-pool.ts";

/** What a bundle is made of. */
export interface BundleRequest extends BundleParts {
  readonly song: Song;
}

/** Puts bundles together. */
export interface Bundler {
  /**
   * The bundle of a song.
   * @param json the song as JSON
   * @param options how it is made; stems are the most of the work, where they are wanted
   * @throws Problem overloaded (rejects) where too many wait; RangeError where the song lasts too long for stems; the
   * signal's reason where it was given up
   */
  bundle(
    song: Song,
    json: string,
    options: ThreadOptions & { readonly stems: boolean },
  ): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

const PROGRAM = new URL("./bundle-worker.ts", import.meta.url);

/** The share of the work that is done when the stems are rendered, before they are put in the archive; measured. */
const RENDERED = 0.6;

/** A bundle takes tenths of a second. */
const MOST_WAITING = 16;
const IDLE_MS = 30_000;

/** A bundler without a thread yet. @param sound makes the stems; it stays open */
export function createBundler(sound: Pick<SoundRenderer, "render">): Bundler {
  const pool: ThreadPool<BundleRequest, Uint8Array<ArrayBuffer>> = createThreadPool({
    name: "bundle",
    threads: 1,
    mostWaiting: MOST_WAITING,
    idleMs: IDLE_MS,
    program: PROGRAM,
  });
  return {
    async bundle(song, json, { stems, signal, onProgress = () => {} }) {
      const options = signal === undefined ? {} : { signal };
      if (!stems) return pool.render({ song, json }, { ...options, onProgress });
      const rendering = { ...options, onProgress: (share: number) => onProgress(RENDERED * share) };
      const sounds = await sound.render({ song, format: "stems" }, rendering);
      const packing = {
        ...options,
        onProgress: (share: number) => onProgress(RENDERED + (1 - RENDERED) * share),
      };
      return pool.render({ song, json, stems: sounds }, packing);
    },
    close: () => pool.close(),
  };
}
