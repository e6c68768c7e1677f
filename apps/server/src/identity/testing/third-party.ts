/** Programs of third parties in tests, and a browser that somebody signs in with, as far as forms and cookies go. */
import { createHash } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import type { TypedApp } from "../../http/typed-app.ts";
import { PASSWORD } from "./people.ts";

/** Where the program of a test is reached. */
export const REDIRECT = "https://diary.example.org/signed-in";

/** What a program proves with that it is the one that asked (RFC 7636). */
export const VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";

/** The parameters of a request for a code, as a program makes them that does everything right. */
export function authorizationRequest(
  clientId: string,
  changes: Readonly<Record<string, string | undefined>> = {},
) {
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: REDIRECT,
    scope: "generate songs:read",
    state: "a-state",
    code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  };
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `/oauth/authorize?${new URLSearchParams(given)}`;
}

/** A browser without a screen. */
export interface Browser {
  /** Goes to an address, and on to wherever it leads here. */
  readonly visit: (url: string) => Promise<LightMyRequestResponse>;
  /** Sends the form of the page that a visit ended at. */
  readonly submit: (
    fields: Readonly<Record<string, string>>,
    headers?: object,
  ) => Promise<LightMyRequestResponse>;
  /** Takes the cookies of an answer that it did not ask for itself. */
  readonly remember: (answer: Pick<LightMyRequestResponse, "headers">) => void;
  readonly cookies: ReadonlyMap<string, Cookie>;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly attributes: string;
}

/** Opens a browser that has been nowhere. */
export function openBrowser(app: TypedApp): Browser {
  const cookies = new Map<string, Cookie>();
  let here = "/";

  async function send(method: "GET" | "POST", url: string, payload?: string, headers: object = {}) {
    const { pathname, search } = new URL(url, "https://music.example.org");
    const sent = [...cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const answer = await app.inject({
      method,
      url: pathname + search,
      headers: {
        accept: "text/html",
        ...(sent.length > 0 && { cookie: sent.join("; ") }),
        ...(payload !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        ...headers,
      },
      ...(payload !== undefined && { payload }),
    });
    remember(answer);
    here = pathname + search;
    return answer;
  }

  function remember({ headers }: Pick<LightMyRequestResponse, "headers">): void {
    for (const line of [headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /; *path=([^;]+)/i.exec(line)?.[1] ?? "/";
      if (value === "") cookies.delete(name);
      else cookies.set(name, { value, path, attributes: line });
    }
  }

  async function follow(answer: LightMyRequestResponse): Promise<LightMyRequestResponse> {
    const { location } = answer.headers;
    const isHere = location?.startsWith("/") === true || location?.startsWith("https://music.example.org/");
    return location !== undefined && isHere ? follow(await send("GET", location)) : answer;
  }

  return {
    cookies,
    remember,
    visit: async (url) => follow(await send("GET", url)),
    submit: async (fields, headers) =>
      follow(await send("POST", here, new URLSearchParams(fields).toString(), headers)),
  };
}

/** Signs in and agrees, as far as either is asked; where the browser ends up. */
export async function agree(
  browser: Browser,
  request: string,
  username: string,
  password = PASSWORD,
): Promise<URL> {
  let answer = await browser.visit(request);
  if (answer.body.includes('name="password"')) answer = await browser.submit({ username, password });
  if (answer.body.includes("I agree")) answer = await browser.submit({ answer: "yes" });
  const { location } = answer.headers;
  if (location === undefined) throw new Error(`the browser stays: ${answer.statusCode} ${answer.body}`);
  return new URL(location);
}

/** Sends a request of a program to the authorization server. */
export function ask(
  app: TypedApp,
  url: string,
  fields: Readonly<Record<string, string>>,
  credentials?: { readonly id: string; readonly secret: string },
): Promise<LightMyRequestResponse> {
  const basic = credentials && Buffer.from(`${credentials.id}:${credentials.secret}`).toString("base64");
  return app.inject({
    method: "POST",
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(basic !== undefined && { authorization: `Basic ${basic}` }),
    },
  });
}

/** Takes a code to the authorization server. */
export function redeem(
  app: TypedApp,
  clientId: string,
  code: string,
  changes: Readonly<Record<string, string>> = {},
) {
  return ask(app, "/oauth/token", {
    grant_type: "authorization_code",
    client_id: clientId,
    redirect_uri: REDIRECT,
    code,
    code_verifier: VERIFIER,
    ...changes,
  });
}
