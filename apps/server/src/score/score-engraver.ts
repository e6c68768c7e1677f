/** Scores engraved in a thread of their own: Verovio is loaded there, when it is first asked for, and never here. */

import type { Song } from "@music-brain/engine";
import type { Score, ScoreOptions } from "@music-brain/formats";
import { overloaded } from "../http/shedding.ts";
import { createThreadPool, type ThreadPool } from "../threads/thread-pool.ts";

/** A score that is wanted. */
export interface ScoreRequest extends ScoreOptions {
  readonly song: Song;
}

/** Engraves songs. */
export interface ScoreEngraver {
  /**
   * The score of a song.
   * @throws Problem overloaded (rejects) where too many wait, or it takes too long; RangeError where there is no such page
   */
  engrave(request: ScoreRequest): Promise<Score>;
  close(): Promise<void>;
}

/** How engravers are set up; the usual where nothing is said. */
export interface EngraverOptions {
  readonly mostWaiting?: number;
  readonly idleMs?: number;
  /** The longest that one score may take. */
  readonly mostMs?: number;
  /** What a thread runs; for tests. */
  readonly program?: URL;
}

const PROGRAM = new URL("./score-worker.ts", import.meta.url);

/** Scores take 0.1 to some seconds: the last of these waits for some seconds. */
const MOST_WAITING = 16;

/** 100 MB of memory are free again after this time. */
const IDLE_MS = 60_000;

/** A song of 512 bars and six parts takes a quarter of this. */
const MOST_MS = 60_000;

/** An engraver whose thread is made with the first score. */
export function createEngraver({
  mostWaiting = MOST_WAITING,
  idleMs = IDLE_MS,
  mostMs = MOST_MS,
  program = PROGRAM,
}: EngraverOptions = {}): ScoreEngraver {
  const pool: ThreadPool<ScoreRequest, Score> = createThreadPool({
    name: "score",
    threads: 1,
    mostWaiting,
    idleMs,
    program,
  });
  return {
    async engrave(request) {
      try {
        return await pool.render(request, { signal: AbortSignal.timeout(mostMs) });
      } catch (error) {
        throw error instanceof DOMException && error.name === "TimeoutError" ? overloaded() : error;
      }
    },
    close: () => pool.close(),
  };
}
