/** POST /auth/password, /auth/password/forgot, /auth/password/reset, and the page that a link leads to. */
import {
  changePasswordRequestSchema,
  forgotPasswordAnswerSchema,
  forgotPasswordRequestSchema,
  noQuerySchema,
  resetPasswordRequestSchema,
} from "@music-brain/contract";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { changePassword, resetPassword, sendPasswordLink } from "../password-change.ts";
import { originOf } from "./origin.ts";
import { signedIn } from "./signed-in.ts";

const tags = ["Identity"];

/** Said to everybody, whether there is such an account or not. */
const MAYBE = { message: "If the account has an e-mail address, a link is on its way to it." };

/** Adds the routes. */
export function addPasswords(app: TypedApp, identity: Identity): void {
  app.post(
    "/auth/password",
    {
      config: { needs: "account" },
      schema: {
        operationId: "changePassword",
        summary: "Change one's password",
        description:
          "All other sessions of the account end. Where it has no password yet, since a provider vouches for its owner, this sets the first one.",
        tags,
        querystring: noQuerySchema,
        body: changePasswordRequestSchema,
        response: { 204: noContent("It is changed."), ...problems(400, 401, 403, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { current_password: password, code, new_password: next } = request.body;
      await changePassword(identity, signedIn(request), { password, code, next }, originOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    "/auth/password/forgot",
    {
      config: { needs: "open" },
      schema: {
        operationId: "forgotPassword",
        summary: "Get a link for a forgotten password",
        description: [
          "It is sent to the e-mail address of the account, where it has one; the answer is the same for every name. A link",
          "is good once, for an hour. Where the service sends no mail, an administrator makes links.",
        ].join("\n"),
        tags,
        querystring: noQuerySchema,
        body: forgotPasswordRequestSchema,
        response: {
          202: json("A link may be on its way.", forgotPasswordAnswerSchema),
          ...problems(400, 413, 415, 422),
        },
      },
    },
    (request, reply) => {
      sendPasswordLink(identity, request.body.username, originOf(request)).catch((error: unknown) => {
        request.log.error({ err: error }, "a link for a password could not be sent");
      });
      void reply.code(202).send(MAYBE);
    },
  );

  app.post(
    "/auth/password/reset",
    {
      config: { needs: "open" },
      schema: {
        operationId: "resetPassword",
        summary: "Set a password by a link",
        description: "All sessions of the account end, and its other links are useless.",
        tags,
        querystring: noQuerySchema,
        body: resetPasswordRequestSchema,
        response: { 204: noContent("It is set."), ...problems(400, 403, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { token, new_password: next } = request.body;
      await resetPassword(identity, { token, next }, originOf(request));
      return reply.code(204).send();
    },
  );
}
