/** A program of somebody else, which gets tokens of a service that runs. */
import { createHash } from "node:crypto";
import { openHttpBrowser } from "./http-browser.ts";

const VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";

/** What a program is known by. */
export interface ThirdParty {
  readonly address: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
}

/** What it gets. */
export interface ThirdPartyTokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Where it sends a person: a request for a code with PKCE. */
export function authorizationUrl({ address, clientId, redirectUri, scope }: ThirdParty): string {
  const request = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: "a-state",
    code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
    code_challenge_method: "S256",
  });
  return `${address}/oauth/authorize?${request}`;
}

/** Takes the code that a person was sent back with to the service. */
export function redeem({ address, clientId, redirectUri }: ThirdParty, back: URL): Promise<Response> {
  return fetch(`${address}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: clientId,
      redirect_uri: redirectUri,
      code: back.searchParams.get("code") ?? "",
      code_verifier: VERIFIER,
    }),
  });
}

/** Gets tokens of a person, who signs in with a password and agrees. */
export async function connect(
  party: ThirdParty,
  person: { readonly username: string; readonly password: string },
): Promise<ThirdPartyTokens> {
  const browser = openHttpBrowser();
  await browser.visit(authorizationUrl(party));
  await browser.submit({ ...person });
  const { url } = await browser.submit({ answer: "yes" });
  const answer = await redeem(party, url);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as ThirdPartyTokens;
}
