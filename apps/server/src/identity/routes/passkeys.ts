/** /auth/passkeys: what one signs in with instead of a name and a password. */
import {
  changePasskeyRequestSchema,
  newPasskeyRequestSchema,
  noQuerySchema,
  passkeyOptionsRequestSchema,
  passkeyOptionsSchema,
  passkeyPathSchema,
  passkeySchema,
  passkeySignInRequestSchema,
  passkeysAnswerSchema,
  tokensSchema,
  type WirePasskey,
} from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { created, creationOptions, requestOptions } from "../passkey-ceremonies.ts";
import { provenByPasskey } from "../passkey-sign-in.ts";
import { addPasskey, type PasskeyTable, passkeysOf, removePasskey, renamePasskey } from "../passkeys.ts";
import { begin } from "../sign-in.ts";
import { stepUp } from "../step-up.ts";
import { originOf } from "./origin.ts";
import { passkeySite } from "./passkey-site.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** What is said to one is nobody else's business. */
const PRIVATE = { "cache-control": "no-store" };

/** Adds the routes. */
export function addPasskeys(app: TypedApp, identity: Identity): void {
  const { database, random, now } = identity;

  const party = passkeySite(app, identity);

  app.get(
    "/auth/passkeys",
    {
      config: { needs: "account" },
      schema: {
        operationId: "passkeys",
        summary: "Your passkeys",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("Those.", passkeysAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const found = await passkeysOf(database, signedIn(request).userId);
      return reply.headers(PRIVATE).send({ passkeys: found.map(toWire) });
    },
  );

  app.post(
    "/auth/passkeys/options",
    {
      config: { needs: "account" },
      schema: {
        operationId: "passkeyOptions",
        summary: "Begin a passkey",
        description:
          "What `navigator.credentials.create` is called with. Asks for the password, and for a code where there is a second factor: a stolen session is not to make a way in of its own.",
        tags,
        querystring: noQuerySchema,
        body: passkeyOptionsRequestSchema,
        response: {
          200: json("For the browser.", passkeyOptionsSchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const site = party();
      const user = signedIn(request);
      const account = await stepUp(identity, user, request.body, originOf(request));
      const options = await creationOptions(identity, site, account, await passkeysOf(database, user.userId));
      return reply.headers(PRIVATE).send({ options });
    },
  );

  app.post(
    "/auth/passkeys",
    {
      config: { needs: "account" },
      schema: {
        operationId: "addPasskey",
        summary: "Keep a passkey",
        description: "The one that the browser made of `POST /auth/passkeys/options`.",
        tags,
        querystring: noQuerySchema,
        body: newPasskeyRequestSchema,
        response: {
          201: json("The passkey.", passkeySchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { userId } = signedIn(request);
      const { name, credential } = request.body;
      const made = await created(identity, party(), userId, credential);
      if (made === undefined) throw notAsked();
      const added = await addPasskey(database, userId, { ...made, name }, { now: now(), random });
      if (added === "full") throw tooManyPasskeys();
      if (added === "known")
        throw new Problem("passkey_known", "This passkey belongs to an account already.");
      await record(request, "passkey.added", added.id);
      return reply.code(201).headers(PRIVATE).send(toWire(added));
    },
  );

  app.patch(
    "/auth/passkeys/:passkey_id",
    {
      config: { needs: "account" },
      schema: {
        operationId: "renamePasskey",
        summary: "Give a passkey another name",
        tags,
        params: passkeyPathSchema,
        querystring: noQuerySchema,
        body: changePasskeyRequestSchema,
        response: {
          200: json("The passkey.", passkeySchema),
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { userId } = signedIn(request);
      const own = { id: request.params.passkey_id, userId };
      const renamed = await renamePasskey(database, own, request.body.name);
      if (renamed === undefined) throw noSuchPasskey();
      return reply.headers(PRIVATE).send(toWire(renamed));
    },
  );

  app.delete(
    "/auth/passkeys/:passkey_id",
    {
      config: { needs: "account" },
      schema: {
        operationId: "removePasskey",
        summary: "Sign in with a passkey no more",
        description: "What its keeper has of it opens nothing here any more; it can be thrown away there.",
        tags,
        params: passkeyPathSchema,
        querystring: noQuerySchema,
        response: { 204: noContent("It is gone."), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const id = request.params.passkey_id;
      const outcome = await removePasskey(database, { id, userId: signedIn(request).userId });
      if (outcome === "none") throw noSuchPasskey();
      if (outcome === "last") {
        throw new Problem("last_way_in", "Without it nobody could sign in: set a password first.");
      }
      await record(request, "passkey.removed", id);
      return reply.code(204).send();
    },
  );

  app.post(
    "/auth/passkeys/sign-in/options",
    {
      config: { needs: "open" },
      schema: {
        operationId: "passkeySignInOptions",
        summary: "Begin to sign in with a passkey",
        description:
          "What `navigator.credentials.get` is called with. It names nobody: the browser asks whose to show.",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("For the browser.", passkeyOptionsSchema), ...problems(401, 409, 422) },
      },
    },
    async (_request, reply) =>
      reply.headers(PRIVATE).send({ options: await requestOptions(identity, party()) }),
  );

  app.post(
    "/auth/passkeys/sign-in",
    {
      config: { needs: "open" },
      schema: {
        operationId: "passkeySignIn",
        summary: "Sign in with a passkey",
        description:
          "No password and no code: a passkey is what somebody has, and its authenticator asks for a finger, a face or a number.",
        tags,
        querystring: noQuerySchema,
        body: passkeySignInRequestSchema,
        response: { 200: json("The tokens.", tokensSchema), ...problems(400, 401, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { credential } = request.body;
      const origin = originOf(request);
      const userId = await provenByPasskey(identity, party(), credential, origin);
      return reply.headers(PRIVATE).send(await begin(identity, userId, origin));
    },
  );

  async function record(request: FastifyRequest, kind: string, subject: string): Promise<void> {
    const { requestId, address } = originOf(request);
    await identity.audit.record({ kind, actor: signedIn(request).id, subject, requestId, address });
  }
}

function toWire({ id, name, synced, created_at, last_used_at }: PasskeyTable): WirePasskey {
  return {
    id,
    name,
    synced: synced === 1,
    created_at: new Date(created_at).toISOString(),
    last_used_at: last_used_at === null ? null : new Date(last_used_at).toISOString(),
  };
}

function notAsked(): Problem {
  return new Problem(
    "passkey_refused",
    "This is no passkey that was asked for here within five minutes. POST /auth/passkeys/options begins one.",
  );
}

function tooManyPasskeys(): Problem {
  return new Problem(
    "too_many_passkeys",
    "The account has as many passkeys as it may have. Remove one first.",
  );
}

function noSuchPasskey(): Problem {
  return new Problem("not_found", "There is no such passkey among yours.");
}
