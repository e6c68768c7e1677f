/** The authorization server (OAuth 2.1): programs of third parties get tokens here, for people who agree, or for themselves. */
import { generateKeyPairSync } from "node:crypto";
import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import { DatabaseUnavailable } from "../database/errors.ts";
import { findAccount } from "./accounts.ts";
import { thirdPartyScopes } from "./client-rules.ts";
import type { Identity } from "./identity.ts";
import { clientAuthMethods, pathOf, routes } from "./oauth-metadata.ts";
import { oauthStorage } from "./oauth-storage.ts";
import { InvalidGrant, Provider } from "./oidc-provider.ts";

/** What it is put together from. */
export interface AuthorizationServerOptions {
  readonly identity: Identity;
  /** Where it is reached: what its addresses begin with. */
  readonly issuer: string;
  /** Shows somebody what went wrong. */
  readonly showError: (
    ctx: KoaContextWithOIDC,
    problem: { error: string; error_description?: string | undefined },
  ) => void;
  /** Told of errors that are not the caller's. */
  readonly report: (error: Error) => void;
}

const DAY_SECONDS = 86_400;

/** A code is fetched by a program, at once. */
const CODE_SECONDS = 60;

/** For as long somebody may sit before the pages for signing in. */
const INTERACTION_SECONDS = 1800;

/** For as long who is signed in at these pages is not asked again, unless the browser is closed before. */
const SESSION_SECONDS = 8 * 3600;

/** After this time somebody is asked again whether they agree. */
const CONSENT_SECONDS = 365 * DAY_SECONDS;

/** Puts it together. */
export function createAuthorizationServer(options: AuthorizationServerOptions): Provider {
  const { identity, issuer, report } = options;
  const server = new Provider(issuer, configurationOf(options));
  // Its own addresses follow from what it is told below, and from nothing else that a request says.
  server.proxy = true;
  server.on("server_error", (ctx, error) => {
    if (error instanceof DatabaseUnavailable) {
      ctx.status = 503;
      ctx.set("retry-after", "5");
    }
    report(error);
  });
  server.on("grant.error", (ctx, error) => {
    if (!/already (used|consumed)/.test(String(error.error_detail))) return;
    const { AuthorizationCode: code, RefreshToken: token, Client: client } = ctx.oidc.entities;
    const accountId = token?.accountId ?? code?.accountId;
    void identity.audit
      .record({
        kind: "oauth.used_twice",
        ...(client && { actor: `client:${client.clientId}` }),
        ...(accountId !== undefined && { subject: accountId }),
      })
      .catch(report);
  });
  return server;
}

function configurationOf({ identity, issuer, showError }: AuthorizationServerOptions): Configuration {
  const { database, seal, revocations, now, settings } = identity;
  const accessTokenSeconds = settings.accessTokenMinutes * 60;
  const path = `${pathOf(issuer)}/oauth`;
  return {
    adapter: oauthStorage({
      database,
      seal,
      revocations,
      now,
      usedBefore: () => new InvalidGrant("already used"),
    }),
    routes,
    scopes: [...thirdPartyScopes],
    responseTypes: ["code"],
    clientAuthMethods: [...clientAuthMethods],
    clientDefaults: {
      response_types: ["code"],
      grant_types: ["authorization_code"],
      id_token_signed_response_alg: "Ed25519",
    },
    pkce: { required: () => true },
    // A page gets tokens where the browser leads people back to it, and so does the description of the service itself.
    // The addresses of apps have no origin, and neither have pages that hide theirs ("null"): those are not the same.
    clientBasedCORS: (_ctx, origin, client) =>
      origin !== "null" &&
      [issuer, ...(client.redirectUris ?? [])].some((address) => URL.parse(address)?.origin === origin),
    features: {
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
      },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    // Tokens are opaque here, and no client has the scope openid: this signs nothing, but the library wants one.
    jwks: { keys: [generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })] },
    cookies: {
      names: { session: "mb_oauth", interaction: "mb_oauth_interaction", resume: "mb_oauth_resume" },
      long: { httpOnly: true, sameSite: "lax", path },
      short: { httpOnly: true, sameSite: "lax" },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: CODE_SECONDS,
      RefreshToken: settings.refreshTokenDays * DAY_SECONDS,
      Interaction: INTERACTION_SECONDS,
      Session: SESSION_SECONDS,
      Grant: CONSENT_SECONDS,
    },
    // Tokens stay good when the browser is closed: the person withdraws them, or the program gives them back.
    expiresWithSession: async () => false,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    extraParams: {
      // A request that names no scope is for all that the client may have (RFC 6749 §3.3).
      scope(ctx, value, client) {
        if (value === undefined) Object.assign(ctx.oidc.params ?? {}, { scope: client.scope });
      },
    },
    async findAccount(_ctx, id) {
      const account = await findAccount(database, id);
      if (account === undefined || account.disabledAt !== null) return undefined;
      return { accountId: id, claims: async () => ({ sub: id }) };
    },
    interactions: { url: (_ctx, { uid }) => `${pathOf(issuer)}${routes.interaction}/${uid}` },
    renderError(ctx, problem) {
      showError(ctx, problem);
    },
  };
}
