/**
 * POST /auth/browser and /auth/browser/passkey: signing in on a page, whose browser keeps the session.
 * POST /auth/browser/refresh: going on with it.
 */
import {
  browserTokenSchema,
  loginRequestSchema,
  noQuerySchema,
  passkeySignInRequestSchema,
} from "@music-brain/contract";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { provenByPasskey } from "../passkey-sign-in.ts";
import { carryOn, proven } from "../sign-in.ts";
import { browserCookie, enterInBrowser, ofBrowser } from "./browser-cookie.ts";
import { originOf } from "./origin.ts";
import { passkeySite } from "./passkey-site.ts";

const tags = ["Identity"];

/** What is said to one is nobody else's business. */
const PRIVATE = { "cache-control": "no-store" };

/** Adds the routes. */
export function addBrowser(app: TypedApp, identity: Identity): void {
  const cookie = browserCookie(app, identity);
  const site = passkeySite(app, identity);

  app.post(
    "/auth/browser",
    {
      config: { needs: "open" },
      schema: {
        operationId: "signInBrowser",
        summary: "Sign in on a page",
        description: [
          "As `POST /auth/login`, but what carries the session on is a cookie (`HttpOnly`, `SameSite=Strict`) instead of a",
          "refresh token: a page has nothing to keep that a script could take away.",
        ].join("\n"),
        tags,
        querystring: noQuerySchema,
        body: loginRequestSchema,
        response: {
          200: json("The token, and the cookie.", browserTokenSchema),
          ...problems(400, 401, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { device_token: deviceToken, ...given } = request.body;
      const origin = originOf(request);
      const { account, ...shown } = await proven(identity, { ...given, deviceToken }, origin);
      const token = await enterInBrowser(identity, cookie, { userId: account.id, origin, reply });
      return reply.headers(PRIVATE).send({ ...token, device_token: shown.deviceToken });
    },
  );

  app.post(
    "/auth/browser/passkey",
    {
      config: { needs: "open" },
      schema: {
        operationId: "signInBrowserWithPasskey",
        summary: "Sign in on a page with a passkey",
        description: "As `POST /auth/passkeys/sign-in`, with the cookie of `POST /auth/browser`.",
        tags,
        querystring: noQuerySchema,
        body: passkeySignInRequestSchema,
        response: {
          200: json("The token, and the cookie.", browserTokenSchema),
          ...problems(400, 401, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const origin = originOf(request);
      const userId = await provenByPasskey(identity, site(), request.body.credential, origin);
      const token = await enterInBrowser(identity, cookie, { userId, origin, reply });
      return reply.headers(PRIVATE).send(token);
    },
  );

  app.post(
    "/auth/browser/refresh",
    {
      config: { needs: "open" },
      schema: {
        operationId: "refreshBrowser",
        summary: "A fresh token for a page",
        description:
          "With the cookie of `POST /auth/browser`, as often as one likes while the session is in force.",
        tags,
        querystring: noQuerySchema,
        response: {
          200: json("The token.", browserTokenSchema),
          204: noContent("Nobody is signed in in this browser."),
          ...problems(422),
        },
      },
    },
    async (request, reply) => {
      void reply.headers(PRIVATE);
      const session = cookie.read(request, ofBrowser);
      const token = session && (await carryOn(identity, session.sessionId));
      if (session === undefined || token === undefined) return reply.code(204).send();
      cookie.set(reply, ofBrowser, session);
      return reply.send(token);
    },
  );
}
