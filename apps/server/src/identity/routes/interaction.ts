/** /oauth/interaction/{uid}: where somebody signs in, and agrees or not. */
import type { Readable } from "node:stream";
import { loginRequestSchema, noQuerySchema, type Scope, validator } from "@music-brain/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { InteractionResults, Provider } from "oidc-provider";
import { cookieOf, setCookie } from "../../http/cookies.ts";
import { tellOrigin } from "../../http/hand-over.ts";
import { Problem } from "../../http/problem.ts";
import { readBody } from "../../http/read-body.ts";
import { findAccount } from "../accounts.ts";
import { scopesIn } from "../client-rules.ts";
import { openedCookie } from "../departures.ts";
import type { Identity } from "../identity.ts";
import { findClient } from "../oauth-clients.ts";
import { pathOf, routes } from "../oauth-metadata.ts";
import { consentPage, errorPage, type Page, signInPage } from "../pages/sign-in-pages.ts";
import { scopesOf } from "../scopes.ts";
import { proven } from "../sign-in.ts";
import type { LazyServer } from "./authorization.ts";
import { originOf } from "./origin.ts";
import { aboutInteraction, INTERACTION_COOKIE } from "./providers.ts";

/** Names and passwords are short. */
const FORM_LIMIT = { bytes: 8192, name: "8 KiB" };

const login = validator(loginRequestSchema);

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** What a request for one of these pages is about. */
interface Asked {
  readonly interaction: Interaction;
  readonly client: { readonly name: string; readonly scopes: readonly Scope[] };
  /** Where forms go. */
  readonly action: string;
  readonly redirectUri: string;
  /** Whether the service is reached by TLS. */
  readonly isSecure: boolean;
  /** Goes on with a result. */
  readonly finish: (result: InteractionResults) => Promise<void>;
  readonly provider: Provider;
}

