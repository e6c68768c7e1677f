/** GET /auth/providers/{name}/callback: where somebody comes back from a provider. */
import { providerPathSchema, tokensSchema } from "@music-brain/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { preferredType } from "../../http/negotiate.ts";
import { Problem } from "../../http/problem.ts";
import { json, noContent, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { routes } from "../oauth-metadata.ts";
import { signInOutside } from "../provider-sign-in.ts";
import { twoFactorRequired } from "../refusals.ts";
import { begin } from "../sign-in.ts";
import { browserCookie, enterInBrowser } from "./browser-cookie.ts";
import { originOf } from "./origin.ts";
import { ofCode, ofInteraction, pathOfProvider } from "./provider-cookies.ts";
import { finishLinking } from "./provider-linking.ts";
import type { Arrival, ProviderWays } from "./provider-ways.ts";

/** The page of the studio that takes a session into use that has just begun. */
export const STUDIO_ENTRY = "/studio/sign-in/done";

const STUDIO_SIGN_IN = "/studio/sign-in";

/** The page of the studio from which accounts elsewhere are linked. */
const STUDIO_PROVIDERS = "/studio/account/providers";

/** Adds the route. */
export function addProviderReturn(app: TypedApp, identity: Identity, ways: ProviderWays): void {
  const { secondFactor } = identity;
  const { cookies, address } = ways;
  const browser = browserCookie(app, identity);

  app.get(
    "/auth/providers/:name/callback",
    {
      config: { needs: "open" },
      schema: {
        operationId: "returnFromProvider",
        summary: "Come back from a provider",
        description:
          "With the cookie of the departure, once. Signs in, and answers as `POST /auth/login` does; or links, or goes on to the page of the authorization server. Where the account has a second factor, a browser is led to a page that asks for its code, and a program gets 401.",
        tags: ["Identity"],
        params: providerPathSchema,
        response: {
          200: json("Signed in.", tokensSchema),
          204: noContent("Linked."),
          303: noContent(
            "Back to the studio or to the page of the authorization server, or to the one that asks for a code.",
          ),
          ...problems(400, 401, 403, 404, 409),
        },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      void reply.header("cache-control", "no-store");
      const arrival = ways.arrive(name, request, reply);
      const { purpose } = arrival;
      if (purpose.kind === "studio") return returnToStudio(name, arrival, request, reply);
      if (purpose.kind === "interaction") return returnToPage(purpose.uid, arrival, request, reply);
      if (purpose.kind === "link" && purpose.isStudio) {
        return toStudio(reply, STUDIO_PROVIDERS, async () => {
          await finishLinking(identity, purpose, await arrival.outside(), originOf(request));
          return `${STUDIO_PROVIDERS}?linked=${encodeURIComponent(name)}`;
        });
      }
      const outside = await arrival.outside();
      if (purpose.kind === "link") {
        await finishLinking(identity, purpose, outside, originOf(request));
        return reply.code(204).send();
      }
      const account = await signInOutside(identity, outside, originOf(request));
      if (await secondFactor.isActive(account.id)) {
        cookies.vouched.set(reply, ofCode(name), { userId: account.id });
        if (!wantsPage(request)) throw twoFactorRequired();
        return reply.redirect(`${address()}${pathOfProvider(name)}/code`, 303);
      }
      return reply.send(await begin(identity, account.id, originOf(request)));
    },
  );

  /** Signed in in the studio, or by way of the page that asks for a code. */
  function returnToStudio(name: string, arrival: Arrival, request: FastifyRequest, reply: FastifyReply) {
    return toStudio(reply, STUDIO_SIGN_IN, async () => {
      const origin = originOf(request);
      const { id: userId } = await signInOutside(identity, await arrival.outside(), origin);
      if (await secondFactor.isActive(userId)) {
        cookies.vouched.set(reply, ofCode(name), { userId, isStudio: true });
        return `${pathOfProvider(name)}/code`;
      }
      await enterInBrowser(identity, browser, { userId, origin, reply });
      return STUDIO_ENTRY;
    });
  }

  /** Leads to where something ends that a page of the studio began; what goes wrong is said on that page, by its code. */
  async function toStudio(reply: FastifyReply, page: string, end: () => Promise<string>) {
    try {
      return reply.redirect(`${address()}${await end()}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return reply.redirect(`${address()}${page}?refused=${error.code}`, 303);
    }
  }

  /** Back to a page of the authorization server, which asks for what else it needs and shows what went wrong. */
  async function returnToPage(uid: string, arrival: Arrival, request: FastifyRequest, reply: FastifyReply) {
    try {
      const { id: userId } = await signInOutside(identity, await arrival.outside(), originOf(request));
      cookies.returned.set(reply, ofInteraction(uid), { userId });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      cookies.returned.set(reply, ofInteraction(uid), { complaint: error.message });
    }
    return reply.redirect(`${address()}${routes.interaction}/${uid}`, 303);
  }
}

/** Whether a person looks at the answer. */
function wantsPage({ headers: { accept } }: FastifyRequest): boolean {
  return preferredType(accept, ["application/json", "text/html"]) === "text/html";
}
