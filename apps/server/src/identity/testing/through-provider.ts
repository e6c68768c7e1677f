/** The way of a browser to a provider and back, in tests. */
import type { LightMyRequestResponse } from "fastify";
import type { TypedApp } from "../../http/typed-app.ts";
import type { OutsideWorld } from "./outside-world.ts";

/** The first cookie of ours that an answer sets and does not take away, as a request sends it; "" where there is none. */
export function cookieIn({ headers }: Pick<LightMyRequestResponse, "headers">): string {
  const lines = [headers["set-cookie"] ?? []].flat();
  return lines.map((line) => /^(mb_[a-z_]+=[^;]+);/.exec(line)?.[1]).find((cookie) => cookie) ?? "";
}

/** Goes to a provider: the cookie that the browser has then, and where it was sent. */
export async function depart(
  app: TypedApp,
  start = "/auth/providers/openid/start",
): Promise<{ readonly cookie: string; readonly url: string }> {
  const answer = await app.inject(start);
  if (answer.statusCode !== 302) throw new Error(answer.body);
  return { cookie: cookieIn(answer), url: String(answer.headers.location) };
}

/** Comes back from it with a cookie. */
export function arrive(
  app: TypedApp,
  back: URL,
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  return app.inject({ url: back.pathname + back.search, headers: { cookie, ...headers } });
}

/** There and back. */
export async function through(
  app: TypedApp,
  world: OutsideWorld,
  headers?: Readonly<Record<string, string>>,
): Promise<LightMyRequestResponse> {
  const { cookie, url } = await depart(app);
  return arrive(app, await world.visit(url), cookie, headers);
}
