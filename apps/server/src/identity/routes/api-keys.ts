/** POST|GET /auth/api-keys, POST /auth/api-keys/{key_id}/rotate, DELETE /auth/api-keys/{key_id}. */
import {
  apiKeyPathSchema,
  apiKeysAnswerSchema,
  newApiKeyRequestSchema,
  noQuerySchema,
  rotateApiKeyRequestSchema,
  shownApiKeySchema,
} from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { addKey, keysOf, MOST_KEYS, removeKey, rotateKey } from "../api-keys.ts";
import type { Identity } from "../identity.ts";
import { userIdOf } from "../principal.ts";
import { scopeNotGranted } from "../scopes.ts";
import { stepUp } from "../step-up.ts";
import { apiKeyToWire, shownKeyToWire } from "./api-key-wire.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** What is shown once is nobody else's business. */
const PRIVATE = { "cache-control": "no-store" };

const DAY_MS = 86_400_000;

/** Adds the routes. */
export function addApiKeys(app: TypedApp, identity: Identity): void {
  const { database, revocations, random, now } = identity;

  app.post(
    "/auth/api-keys",
    {
      config: { needs: "account" },
      schema: {
        operationId: "createApiKey",
        summary: "Make an API key",
        description: [
          "For a program that acts for its owner, with no more than the scopes that it is given. The key is shown once.",
          "Only people make keys: a key makes none.",
        ].join("\n"),
        tags,
        querystring: noQuerySchema,
        body: newApiKeyRequestSchema,
        response: {
          201: json("The key, shown once.", shownApiKeySchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const owner = signedIn(request);
      const { name, scopes, limits, expires_in_days: days, password, code } = request.body;
      const missing = scopes.filter((scope) => !owner.scopes.has(scope));
      if (missing.length > 0) throw scopeNotGranted(missing);
      if (scopes.includes("admin")) await stepUp(identity, owner, { password, code }, originOf(request));
      const made = await addKey(database, {
        userId: owner.userId,
        name,
        scopes: [...new Set(scopes)],
        limits: limits
          ? { perMinute: limits.per_minute, perHour: limits.per_hour, perDay: limits.per_day }
          : undefined,
        expiresAt: days == null ? null : now() + days * DAY_MS,
        now: now(),
        random,
      });
      if (made === undefined) throw tooManyKeys();
      await record(request, "key.created", made.key.id, { name, scopes });
      return reply.code(201).headers(PRIVATE).send(shownKeyToWire(made));
    },
  );

  app.get(
    "/auth/api-keys",
    {
      config: { needs: "keys:manage" },
      schema: {
        operationId: "apiKeys",
        summary: "One's API keys",
        tags,
        querystring: noQuerySchema,
        response: {
          200: json("The keys, without their secrets.", apiKeysAnswerSchema),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const keys = await keysOf(database, ownerOf(request));
      return reply.headers(PRIVATE).send({ api_keys: keys.map(apiKeyToWire) });
    },
  );

  app.post(
    "/auth/api-keys/:key_id/rotate",
    {
      config: { needs: "account" },
      schema: {
        operationId: "rotateApiKey",
        summary: "Give a key another text",
        description:
          "Its id, scopes and limits stay. The text before is good for `overlap_seconds` more, so that programs can be changed one after the other; one from before that is not any more.",
        tags,
        params: apiKeyPathSchema,
        querystring: noQuerySchema,
        body: rotateApiKeyRequestSchema,
        response: {
          200: json("The key, shown once.", shownApiKeySchema),
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { userId } = signedIn(request);
      const { key_id: id } = request.params;
      const overlapMs = (request.body.overlap_seconds ?? 0) * 1000;
      const rotated = await rotateKey(database, { id, userId }, { overlapMs, now: now(), random });
      if (rotated === undefined) throw noSuchKey();
      await revocations.announce({ kind: "key", id });
      await record(request, "key.rotated", id, { overlap_seconds: overlapMs / 1000 });
      return reply.headers(PRIVATE).send(shownKeyToWire(rotated));
    },
  );

  app.delete(
    "/auth/api-keys/:key_id",
    {
      config: { needs: "keys:manage" },
      schema: {
        operationId: "revokeApiKey",
        summary: "Revoke a key",
        description: "It opens nothing any more, on every machine of the service within a second.",
        tags,
        params: apiKeyPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is gone."), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { key_id: id } = request.params;
      const removed = await removeKey(database, { id, userId: ownerOf(request) });
      if (removed === undefined) throw noSuchKey();
      await revocations.announce({ kind: "key", id });
      await record(request, "key.revoked", id);
      return reply.code(204).send();
    },
  );

  async function record(
    request: FastifyRequest,
    kind: string,
    subject: string,
    detail?: object,
  ): Promise<void> {
    const { requestId, address } = originOf(request);
    const actor = request.principal.id;
    await identity.audit.record({ kind, actor, subject, requestId, address, ...(detail && { detail }) });
  }
}

/** The account whose keys a request is about: nobody's, for a client that acts for none. */
function ownerOf({ principal }: FastifyRequest): string {
  return userIdOf(principal) ?? "";
}

function noSuchKey(): Problem {
  return new Problem("no_such_key", "There is no key of this id among those of the account.");
}

function tooManyKeys(): Problem {
  return new Problem("too_many_keys", `An account has ${MOST_KEYS} keys at most. Revoke one first.`);
}
