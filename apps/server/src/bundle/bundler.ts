/** Bundles of songs, put together beside the event loop. */
import type { Song } from "@music-brain/engine";
import type { BundleParts } from "@music-brain/formats";
import type { SoundRenderer } from "../sound/sound-renderer.ts";
import { createThreadPool, type ThreadPool } from "../threads/thread-pool.ts";

/** What a bundle is made of. */
export interface BundleRequest extends BundleParts {
  readonly song: Song;
}

/** Puts bundles together. */
export interface Bundler {
  /**
   * The bundle of a song.
   * @param json the song as JSON
   * @throws Problem overloaded (rejects) where too many wait; RangeError where the song lasts too long for stems; the
   * signal's reason where it was given up
   */
  bundle(
    song: Song,
    json: string,
    options: { readonly stems: boolean; readonly signal?: AbortSignal },
  ): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

const PROGRAM = new URL("./bundle-worker.ts", import.meta.url);

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
    async bundle(song, json, { stems, signal }) {
      const options = signal === undefined ? {} : { signal };
      const sounds = stems ? await sound.render({ song, format: "stems" }, options) : undefined;
      return pool.render({ song, json, stems: sounds }, options);
    },
    close: () => pool.close(),
  };
}
