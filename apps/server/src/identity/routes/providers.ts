/**
 * /auth/providers: signing in with others, and linking an account elsewhere. A little over 250 lines, since all five routes speak of
 * one way there and back.
 */
import {
  linkProviderAnswerSchema,
  linkProviderRequestSchema,
  noQuerySchema,
  providerCodeRequestSchema,
  providerPathSchema,
  providerStartQuerySchema,
  providersAnswerSchema,
  tokensSchema,
} from "@music-brain/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { cookieOf, setCookie } from "../../http/cookies.ts";
import { publicAddress } from "../../http/listening-address.ts";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { findAccount } from "../accounts.ts";
import { AWAY_SECONDS, openedCookie, type Purpose, type Sent, sealedCookie } from "../departures.ts";
import type { Identity } from "../identity.ts";
import { routes } from "../oauth-metadata.ts";
import { linkOutside } from "../outside-identities.ts";
import { signInOutside } from "../provider-sign-in.ts";
import { NotVouched, ProviderUnavailable, SignInWith } from "../providers.ts";
import { twoFactorRequired, wrongPassword } from "../refusals.ts";
import { sessionInForce } from "../sessions.ts";
import { begin } from "../sign-in.ts";
import { acceptCode, stepUp } from "../step-up.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];
const PRIVATE = { "cache-control": "no-store" };

/** What a browser brings back from a provider. */
const COOKIE = "mb_provider";

/** Whom a provider has vouched for, until the code of the second factor is there. */
const CODE_COOKIE = "mb_provider_code";

/** Whom a provider has vouched for, for a page of the authorization server. */
export const INTERACTION_COOKIE = "mb_oauth_provider";

