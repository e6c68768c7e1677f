/** Reads the bytes of a body, up to a limit. */
import type { Readable } from "node:stream";
import { Problem } from "./problem.ts";

/** How large a body may be. */
export interface BodyLimit {
  readonly bytes: number;
  /** As people say it: "1 MiB". */
  readonly name: string;
}

/** The largest body that most routes take, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

const USUAL_LIMIT: BodyLimit = { bytes: BODY_LIMIT, name: "1 MiB" };

/**
 * A body that is too large is read to its end, and thrown away, up to this many bytes: a client that is still sending
 * when the connection closes sees a broken pipe instead of the answer.
 */
const DISCARD_LIMIT = 16 * BODY_LIMIT;

/**
 * All bytes of the body.
 * @throws Problem body_too_large; unreadable_request where the sender goes away before it is whole (rejects)
 */
export async function readBody(stream: Readable, limit: BodyLimit = USUAL_LIMIT): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the stream: the answer goes out on the same socket.
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      size += bytes.length;
      if (size <= limit.bytes) chunks.push(bytes);
      else chunks.length = 0;
      if (size > DISCARD_LIMIT) break;
    }
  } catch (cause) {
    // Nobody is there to read it, but it is counted and logged: as the sender's doing.
    throw new Problem("unreadable_request", "The body ended before it was whole.", { cause });
  }
  if (size > limit.bytes) throw new Problem("body_too_large", `The body is larger than ${limit.name}.`);
  return Buffer.concat(chunks, size);
}
