/** The outside world in tests: an OpenID provider, and a GitHub of a kind, over real HTTP. */

import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "../oidc-provider.ts";
import type { OutsideProvider } from "../providers.ts";

/** A provider that is reached over HTTP. */
export interface OutsideWorld {
  readonly issuer: string;
  /** Goes through its pages as somebody whom it knows, and ends at the address that it sends them back to. */
  readonly visit: (url: string) => Promise<URL>;
  readonly close: () => Promise<void>;
}

/** The id and secret of this service at both. */
export const OUTSIDE_CLIENT = { clientId: "music-brain", clientSecret: "a-secret-that-both-of-them-know" };

/**
 * Starts an OpenID provider.
 * @param redirectUri where it sends people back to
 * @param account whom it takes everybody for; a person clicks through its pages where there is none
 */
export async function openIdWorld(redirectUri: string, account?: string): Promise<OutsideWorld> {
  let listener: RequestListener = () => {};
  const { server, origin } = await listening((request, response) => listener(request, response));
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: OUTSIDE_CLIENT.clientId,
        client_secret: OUTSIDE_CLIENT.clientSecret,
        token_endpoint_auth_method: "client_secret_post",
        id_token_signed_response_alg: "ES256",
        redirect_uris: [redirectUri],
      },
    ],
    jwks: {
      keys: [generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" })],
    },
    cookies: { keys: ["a key of the outside world"] },
    conformIdTokenClaims: false,
    claims: { openid: ["sub"], profile: ["preferred_username", "email"] },
    features: { devInteractions: { enabled: account === undefined } },
    findAccount: async (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({
        sub,
        preferred_username: sub,
        email: "clara@example.org",
        email_verified: true,
      }),
    }),
  });
  const handler = provider.callback();
  listener = async (request, response) => {
    if (account === undefined || request.url?.startsWith("/interaction/") !== true) {
      return void handler(request, response);
    }
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      return provider.interactionFinished(request, response, { login: { accountId: account } });
    }
    const grant = new provider.Grant({
      clientId: String(params["client_id"]),
      accountId: session?.accountId ?? account,
    });
    grant.addOIDCScope("openid profile");
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  return worldOf(server, origin);
}

/** Starts a GitHub of a kind: codes, a token, and who it is of. */
export async function gitHubWorld(user: object): Promise<OutsideWorld & { readonly api: string }> {
  const { server, origin } = await listening((request, response) => {
    const url = new URL(request.url ?? "/", origin);
    const json = (value: object) =>
      response.setHeader("content-type", "application/json").end(JSON.stringify(value));
    if (url.pathname === "/login/oauth/authorize") {
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "a-code");
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    } else if (url.pathname === "/login/oauth/access_token") {
      json({ access_token: "gho_token", token_type: "bearer", scope: "" });
    } else if (request.headers.authorization === "Bearer gho_token") json(user);
    else response.writeHead(401).end();
  });
  return { ...worldOf(server, `${origin}/login/oauth`), api: origin };
}

/** A provider as the settings would name it. */
export function providerAt(
  world: OutsideWorld & { readonly api?: string },
  name = "openid",
): OutsideProvider {
  const { issuer, api } = world;
  const protocol = api === undefined ? "openid" : "github";
  return { name, title: "Elsewhere", protocol, issuer, ...OUTSIDE_CLIENT, ...(api !== undefined && { api }) };
}

async function listening(listener: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
}

function worldOf(server: Server, issuer: string): OutsideWorld {
  return {
    issuer,
    async visit(start) {
      const cookies = new Map<string, string>();
      let url = new URL(start);
      while (url.origin === new URL(issuer).origin) {
        const answer = await fetch(url, {
          redirect: "manual",
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const location = answer.headers.get("location");
        if (location === null) throw new Error(`stays at ${url}: ${answer.status} ${await answer.text()}`);
        url = new URL(location, url);
      }
      return url;
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
