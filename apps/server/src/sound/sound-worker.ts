/** A thread that renders songs, one after the other. It keeps what it decoded of the sound bank until it is ended. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { renderAudio, renderStems } from "@music-brain/formats/audio";
import type { ThreadMessage } from "../threads/thread-pool.ts";
import type { SoundRequest } from "./sound-renderer.ts";

/** What a thread says of what it was sent. */
type WorkerMessage = ThreadMessage<Uint8Array<ArrayBuffer>>;

/** Progress is told when it has grown by this much. */
const PROGRESS_STEP = 0.01;

const bank = readFileSync(fileURLToPath(import.meta.resolve("@music-brain/formats/sound-bank.sf3")));

function tell(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function render({ song, format, section, encoding }: SoundRequest): Promise<void> {
  let told = 0;
  const onProgress = (share: number) => {
    if (share < told + PROGRESS_STEP && (share < 1 || told === 1)) return;
    told = share;
    tell({ kind: "progress", share });
  };
  try {
    const bytes =
      format === "stems"
        ? await renderStems(song, { bank, section, onProgress })
        : await renderAudio(song, { bank, format, section, onProgress });
    const given = encoding === "base64" ? inBase64(bytes) : bytes;
    tell({ kind: "done", bytes: given }, [given.buffer]);
  } catch (error) {
    tell(
      error instanceof RangeError ? { kind: "refused", reason: error.message } : { kind: "failed", error },
    );
  }
}

function inBase64({ buffer }: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(Buffer.from(buffer).toString("base64"));
}

parentPort?.on("message", (request: SoundRequest) => void render(request));
