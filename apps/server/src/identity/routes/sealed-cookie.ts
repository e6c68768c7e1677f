/** Cookies that nobody can read or make but this service, and that are good for a while. */
import { validator } from "@music-brain/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import Type, { type Static, type TSchema } from "typebox";
import { cookieOf, setCookie } from "../../http/cookies.ts";
import { pathOf } from "../oauth-metadata.ts";
import type { Seal } from "../sealing.ts";

/** A cookie of a name, for one thing each. */
export interface SealedCookie<Value> {
  readonly set: (reply: FastifyReply, of: CookieOf, value: Value) => void;
  /** What is in it; undefined where it is none of ours, is about something else, or has expired. */
  readonly read: (request: FastifyRequest, of: CookieOf) => Value | undefined;
  readonly clear: (reply: FastifyReply, of: CookieOf) => void;
}

/** What a cookie is about, and where it is sent back to. */
export interface CookieOf {
  readonly about: string;
  readonly path: string;
}

/** How cookies are made. */
export interface SealedCookieOptions<Schema extends TSchema> {
  readonly name: string;
  readonly schema: Schema;
  readonly seal: Seal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly lifetimeSeconds: number;
  /** Whether it comes back with requests that other sites lead to; Lax unless it is told. */
  readonly sameSite?: "Lax" | "Strict";
  /** Where the service is reached: its path stands before those of cookies, and over TLS they go over nothing else. */
  readonly address: () => string;
}

/** Cookies of a name. */
export function sealedCookie<Schema extends TSchema>(
  options: SealedCookieOptions<Schema>,
): SealedCookie<Static<Schema>> {
  const { name, schema, seal, now, lifetimeSeconds, sameSite = "Lax", address } = options;
  const expiry = validator(Type.Object({ expiresAt: Type.Number(), value: Type.Unknown() }));
  const content = validator(schema);
  const put = (reply: FastifyReply, end: string, value: string, maxAgeSeconds: number) => {
    const path = `${pathOf(address())}${end}`;
    const isSecure = address().startsWith("https:");
    setCookie(reply, name, value, { path, maxAgeSeconds, sameSite, isSecure });
  };
  return {
    set(reply, { about, path }, value) {
      const text = JSON.stringify({ value, expiresAt: now() + lifetimeSeconds * 1000 });
      const sealed = Buffer.from(seal.close(Buffer.from(text), about)).toString("base64url");
      put(reply, path, sealed, lifetimeSeconds);
    },
    read(request, { about }) {
      const bytes = seal.open(Buffer.from(cookieOf(request, name) ?? "", "base64url"), about);
      const said: unknown = bytes && JSON.parse(Buffer.from(bytes).toString("utf8"));
      if (!expiry.accepts(said) || said.expiresAt <= now()) return undefined;
      return content.accepts(said.value) ? said.value : undefined;
    },
    clear: (reply, { path }) => put(reply, path, "", 0),
  };
}
