/**
 * The cookie in which a browser keeps a session: sealed, for the service alone, out of the reach of scripts, and never sent
 * with what another site leads to. It does not change with every use, as refresh tokens do (docs/decisions/0024).
 */
import type { FastifyReply } from "fastify";
import Type from "typebox";
import { publicAddress } from "../../http/listening-address.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { beginInBrowser, type Origin } from "../sign-in.ts";
import { type CookieOf, type SealedCookie, sealedCookie } from "./sealed-cookie.ts";

/** What is in the cookie. */
export interface InBrowser {
  readonly sessionId: string;
}

/** Where it is sent: with whatever concerns who is signed in. */
export const ofBrowser: CookieOf = { about: "session in a browser", path: "/auth" };

const DAY_SECONDS = 86_400;

/** The cookies of sessions. */
export function browserCookie(app: TypedApp, { seal, now, settings }: Identity): SealedCookie<InBrowser> {
  return sealedCookie({
    name: "mb_session",
    schema: Type.Object({ sessionId: Type.String() }),
    lifetimeSeconds: settings.refreshTokenDays * DAY_SECONDS,
    sameSite: "Strict",
    address: () => publicAddress(app, settings.publicUrl),
    ...{ seal, now },
  });
}

/** Signs a browser in as somebody who has shown who they are: it gets the cookie, and a token for its page. */
export async function enterInBrowser(
  identity: Identity,
  cookie: SealedCookie<InBrowser>,
  {
    userId,
    origin,
    reply,
  }: { readonly userId: string; readonly origin: Origin; readonly reply: FastifyReply },
) {
  const { sessionId, token } = await beginInBrowser(identity, userId, origin);
  cookie.set(reply, ofBrowser, { sessionId });
  return token;
}
