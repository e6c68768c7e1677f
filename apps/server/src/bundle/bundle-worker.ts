/** A thread that puts bundles together: what is in them is large, and counting it up takes time. */
import { parentPort } from "node:worker_threads";
import { songBundle } from "@music-brain/formats";
import type { ThreadMessage } from "../threads/thread-pool.ts";
import type { BundleRequest } from "./bundler.ts";

type BundleMessage = ThreadMessage<Uint8Array<ArrayBuffer>>;

/** Progress is told when it has grown by this much. */
const PROGRESS_STEP = 0.02;

function tell(message: BundleMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function bundle({ song, json, stems }: BundleRequest): BundleMessage {
  let told = 0;
  const onProgress = (share: number) => {
    if (share < told + PROGRESS_STEP) return;
    told = share;
    tell({ kind: "progress", share });
  };
  try {
    return { kind: "done", bytes: songBundle(song, { json, stems }, onProgress) };
  } catch (error) {
    return error instanceof RangeError
      ? { kind: "refused", reason: error.message }
      : { kind: "failed", error };
  }
}

parentPort?.on("message", (request: BundleRequest) => {
  const message = bundle(request);
  tell(message, message.kind === "done" ? [message.bytes.buffer] : []);
});
