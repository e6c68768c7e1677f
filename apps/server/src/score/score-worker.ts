/** A thread that engraves scores, one after the other. */
import { parentPort } from "node:worker_threads";
import { type Score, songToScore } from "@music-brain/formats";
import type { ThreadMessage } from "../threads/thread-pool.ts";
import type { ScoreRequest } from "./score-engraver.ts";

async function engrave({ song, layout, page }: ScoreRequest): Promise<ThreadMessage<Score>> {
  try {
    return { kind: "done", bytes: await songToScore(song, { layout, page }) };
  } catch (error) {
    return error instanceof RangeError
      ? { kind: "refused", reason: error.message }
      : { kind: "failed", error };
  }
}

parentPort?.on("message", async (request: ScoreRequest) => parentPort?.postMessage(await engrave(request)));
