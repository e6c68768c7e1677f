/** Signing in with others. It is loaded when somebody first wants to: most services have no provider. */
import * as oidc from "openid-client";
import type { Outside } from "./outside-identities.ts";
import { type Departure, NotVouched, type OutsideProvider, ProviderUnavailable } from "./providers.ts";

/** How long a provider is waited for, in seconds. */
const TIMEOUT_SECONDS = 5;

/** Sends people to a provider, and asks it about those who come back. */
export class SignInWith {
  readonly provider: OutsideProvider;
  #configuration: Promise<oidc.Configuration> | undefined;

  constructor(provider: OutsideProvider) {
    this.provider = provider;
  }

  /** Where to send somebody, and what to remember of it. */
  async depart(redirectUri: string): Promise<{ readonly url: string; readonly departure: Departure }> {
    const configuration = await this.#configured();
    const departure = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const isOpenId = this.provider.protocol === "openid";
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      // Who somebody is; nothing that could be done for them.
      scope: isOpenId ? "openid profile" : "",
      state: departure.state,
      code_challenge: await oidc.calculatePKCECodeChallenge(departure.verifier),
      code_challenge_method: "S256",
      ...(isOpenId && { nonce: departure.nonce }),
    });
    return { url: url.href, departure };
  }

  /**
   * Who comes back.
   * @param url the whole address that they come back to
   * @throws NotVouched, ProviderUnavailable
   */
  async arrive(url: URL, { state, nonce, verifier }: Departure): Promise<Outside> {
    const configuration = await this.#configured();
    const isOpenId = this.provider.protocol === "openid";
    const tokens = await oidc
      .authorizationCodeGrant(configuration, url, {
        expectedState: state,
        pkceCodeVerifier: verifier,
        ...(isOpenId && { expectedNonce: nonce, idTokenExpected: true }),
      })
      .catch((cause: unknown) => {
        throw isOutage(cause) ? new ProviderUnavailable({ cause }) : new NotVouched({ cause });
      });
    if (!isOpenId) return this.#gitHubUser(configuration, tokens.access_token);
    const claims = tokens.claims();
    if (claims === undefined) throw new NotVouched({});
    const label = [claims["preferred_username"], claims["name"]].find((name) => typeof name === "string");
    const { name: provider } = this.provider;
    return { provider, issuer: claims.iss, subject: claims.sub, label: label?.toString() ?? null };
  }

  /** GitHub has no token that says it: its user endpoint does. */
  async #gitHubUser(configuration: oidc.Configuration, accessToken: string): Promise<Outside> {
    const { name: provider, issuer, api = "" } = this.provider;
    const answer = await oidc
      .fetchProtectedResource(
        configuration,
        accessToken,
        new URL(`${api}/user`),
        "GET",
        undefined,
        new Headers({ accept: "application/vnd.github+json", "user-agent": "music-brain" }),
      )
      .catch((cause: unknown) => {
        throw new ProviderUnavailable({ cause });
      });
    const user: unknown = await answer.json();
    if (typeof user !== "object" || user === null || !("id" in user) || !Number.isSafeInteger(user.id)) {
      throw new NotVouched({});
    }
    // Its number: the name can be given to another.
    const label = "login" in user && typeof user.login === "string" ? user.login : null;
    return { provider, issuer, subject: String(user.id), label };
  }

  /** Looked up when it is first needed, and again where it could not be had. */
  #configured(): Promise<oidc.Configuration> {
    this.#configuration ??= this.#configure().catch((cause: unknown) => {
      this.#configuration = undefined;
      throw new ProviderUnavailable({ cause });
    });
    return this.#configuration;
  }

  async #configure(): Promise<oidc.Configuration> {
    const { protocol, issuer, clientId, clientSecret } = this.provider;
    const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret);
    // The settings let that be on this machine alone.
    const execute = issuer.startsWith("http://") ? [oidc.allowInsecureRequests] : [];
    if (protocol === "openid") {
      return oidc.discovery(new URL(issuer), clientId, {}, authentication, {
        execute,
        timeout: TIMEOUT_SECONDS,
      });
    }
    const server = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/access_token`,
    };
    const configuration = new oidc.Configuration(server, clientId, {}, authentication);
    for (const change of execute) change(configuration);
    configuration.timeout = TIMEOUT_SECONDS;
    return configuration;
  }
}

/** Whether a provider did not answer, rather than answer that it does not vouch. */
function isOutage(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof oidc.ClientError && error.code === "OAUTH_TIMEOUT";
}
