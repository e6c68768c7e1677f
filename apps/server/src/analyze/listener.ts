/** MIDI files heard: short ones at once, long ones in a thread, since they would hold up everybody else for seconds. */
import { analysisToWire, type WireAnalysis } from "@music-brain/contract";
import { analyze } from "@music-brain/engine";
import { MidiReadError, readMidi } from "@music-brain/formats";
import { Problem } from "../http/problem.ts";
import type { Turns } from "../songs/turns.ts";
import { createThreadPool, type ThreadPool } from "../threads/thread-pool.ts";

/** Hears what is in MIDI files. */
export interface Listener {
  /**
   * @throws Problem unreadable_midi, overloaded (rejects)
   */
  hear(midi: Uint8Array): Promise<WireAnalysis>;
  close(): Promise<void>;
}

/** Files of at most so many bytes are heard at once: some 2000 notes, which takes some ten milliseconds. */
export const SHORT_BYTES = 16_384;

const PROGRAM = new URL("./listener-worker.ts", import.meta.url);

/** A file of 2 MB takes seconds: the last of these waits for half a minute. */
const MOST_WAITING = 8;
const IDLE_MS = 60_000;

/** A listener whose thread is made with the first long file. @param turns in which short ones are heard */
export function createListener(turns: Turns): Listener {
  const pool: ThreadPool<Uint8Array, WireAnalysis> = createThreadPool({
    name: "analyze",
    threads: 1,
    mostWaiting: MOST_WAITING,
    idleMs: IDLE_MS,
    program: PROGRAM,
  });
  return {
    async hear(midi) {
      const isShort = midi.length <= SHORT_BYTES;
      try {
        return isShort ? await turns.run(() => heard(midi)) : await pool.render(midi);
      } catch (error) {
        // Of what a thread refuses nothing is known but why.
        const isUnreadable = isShort ? error instanceof MidiReadError : error instanceof RangeError;
        if (!(isUnreadable && error instanceof Error)) throw error;
        throw new Problem("unreadable_midi", error.message, { cause: error });
      }
    },
    close: () => pool.close(),
  };
}

/** What is heard in a file. @throws MidiReadError */
export function heard(midi: Uint8Array): WireAnalysis {
  const { piece, notices } = readMidi(midi);
  return analysisToWire(analyze(piece), notices);
}