/** Adds the pages. */
export function addInteraction(
  app: FastifyInstance,
  identity: Identity,
  start: () => Promise<LazyServer>,
): void {
  const { database, audit } = identity;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    async (_request: FastifyRequest, stream: Readable) =>
      Object.fromEntries(new URLSearchParams((await readBody(stream, FORM_LIMIT)).toString("utf8"))),
  );

  async function asked(request: FastifyRequest, reply: FastifyReply): Promise<Asked | undefined> {
    const { provider, issuer } = await start();
    tellOrigin(request.raw, issuer);
    const interaction = await provider.interactionDetails(request.raw, reply.raw).catch((error: unknown) => {
      if (error instanceof Error && error.name === "SessionNotFound") return undefined;
      throw error;
    });
    const { uid = "" } = request.params as { readonly uid?: string };
    const { client_id: clientId, redirect_uri: redirectUri } = interaction?.params ?? {};
    const client = typeof clientId === "string" ? await findClient(database, clientId) : undefined;
    // A form of another page than this browser's is none, and so is one that another site sends.
    const isForeign = !["same-origin", "none", undefined].includes(
      request.headers["sec-fetch-site"]?.toString(),
    );
    if (interaction === undefined || interaction.uid !== uid || client === undefined) return undefined;
    if (request.method === "POST" && isForeign) return undefined;
    return {
      interaction,
      client,
      action: `${pathOf(issuer)}${routes.interaction}/${uid}`,
      redirectUri: String(redirectUri),
      isSecure: issuer.startsWith("https:"),
      provider,
      async finish(result) {
        await reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
      },
    };
  }

  function signIn({ client, action, redirectUri }: Asked, more: Partial<Parameters<typeof signInPage>[0]>) {
    const uid = action.slice(action.lastIndexOf("/") + 1);
    const others = identity.providers.map(({ name, title }) => ({
      title,
      href: `/auth/providers/${name}/start?interaction=${uid}`,
    }));
    return signInPage({ client: client.name, action, redirectUri, others, ...more });
  }

  /** Takes name and password. */
  async function takeSignIn(about: Asked, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const given: unknown = request.body;
    if (!login.accepts(given)) return send(reply, 401, signIn(about, { complaint: WRONG }));
    const { username } = given;
    try {
      const signIn = { ...given, deviceToken: cookieOf(request, DEVICE) };
      const { account, deviceToken } = await proven(identity, signIn, originOf(request));
      await recordLogin(request, account.id);
      setCookie(reply, DEVICE, deviceToken, {
        path: about.action.slice(0, about.action.lastIndexOf("/")),
        maxAgeSeconds: DEVICE_SECONDS,
        sameSite: "Strict",
        isSecure: about.isSecure,
      });
      return await about.finish({ login: { accountId: account.id, remember: false } });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { status, message: detail, code } = error;
      const retryAfter = error.options.headers?.["retry-after"];
      if (retryAfter !== undefined) void reply.header("retry-after", retryAfter);
      const wantsCode = code === "two_factor_required" || given.code !== undefined;
      const complaint = code === "two_factor_required" ? undefined : detail;
      return send(reply, status, signIn(about, { username, wantsCode, complaint }));
    }
  }

  /** The account of somebody who comes from a provider. */
  function vouchedFor(request: FastifyRequest, uid: string): string | undefined {
    const cookie = cookieOf(request, INTERACTION_COOKIE);
    const opened = openedCookie(identity.seal, aboutInteraction(uid), cookie, identity.now());
    return ((opened ?? {}) as { readonly userId?: string }).userId;
  }

  async function recordLogin(request: FastifyRequest, userId: string): Promise<void> {
    const { requestId, address } = originOf(request);
    await audit.record({ kind: "oauth.login", actor: `user:${userId}`, subject: userId, requestId, address });
  }

  /** What the client asks for, and the account may give. */
  async function consented(about: Asked) {
    const accountId = about.interaction.session?.accountId ?? "";
    const account = await findAccount(database, accountId);
    const requested = scopesIn(String(about.interaction.params["scope"] ?? ""));
    const possible = account === undefined ? [] : scopesOf(account.role);
    const scopes = requested.filter(
      (scope) => possible.includes(scope) && about.client.scopes.includes(scope),
    );
    return { account, scopes, requested };
  }

  async function takeConsent(about: Asked, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { interaction, provider } = about;
    const { account, scopes, requested } = await consented(about);
    const clientId = String(interaction.params["client_id"]);
    if (account === undefined) return send(reply, 400, gone());
    const { requestId, address } = originOf(request);
    const agrees = (request.body as { readonly answer?: unknown } | undefined)?.answer === "yes";
    const by = { actor: `user:${account.id}`, subject: clientId, requestId, address };
    if (!agrees) {
      await audit.record({ kind: "oauth.refused", ...by });
      return about.finish({ error: "access_denied", error_description: "the person did not agree" });
    }
    const before =
      interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
    const grant = before ?? new provider.Grant({ accountId: account.id, clientId });
    if (scopes.length > 0) grant.addOIDCScope(scopes.join(" "));
    // Asked for and not to be had: so the question is not asked again.
    const refused = requested.filter((scope) => !scopes.includes(scope));
    if (refused.length > 0) grant.rejectOIDCScope(refused.join(" "));
    await audit.record({ kind: "oauth.consented", detail: { scopes }, ...by });
    return about.finish({ consent: { grantId: await grant.save() } });
  }

  const page = {
    config: { needs: "open", ownCredentials: true },
    schema: { hide: true, querystring: noQuerySchema },
  } as const;

  app.get(`${routes.interaction}/:uid`, { ...page, exposeHeadRoute: false }, async (request, reply) => {
    const about = await asked(request, reply);
    if (about === undefined) return send(reply, 400, gone());
    if (about.interaction.prompt.name === "login") {
      const userId = vouchedFor(request, about.interaction.uid);
      if (userId === undefined) return send(reply, 200, signIn(about, {}));
      await recordLogin(request, userId);
      return about.finish({ login: { accountId: userId, remember: false } });
    }
    const { account, scopes } = await consented(about);
    if (account === undefined) return send(reply, 400, gone());
    const { client, action, redirectUri } = about;
    return send(
      reply,
      200,
      consentPage({ client: client.name, username: account.username, scopes, action, redirectUri }),
    );
  });

  app.post(`${routes.interaction}/:uid`, page, async (request, reply) => {
    const about = await asked(request, reply);
    if (about === undefined) return send(reply, 400, gone());
    const take = about.interaction.prompt.name === "login" ? takeSignIn : takeConsent;
    return take(about, request, reply);
  });
}

/** Remembers that somebody has signed in with this browser before: strangers who guess do not hold them up. */
const DEVICE = "mb_oauth_device";

const DEVICE_SECONDS = 180 * 86_400;

const WRONG = "The username, the password or the code is wrong.";

function gone(): Page {
  return errorPage(
    "This page has expired, or is of another browser. Go back to the program, and begin there again.",
  );
}

function send(reply: FastifyReply, status: number, { body, policy }: Page): FastifyReply {
  return reply
    .code(status)
    .headers({ "content-security-policy": policy, "cache-control": "no-store" })
    .type("text/html; charset=utf-8")
    .send(body);
}
