/** Reads JSON bodies, strictly: RFC 8259 in UTF-8, one meaning only. */
import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
import { harmless, type JsonSchema } from "@music-brain/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { findHazard } from "./json-scan.ts";
import { Problem } from "./problem.ts";
import { type BodyLimit, readBody } from "./read-body.ts";

/** How V8 says where a mistake is, if it does not quote what stands there. */
const COUNTED = /at position \d+ \(line \d+ column \d+\)$/;

/** Makes the app take `application/json`, and nothing else, as bodies. */
export function addJsonBodies(app: FastifyInstance): void {
  addJsonParser(app);
  app.addHook("preValidation", (request, _reply, done) => {
    const wanted = request.routeOptions.schema?.body !== undefined;
    done(wanted && request.body === undefined ? emptyBody() : undefined);
  });
}

/**
 * Makes the app, or a scope of it, take `application/json` as bodies, and nothing else.
 * @param limit how large they may be; 1 MiB where it is not said
 */
export function addJsonParser(app: FastifyInstance, limit?: BodyLimit): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", async (request: FastifyRequest, stream: Readable) => {
    checkEncodings(request);
    return parseJson(await readBody(stream, limit), takesSecrets(request));
  });
}

/**
 * The value that the bytes say.
 * @param isSecret whether no part of them may be told to whoever reads the error
 * @throws Problem unreadable_body
 */
function parseJson(bytes: Buffer, isSecret: boolean): unknown {
  if (bytes.length === 0) throw emptyBody();
  if (!isUtf8(bytes)) throw new Problem("unreadable_body", "The body is not UTF-8.");
  const text = withoutByteOrderMark(bytes.toString("utf8"));
  const hazard = findHazard(text);
  if (hazard !== undefined) throw new Problem("unreadable_body", `The body ${hazard}.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser quotes the place, as it came, where it does not count up to it.
    const isTellable = cause instanceof Error && (!isSecret || COUNTED.test(cause.message));
    const why = isTellable ? `: ${harmless(cause.message)}` : "";
    throw new Problem("unreadable_body", `The body is not JSON${why}.`, isTellable ? { cause } : {});
  }
}

/** Whether a part of the body is a secret, such as a password. */
function takesSecrets({ routeOptions }: FastifyRequest): boolean {
  const { properties = {} }: JsonSchema = routeOptions.schema?.body ?? {};
  return Object.values(properties).some(({ writeOnly }) => writeOnly);
}

/** RFC 8259 §8.1 lets a reader ignore it, and some editors write it. */
function withoutByteOrderMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function emptyBody(): Problem {
  return new Problem("unreadable_body", "The body is empty; it has to be JSON.");
}

/** @throws Problem unsupported_media_type where the body is compressed */
export function checkCompression(request: FastifyRequest): void {
  const compression = request.headers["content-encoding"] ?? "identity";
  if (compression.toLowerCase() !== "identity") {
    throw new Problem("unsupported_media_type", "The body has to be sent without compression.", {
      headers: { "accept-encoding": "identity" },
    });
  }
}

function checkEncodings(request: FastifyRequest): void {
  checkCompression(request);
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers["content-type"] ?? "")?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Problem("unsupported_media_type", "The body has to be JSON in UTF-8.");
  }
}