/** Adds the routes. */
export function addProviders(app: TypedApp, identity: Identity): void {
  const { database, seal, now, random, audit, secondFactor, settings } = identity;
  const providers = new Map(identity.providers.map((one) => [one.name, new SignInWith(one)]));
  const address = () => publicAddress(app, settings.publicUrl);
  const pathOf = (name: string) => `/auth/providers/${name}`;

  function providerOf(name: string): SignInWith {
    const provider = providers.get(name);
    if (provider === undefined) throw new Problem("not_found", "There is no such provider here.");
    return provider;
  }

  function remember(reply: FastifyReply, cookie: string, path: string, about: string, value: object): void {
    setCookie(reply, cookie, sealedCookie(seal, about, value, now()), {
      path,
      maxAgeSeconds: AWAY_SECONDS,
      sameSite: "Lax",
      isSecure: address().startsWith("https:"),
    });
  }

  function forget(reply: FastifyReply, cookie: string, path: string): void {
    const isSecure = address().startsWith("https:");
    setCookie(reply, cookie, "", { path, maxAgeSeconds: 0, sameSite: "Lax", isSecure });
  }

  async function depart(name: string, purpose: Purpose, reply: FastifyReply): Promise<string> {
    const back = `${address()}${pathOf(name)}/callback`;
    const { url, departure } = await providerOf(name).depart(back).catch(refused);
    remember(reply, COOKIE, pathOf(name), aboutOf(name), { departure, purpose } satisfies Sent);
    return url;
  }

  app.get(
    "/auth/providers",
    {
      config: { needs: "open" },
      schema: {
        operationId: "providers",
        summary: "Whom one can sign in with",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("The providers.", providersAnswerSchema), ...problems(422) },
      },
    },
    (_request, reply) => {
      void reply.send({
        providers: identity.providers.map(({ name, title }) => ({
          name,
          title,
          start: `${pathOf(name)}/start`,
        })),
      });
    },
  );

  app.get(
    "/auth/providers/:name/start",
    {
      config: { needs: "open" },
      schema: {
        operationId: "startProvider",
        summary: "Go to a provider to sign in",
        description: "A browser is sent there, with a cookie that it brings back.",
        tags,
        params: providerPathSchema,
        querystring: providerStartQuerySchema,
        response: { 302: noContent("To the provider."), ...problems(404, 422) },
      },
    },
    async (request, reply) => {
      const { interaction: uid } = request.query;
      const purpose =
        uid === undefined ? { kind: "sign-in" as const } : { kind: "interaction" as const, uid };
      const url = await depart(request.params.name, purpose, reply);
      return reply.headers(PRIVATE).redirect(url, 302);
    },
  );

  app.post(
    "/auth/providers/:name/link",
    {
      config: { needs: "account" },
      schema: {
        operationId: "linkProvider",
        summary: "Link an account elsewhere, to sign in with",
        description: "From within a session, with the password again. Nothing is ever linked by e-mail.",
        tags,
        params: providerPathSchema,
        querystring: noQuerySchema,
        body: linkProviderRequestSchema,
        response: {
          200: json("Where to go on.", linkProviderAnswerSchema),
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const principal = signedIn(request);
      providerOf(request.params.name);
      await stepUp(identity, principal, request.body, originOf(request));
      const { userId, sessionId } = principal;
      const url = await depart(request.params.name, { kind: "link", userId, sessionId }, reply);
      return reply.headers(PRIVATE).send({ url });
    },
  );

  app.get(
    "/auth/providers/:name/callback",
    {
      config: { needs: "open" },
      schema: {
        operationId: "returnFromProvider",
        summary: "Come back from a provider",
        description:
          "With the cookie of the departure, once. Signs in, and answers as `POST /auth/login` does; or links, or goes on to the page of the authorization server.",
        tags,
        params: providerPathSchema,
        response: {
          200: json("Signed in.", tokensSchema),
          204: noContent("Linked."),
          303: noContent("Back to the page of the authorization server."),
          ...problems(400, 401, 403, 404, 409),
        },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const provider = providerOf(name);
      void reply.headers(PRIVATE);
      const sent = openedCookie(seal, aboutOf(name), cookieOf(request, COOKIE), now()) as Sent | undefined;
      // Whatever comes of it, it is good once.
      forget(reply, COOKIE, pathOf(name));
      if (sent === undefined) throw notYours();
      const { departure, purpose } = sent;
      const outside = await provider.arrive(new URL(request.url, address()), departure).catch(refused);
      if (purpose.kind === "link") {
        await link(purpose, outside, request);
        return reply.code(204).send();
      }
      const account = await signInOutside(identity, outside, originOf(request));
      if (await secondFactor.isActive(account.id)) {
        remember(reply, CODE_COOKIE, pathOf(name), aboutCodeOf(name), { userId: account.id });
        throw twoFactorRequired();
      }
      if (purpose.kind === "interaction") {
        const path = `${routes.interaction}/${purpose.uid}`;
        remember(reply, INTERACTION_COOKIE, path, aboutInteraction(purpose.uid), { userId: account.id });
        return reply.redirect(`${address()}${path}`, 303);
      }
      return reply.send(await begin(identity, account.id, originOf(request)));
    },
  );

  app.post(
    "/auth/providers/:name/code",
    {
      config: { needs: "open" },
      schema: {
        operationId: "codeAfterProvider",
        summary: "Give the code of the second factor after coming back",
        tags,
        params: providerPathSchema,
        querystring: noQuerySchema,
        body: providerCodeRequestSchema,
        response: { 200: json("Signed in.", tokensSchema), ...problems(400, 401, 404, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      providerOf(name);
      const shown = openedCookie(seal, aboutCodeOf(name), cookieOf(request, CODE_COOKIE), now());
      const { userId } = (shown ?? {}) as { readonly userId?: string };
      const account = userId === undefined ? undefined : await findAccount(database, userId);
      if (account === undefined || account.disabledAt !== null) throw notYours();
      const { requestId, address: from } = originOf(request);
      const given = { userId: account.id, code: request.body.code, address: from };
      if (!(await acceptCode(identity, given))) {
        await audit.record({ kind: "login.code_refused", subject: account.id, requestId, address: from });
        throw wrongPassword();
      }
      forget(reply, CODE_COOKIE, pathOf(name));
      return reply.headers(PRIVATE).send(await begin(identity, account.id, originOf(request)));
    },
  );

  async function link(
    { userId, sessionId }: Extract<Purpose, { kind: "link" }>,
    outside: Parameters<typeof linkOutside>[2],
    request: FastifyRequest,
  ): Promise<void> {
    const session = await sessionInForce(database, sessionId, now());
    if (session?.userId !== userId) throw notYours();
    if (!(await linkOutside(database, userId, outside, { now: now(), random }))) {
      throw new Problem("already_linked", "This account elsewhere belongs to an account here already.");
    }
    const { requestId, address: from } = originOf(request);
    const detail = { provider: outside.provider };
    const actor = `user:${userId}`;
    await audit.record({ kind: "provider.linked", actor, subject: userId, detail, requestId, address: from });
  }
}

/** What the cookie of whom a provider has vouched for is sealed as. */
export function aboutInteraction(uid: string): string {
  return `interaction ${uid}`;
}

function aboutOf(name: string): string {
  return `departure to ${name}`;
}

function aboutCodeOf(name: string): string {
  return `code after ${name}`;
}

function notYours(): Problem {
  return new Problem(
    "sign_in_refused",
    "Nobody was sent from this browser, or too long ago. Begin again where you want to sign in.",
  );
}

/** @throws Problem in place of what went wrong with a provider */
function refused(error: unknown): never {
  if (error instanceof NotVouched) {
    throw new Problem("sign_in_refused", "The provider does not vouch for you. Begin again.", {
      cause: error,
    });
  }
  if (error instanceof ProviderUnavailable) {
    throw new Problem("provider_unavailable", "The provider does not answer at the moment. Try again.", {
      headers: { "retry-after": "10" },
      cause: error,
    });
  }
  throw error;
}
