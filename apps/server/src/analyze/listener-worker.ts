/** A thread that hears MIDI files, one after the other. */
import { parentPort } from "node:worker_threads";
import type { WireAnalysis } from "@music-brain/contract";
import { MidiReadError } from "@music-brain/formats";
import type { ThreadMessage } from "../threads/thread-pool.ts";
import { heard } from "./listener.ts";

function hear(midi: Uint8Array): ThreadMessage<WireAnalysis> {
  try {
    return { kind: "done", bytes: heard(midi) };
  } catch (error) {
    return error instanceof MidiReadError
      ? { kind: "refused", reason: error.message }
      : { kind: "failed", error };
  }
}

parentPort?.on("message", (midi: Uint8Array) => parentPort?.postMessage(hear(midi)));
