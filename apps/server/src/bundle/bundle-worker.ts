/** A thread that puts bundles together: what is in them is large, and counting it up takes time. */
import { parentPort } from "node:worker_threads";
import { songBundle } from "@music-brain/formats";
import type { ThreadMessage } from "../threads/thread-pool.ts";
import type { BundleRequest } from "./bundler.ts";

function bundle({ song, json, stems }: BundleRequest): ThreadMessage<Uint8Array<ArrayBuffer>> {
  try {
    return { kind: "done", bytes: songBundle(song, { json, stems }) };
  } catch (error) {
    return error instanceof RangeError
      ? { kind: "refused", reason: error.message }
      : { kind: "failed", error };
  }
}

parentPort?.on("message", (request: BundleRequest) => {
  const message = bundle(request);
  parentPort?.postMessage(message, message.kind === "done" ? [message.bytes.buffer] : []);
});
