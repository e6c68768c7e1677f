/** POST /auth/register, /auth/login, /auth/refresh, /auth/logout, GET /auth/me. */
import {
  accountSchema,
  loginRequestSchema,
  meSchema,
  noQuerySchema,
  refreshRequestSchema,
  registerRequestSchema,
  tokensSchema,
} from "@music-brain/contract";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { findAccount, passwordHashOf } from "../accounts.ts";
import type { Identity } from "../identity.ts";
import { register } from "../register.ts";
import { wrongCredentials } from "../scopes.ts";
import { revokeSession } from "../sessions.ts";
import { refresh, signIn } from "../sign-in.ts";
import { accountToWire } from "./account-wire.ts";
import { browserCookie, ofBrowser } from "./browser-cookie.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** What is said to one is nobody else's business. */
const PRIVATE = { "cache-control": "no-store" };

/** Adds the routes. */
export function addRegisterAndLogin(app: TypedApp, identity: Identity): void {
  const { database, revocations, audit, now } = identity;
  const cookie = browserCookie(app, identity);

  app.post(
    "/auth/register",
    {
      config: { needs: "open" },
      schema: {
        operationId: "register",
        summary: "Make an account",
        description: "Where REGISTRATION is closed, an administrator makes accounts instead.",
        tags,
        querystring: noQuerySchema,
        body: registerRequestSchema,
        response: { 201: json("The account.", accountSchema), ...problems(400, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const account = await register(identity, request.body, originOf(request));
      return reply.code(201).headers(PRIVATE).send(accountToWire(account));
    },
  );

  app.post(
    "/auth/login",
    {
      config: { needs: "open" },
      schema: {
        operationId: "login",
        summary: "Sign in",
        description: [
          "Gives an access token, which is sent as `Authorization: Bearer …`, and a refresh token, which gives the next two.",
          "Whether the name or the password was wrong is not said. Where the account has a second factor, `code` is asked",
          "for with 401 and the code `two_factor_required`.",
        ].join("\n"),
        tags,
        querystring: noQuerySchema,
        body: loginRequestSchema,
        response: { 200: json("The tokens.", tokensSchema), ...problems(400, 401, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { device_token: deviceToken, ...given } = request.body;
      const tokens = await signIn(identity, { ...given, deviceToken }, originOf(request));
      return reply.headers(PRIVATE).send(tokens);
    },
  );

  app.post(
    "/auth/refresh",
    {
      config: { needs: "open" },
      schema: {
        operationId: "refresh",
        summary: "Fresh tokens for a session",
        description:
          "A refresh token is good once. One that comes again ends its session: somebody else may have it.",
        tags,
        querystring: noQuerySchema,
        body: refreshRequestSchema,
        response: { 200: json("The tokens.", tokensSchema), ...problems(400, 401, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const tokens = await refresh(identity, request.body.refresh_token, originOf(request));
      return reply.headers(PRIVATE).send(tokens);
    },
  );

  app.post(
    "/auth/logout",
    {
      config: { needs: "account" },
      schema: {
        operationId: "logout",
        summary: "End this session",
        description: "Its access and refresh tokens open nothing any more.",
        tags,
        querystring: noQuerySchema,
        response: { 204: noContent("It is over."), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { userId, sessionId, id: actor } = signedIn(request);
      await revokeSession(database, { userId, sessionId }, now());
      await revocations.announce({ kind: "session", id: sessionId });
      const { requestId, address } = originOf(request);
      await audit.record({ kind: "logout", actor, subject: sessionId, requestId, address });
      if (cookie.read(request, ofBrowser) !== undefined) cookie.clear(reply, ofBrowser);
      return reply.code(204).send();
    },
  );

  app.get(
    "/auth/me",
    {
      config: { needs: "account" },
      schema: {
        operationId: "me",
        summary: "Who asks",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("The account.", meSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { userId, sessionId, scopes } = signedIn(request);
      const account = await findAccount(database, userId);
      if (account === undefined) throw wrongCredentials();
      return reply.headers(PRIVATE).send({
        account: accountToWire(account),
        scopes: [...scopes],
        session_id: sessionId,
        has_password: (await passwordHashOf(database, userId)) !== null,
      });
    },
  );
}
