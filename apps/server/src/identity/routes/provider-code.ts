/** /auth/providers/{name}/code: the code of the second factor, after somebody has come back from a provider. */
import type { Readable } from "node:stream";
import {
  noQuerySchema,
  providerCodeRequestSchema,
  providerPathSchema,
  tokensSchema,
  validator,
} from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { type Account, findAccount } from "../accounts.ts";
import type { Identity } from "../identity.ts";
import { pathOf } from "../oauth-metadata.ts";
import { codePage } from "../pages/sign-in-pages.ts";
import { wrongPassword } from "../refusals.ts";
import { begin } from "../sign-in.ts";
import { acceptCode } from "../step-up.ts";
import { browserCookie, enterInBrowser } from "./browser-cookie.ts";
import { FORM_TYPE, isForm, readForm } from "./forms.ts";
import { originOf } from "./origin.ts";
import { ofCode, pathOfProvider } from "./provider-cookies.ts";
import { STUDIO_ENTRY } from "./provider-return.ts";
import { notYours, type ProviderWays } from "./provider-ways.ts";
import { gonePage, sendPage } from "./send-page.ts";

const path = "/auth/providers/:name/code";

const given = validator(providerCodeRequestSchema);

/** Adds the page and its route. */
export async function addProviderCode(app: TypedApp, identity: Identity, ways: ProviderWays): Promise<void> {
  const { database, audit } = identity;
  const { vouched } = ways.cookies;
  const browser = browserCookie(app, identity);
  const pageFor = (name: string, complaint?: string) =>
    codePage({ action: `${pathOf(ways.address())}${pathOfProvider(name)}/code`, complaint });

  /** The account that a provider has vouched for. */
  async function vouchedFor(name: string, request: FastifyRequest): Promise<Account | undefined> {
    ways.expectKnown(name);
    const userId = vouched.read(request, ofCode(name))?.userId;
    const account = userId === undefined ? undefined : await findAccount(database, userId);
    return account?.disabledAt === null ? account : undefined;
  }

  /** @throws Problem sign_in_refused, unauthorized, too_many_attempts */
  async function accepted(name: string, code: string, request: FastifyRequest): Promise<Account> {
    const account = await vouchedFor(name, request);
    if (account === undefined) throw notYours();
    const { requestId, address } = originOf(request);
    if (!(await acceptCode(identity, { userId: account.id, code, address }))) {
      await audit.record({ kind: "login.code_refused", subject: account.id, requestId, address });
      throw wrongPassword();
    }
    return account;
  }

  app.get(
    path,
    {
      config: { needs: "open" },
      schema: { hide: true, params: providerPathSchema, querystring: noQuerySchema },
    },
    async (request, reply) => {
      const { name } = request.params;
      const isYours = (await vouchedFor(name, request)) !== undefined;
      return isYours ? sendPage(reply, 200, pageFor(name)) : sendPage(reply, 400, gonePage());
    },
  );

  await app.register(async (scope: TypedApp) => {
    scope.addContentTypeParser(FORM_TYPE, (_request: FastifyRequest, stream: Readable) => readForm(stream));
    scope.post(
      path,
      {
        config: { needs: "open" },
        schema: {
          operationId: "codeAfterProvider",
          summary: "Give the code of the second factor after coming back",
          tags: ["Identity"],
          params: providerPathSchema,
          querystring: noQuerySchema,
          body: providerCodeRequestSchema,
          response: {
            200: json("Signed in.", tokensSchema),
            303: noContent("Back to the studio, where its page has asked."),
            ...problems(400, 401, 404, 413, 415, 422),
          },
        },
        attachValidation: true,
      },
      async (request, reply) => {
        const { name } = request.params;
        const body: unknown = request.body;
        const isPage = isForm(request);
        if (!isPage && request.validationError !== undefined) throw request.validationError;
        try {
          if (!given.accepts(body)) throw wrongPassword();
          const isStudio = vouched.read(request, ofCode(name))?.isStudio === true;
          const account = await accepted(name, body.code, request);
          vouched.clear(reply, ofCode(name));
          if (isPage && isStudio) {
            await enterInBrowser(identity, browser, {
              userId: account.id,
              origin: originOf(request),
              reply,
            });
            return reply
              .header("cache-control", "no-store")
              .redirect(`${ways.address()}${STUDIO_ENTRY}`, 303);
          }
          return reply
            .header("cache-control", "no-store")
            .send(await begin(identity, account.id, originOf(request)));
        } catch (error) {
          if (!(isPage && error instanceof Problem)) throw error;
          void reply.headers(error.options.headers ?? {});
          const page = error.code === "sign_in_refused" ? gonePage() : pageFor(name, error.message);
          return sendPage(reply, error.status, page);
        }
      },
    );
  });
}
