/**
 * The Idempotency-Key header (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/): a request
 * that creates something can be sent again after a broken connection, and creates it once.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KeptAnswers } from "./kept-answers.ts";
import { Problem } from "./problem.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether the route creates something, and so takes an Idempotency-Key. */
    creates?: true;
  }
  interface FastifyRequest {
    /** Under which its answer is kept, where it has a key. */
    idempotency?: { readonly place: string; readonly fingerprint: string };
  }
}

/** Visible ASCII, with or without the quotation marks of the draft. */
const KEY = /^[\x21-\x7E]{1,255}$/;

/** The headers of an answer that belong to what was created; the others are made anew for every request. */
const keptHeaders = [
  "content-type",
  "content-disposition",
  "etag",
  "location",
  "vary",
  "x-song-id",
  "x-song-seed",
];

/** What is larger, sound without loss, is not kept: a few of them would push out the answers of everybody else. */
export const LARGEST_KEPT_BYTES = 8 * 2 ** 20;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Makes the routes whose config says `creates` take the header. */
export function addIdempotency(app: FastifyInstance, kept: KeptAnswers): void {
  app.addHook("preHandler", async (request, reply) => {
    const key = request.headers["idempotency-key"];
    if (key === undefined || request.routeOptions.config.creates !== true) return;
    if (typeof key !== "string" || !KEY.test(key)) {
      throw new Problem("unreadable_request", "Idempotency-Key has to be 1 to 255 visible ASCII characters.");
    }
    const place = placeOf(request, key);
    const fingerprint = hash([request.headers.accept, request.body]);
    const before = await kept.begin(place, fingerprint);
    if (before === undefined) {
      request.idempotency = { place, fingerprint };
      return;
    }
    if (before.fingerprint !== fingerprint) throw reused();
    if (before.answer === undefined) throw stillRunning();
    const { status, headers, body } = before.answer;
    return reply
      .code(status)
      .headers(headers)
      .header("idempotency-replayed", "true")
      .send(await decompress(body));
  });

  app.addHook("onSend", async ({ idempotency }, reply, payload) => {
    if (idempotency === undefined) return payload;
    const { place, fingerprint } = idempotency;
    const isBody = typeof payload === "string" || Buffer.isBuffer(payload);
    const isKept = isBody && payload.length <= LARGEST_KEPT_BYTES;
    // A fault of ours, or a moment with too many requests, is worth another try.
    if (!isKept || reply.statusCode >= 500 || reply.statusCode === 429) await kept.forget(place);
    else {
      const answer = {
        status: reply.statusCode,
        headers: headersOf(reply),
        body: await compress(payload, { level: 1 }),
      };
      await kept.finish(place, { fingerprint, answer });
    }
    return payload;
  });
}

/**
 * Nobody gets what another was answered: a key is its caller's own. Those who have not signed in are told apart by their
 * address. What is made from one song is not what is made from another: a key is that of the parts of its address, too.
 */
function placeOf({ principal, routeOptions, params }: FastifyRequest, key: string): string {
  return hash([principal.id, routeOptions.url, params, key]);
}

function hash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = reply.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}

function reused(): Problem {
  return new Problem(
    "idempotency_key_reused",
    "This Idempotency-Key came with another body, or another Accept, before. Use a new key for a new request.",
  );
}

function stillRunning(): Problem {
  return new Problem(
    "request_in_progress",
    "The first request with this Idempotency-Key is still being answered.",
    {
      headers: { "retry-after": "1" },
    },
  );
}
