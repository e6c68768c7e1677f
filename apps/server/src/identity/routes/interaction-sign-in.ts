/** Signing in for a program: with a password, or with a provider and a code where the account has a second factor. */
import { loginRequestSchema, providerCodeRequestSchema, validator } from "@music-brain/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { cookieOf, setCookie } from "../../http/cookies.ts";
import { Problem } from "../../http/problem.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { codePage, signInPage } from "../pages/sign-in-pages.ts";
import { proven } from "../sign-in.ts";
import { acceptCode } from "../step-up.ts";
import type { Asked, Step } from "./interaction-asked.ts";
import { originOf } from "./origin.ts";
import { ofInteraction, pathOfProvider, providerCookies } from "./provider-cookies.ts";
import { sendPage } from "./send-page.ts";

/** Remembers that somebody has signed in with this browser before: strangers who guess do not hold them up. */
const DEVICE = "mb_oauth_device";

const DEVICE_SECONDS = 180 * 86_400;

const WRONG = "The username, the password or the code is wrong.";

const login = validator(loginRequestSchema);
const code = validator(providerCodeRequestSchema);
const otherwise = validator(Type.Object({ otherwise: Type.Literal("yes") }));

/** The step of signing in. */
export function signInSteps(app: TypedApp, identity: Identity): Step {
  const { audit, secondFactor } = identity;
  const { returned } = providerCookies(app, identity);

  function pageFor(about: Asked, more: Partial<Parameters<typeof signInPage>[0]>) {
    const { client, action, redirectUri, interaction } = about;
    const others = identity.providers.map(({ name, title }) => ({
      title,
      href: `${pathOfProvider(name)}/start?interaction=${interaction.uid}`,
    }));
    return signInPage({ client: client.name, action, redirectUri, others, ...more });
  }

  function codePageFor({ client, action, redirectUri }: Asked, complaint?: string) {
    return codePage({ client: client.name, action, redirectUri, complaint });
  }

  /** Goes on with somebody who has shown all that they have to. */
  async function goOn(about: Asked, userId: string, request: FastifyRequest): Promise<void> {
    const { requestId, address } = originOf(request);
    await audit.record({ kind: "oauth.login", actor: `user:${userId}`, subject: userId, requestId, address });
    return about.finish({ login: { accountId: userId, remember: false } });
  }

  async function takePassword(about: Asked, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const given: unknown = request.body;
    if (!login.accepts(given)) return sendPage(reply, 401, pageFor(about, { complaint: WRONG }));
    const { username } = given;
    try {
      const signIn = { ...given, deviceToken: cookieOf(request, DEVICE) };
      const { account, deviceToken } = await proven(identity, signIn, originOf(request));
      setCookie(reply, DEVICE, deviceToken, {
        path: about.action.slice(0, about.action.lastIndexOf("/")),
        maxAgeSeconds: DEVICE_SECONDS,
        sameSite: "Strict",
        isSecure: about.isSecure,
      });
      return await goOn(about, account.id, request);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isCodeAsked = error.code === "two_factor_required";
      const wantsCode = isCodeAsked || given.code !== undefined;
      const complaint = isCodeAsked ? undefined : error.message;
      return refuse(error, pageFor(about, { username, wantsCode, complaint }), reply);
    }
  }

  async function takeCode(
    about: Asked,
    userId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const given: unknown = request.body;
    const { requestId, address } = originOf(request);
    try {
      if (code.accepts(given) && (await acceptCode(identity, { userId, code: given.code, address }))) {
        returned.clear(reply, ofInteraction(about.interaction.uid));
        return await goOn(about, userId, request);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return refuse(error, codePageFor(about, error.message), reply);
    }
    await audit.record({ kind: "login.code_refused", subject: userId, requestId, address });
    return sendPage(reply, 401, codePageFor(about, WRONG));
  }

  /** Who has come back from a provider, and how they fared. */
  function back(about: Asked, request: FastifyRequest) {
    const found = returned.read(request, ofInteraction(about.interaction.uid));
    if (found === undefined) return { userId: undefined, complaint: undefined };
    return "userId" in found
      ? { userId: found.userId, complaint: undefined }
      : { userId: undefined, complaint: found.complaint };
  }

  return {
    async show(about, request, reply) {
      const { userId, complaint } = back(about, request);
      if (userId === undefined) return sendPage(reply, 200, pageFor(about, { complaint }));
      if (await secondFactor.isActive(userId)) return sendPage(reply, 200, codePageFor(about));
      returned.clear(reply, ofInteraction(about.interaction.uid));
      return goOn(about, userId, request);
    },

    async take(about, request, reply) {
      const { userId } = back(about, request);
      if (otherwise.accepts(request.body)) {
        returned.clear(reply, ofInteraction(about.interaction.uid));
        return reply.redirect(about.action, 303);
      }
      const isCode = userId !== undefined && !login.accepts(request.body);
      // Who has no second factor any more has shown all there is.
      if (isCode && (await secondFactor.isActive(userId))) return takeCode(about, userId, request, reply);
      return takePassword(about, request, reply);
    },
  };
}

function refuse({ status, options }: Problem, page: Parameters<typeof sendPage>[2], reply: FastifyReply) {
  const retryAfter = options.headers?.["retry-after"];
  if (retryAfter !== undefined) void reply.header("retry-after", retryAfter);
  return sendPage(reply, status, page);
}
