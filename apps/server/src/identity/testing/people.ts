/** People who use a service in tests. */
import type { WireTokens } from "@music-brain/contract";
import type { LightMyRequestResponse } from "fastify";
import type { TypedApp } from "../../http/typed-app.ts";

/** The password of everybody. */
export const PASSWORD = "seven quiet rivers";

/** Somebody with an account, who is signed in. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly tokens: WireTokens;
  /** Sends a request with their access token, and with more headers where they are given. */
  readonly send: (
    method: "GET" | "POST" | "PATCH" | "DELETE",
    url: string,
    payload?: object,
    more?: Readonly<Record<string, string>>,
  ) => Promise<LightMyRequestResponse>;
}

/** Makes an account and signs in. */
export async function person(app: TypedApp, username: string, more: object = {}): Promise<Person> {
  await post(app, "/auth/register", { username, password: PASSWORD, ...more });
  return signedInAs(app, username);
}

/** Signs in to an account that there is. */
export async function signedInAs(app: TypedApp, username: string, password = PASSWORD): Promise<Person> {
  return personOf(app, (await post(app, "/auth/login", { username, password })).json<WireTokens>());
}

/** Whoever has these tokens. */
export async function personOf(app: TypedApp, tokens: WireTokens): Promise<Person> {
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const me = (await app.inject({ url: "/auth/me", headers })).json<{
    account: { id: string; username: string };
  }>();
  return {
    id: me.account.id,
    username: me.account.username,
    tokens,
    send: (method, url, payload, more) =>
      app.inject({ method, url, headers: { ...headers, ...more }, ...(payload && { payload }) }),
  };
}

/** Sends a request of nobody in particular. */
export function post(app: TypedApp, url: string, payload: object): Promise<LightMyRequestResponse> {
  return app.inject({ method: "POST", url, payload });
}
