/** Cookies: one by its name, and one to be set. */
import type { FastifyReply, FastifyRequest } from "fastify";

/** The value of a cookie that a request brings. */
export function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  for (const pair of (headers.cookie ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}

/** How a cookie is set. No script reads any. */
export interface CookieTerms {
  readonly path: string;
  /** 0 takes it away. */
  readonly maxAgeSeconds: number;
  readonly sameSite: "Lax" | "Strict";
  /** Whether the service is reached by TLS. */
  readonly isSecure: boolean;
}

/** Sets a cookie with an answer. */
export function setCookie(reply: FastifyReply, name: string, value: string, terms: CookieTerms): void {
  const { path, maxAgeSeconds, sameSite, isSecure } = terms;
  const secure = isSecure ? "; Secure" : "";
  void reply.header(
    "set-cookie",
    `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=${sameSite}${secure}`,
  );
}
