/** GET /auth/2fa, POST /auth/2fa/enroll, /activate, /disable, /recovery-codes. */
import {
  activateRequestSchema,
  enrollRequestSchema,
  enrolmentSchema,
  noQuerySchema,
  proofSchema,
  recoveryCodesSchema,
  secondFactorSchema,
} from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { newRecoveryCodes, recoveryCodesLeft, replaceRecoveryCodes } from "../recovery-codes.ts";
import { tooManyAttempts, wrongPassword } from "../refusals.ts";
import { stepUp } from "../step-up.ts";
import { activate, activatedAt, disable, enrol } from "../two-factor.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** What authenticators show the account under. */
const ISSUER = "Music Brain";

/** What is shown once is nobody else's business. */
const PRIVATE = { "cache-control": "no-store" };

/** Adds the routes. */
export function addTwoFactor(app: TypedApp, identity: Identity): void {
  const { database, throttle, now } = identity;

  app.get(
    "/auth/2fa",
    {
      config: { needs: "account" },
      schema: {
        operationId: "secondFactor",
        summary: "Whether there is a second factor",
        tags,
        querystring: noQuerySchema,
        response: { 200: json("How it stands.", secondFactorSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { userId } = signedIn(request);
      const since = await activatedAt(database, userId);
      return reply.headers(PRIVATE).send({
        active: since !== null,
        activated_at: since === null ? null : new Date(since).toISOString(),
        recovery_codes_left: await recoveryCodesLeft(database, userId),
      });
    },
  );

  app.post(
    "/auth/2fa/enroll",
    {
      config: { needs: "account" },
      schema: {
        operationId: "enrollSecondFactor",
        summary: "Begin a second factor",
        description:
          "Gives what an authenticator is set up with. Nothing asks for its codes before `POST /auth/2fa/activate` has seen one. Asks for the password: a stolen session is not to lock its owner out.",
        tags,
        querystring: noQuerySchema,
        body: enrollRequestSchema,
        response: {
          200: json("For the authenticator.", enrolmentSchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const user = signedIn(request);
      if ((await activatedAt(database, user.userId)) !== null) throw isActiveAlready();
      const { username } = await stepUp(identity, user, request.body, originOf(request));
      const begun = await enrol(identity, { userId: user.userId, username, issuer: ISSUER }, now());
      if (begun === undefined) throw isActiveAlready();
      await record(request, "second_factor.enrolled");
      const { renderSVG } = await import("uqr");
      return reply
        .headers(PRIVATE)
        .send({ secret: begun.secret, otpauth_uri: begun.uri, qr_svg: renderSVG(begun.uri) });
    },
  );

  app.post(
    "/auth/2fa/activate",
    {
      config: { needs: "account" },
      schema: {
        operationId: "activateSecondFactor",
        summary: "Take a second factor into force",
        description: "With the first code of the authenticator. The recovery codes are shown once.",
        tags,
        querystring: noQuerySchema,
        body: activateRequestSchema,
        response: {
          200: json("It is in force.", recoveryCodesSchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { userId, sessionId } = signedIn(request);
      const { address } = originOf(request);
      const guess = { what: "code", account: userId, address, device: sessionId } as const;
      const reservation = await throttle.reserve(guess);
      if (!reservation.ok) throw tooManyAttempts(reservation.retryAfterSeconds);
      const codes = await activate(identity, userId, request.body.code, now());
      if (codes === "none") throw nothingBegun();
      if (codes === "wrong") throw wrongPassword();
      await reservation.release("right");
      await record(request, "second_factor.activated");
      return reply.headers(PRIVATE).send({ recovery_codes: [...codes] });
    },
  );

  app.post(
    "/auth/2fa/disable",
    {
      config: { needs: "account" },
      schema: {
        operationId: "disableSecondFactor",
        summary: "Do without a second factor",
        tags,
        querystring: noQuerySchema,
        body: proofSchema,
        response: { 204: noContent("It is gone."), ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const user = signedIn(request);
      await stepUp(identity, user, request.body, originOf(request));
      if (!(await disable(database, user.userId))) throw noSecondFactor();
      await record(request, "second_factor.disabled");
      return reply.code(204).send();
    },
  );

  app.post(
    "/auth/2fa/recovery-codes",
    {
      config: { needs: "account" },
      schema: {
        operationId: "newRecoveryCodes",
        summary: "Other recovery codes",
        description: "Those before are good for nothing any more.",
        tags,
        querystring: noQuerySchema,
        body: proofSchema,
        response: {
          200: json("The codes, shown once.", recoveryCodesSchema),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const user = signedIn(request);
      await stepUp(identity, user, request.body, originOf(request));
      if ((await activatedAt(database, user.userId)) === null) throw noSecondFactor();
      const codes = newRecoveryCodes(identity.random);
      await database
        .transaction()
        .execute((transaction) => replaceRecoveryCodes(transaction, user.userId, codes));
      await record(request, "second_factor.recovery_codes_replaced");
      return reply.headers(PRIVATE).send({ recovery_codes: [...codes] });
    },
  );

  async function record(request: FastifyRequest, kind: string): Promise<void> {
    const { requestId, address } = originOf(request);
    const { id: actor, userId: subject } = signedIn(request);
    await identity.audit.record({ kind, actor, subject, requestId, address });
  }
}

function isActiveAlready(): Problem {
  return new Problem("two_factor_active", "The account has a second factor. Disable it first.");
}

function nothingBegun(): Problem {
  return new Problem(
    "no_two_factor",
    "No second factor was begun, or it is in force already. POST /auth/2fa/enroll begins one.",
  );
}

function noSecondFactor(): Problem {
  return new Problem("no_two_factor", "The account has no second factor.");
}
