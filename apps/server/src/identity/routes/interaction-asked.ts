/** What a request for one of the pages of the authorization server is about. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { InteractionResults, Provider } from "oidc-provider";
import { tellOrigin } from "../../http/hand-over.ts";
import type { Identity } from "../identity.ts";
import { findClient, type OAuthClient } from "../oauth-clients.ts";
import { pathOf, routes } from "../oauth-metadata.ts";
import type { LazyServer } from "./authorization.ts";

/** What it is about. */
export interface Asked {
  readonly interaction: Awaited<ReturnType<Provider["interactionDetails"]>>;
  readonly client: OAuthClient;
  /** Where forms go. */
  readonly action: string;
  readonly redirectUri: string;
  /** Whether the service is reached by TLS. */
  readonly isSecure: boolean;
  /** Goes on with a result. */
  readonly finish: (result: InteractionResults) => Promise<void>;
  readonly provider: Provider;
}

/** A step of an interaction: its page, and what is done with the form in it. */
export interface Step {
  readonly show: (about: Asked, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly take: (about: Asked, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/**
 * What a request is about; undefined where it is about nothing: the page has expired, is of another browser, or another
 * site sends its form.
 */
export async function askedOf(
  { database }: Identity,
  { provider, issuer }: LazyServer,
  uid: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Asked | undefined> {
  tellOrigin(request.raw, issuer);
  const interaction = await provider.interactionDetails(request.raw, reply.raw).catch((error: unknown) => {
    if (error instanceof Error && error.name === "SessionNotFound") return undefined;
    throw error;
  });
  if (interaction === undefined || interaction.uid !== uid) return undefined;
  if (request.method === "POST" && isForeign(request)) return undefined;
  const { client_id: clientId, redirect_uri: redirectUri } = interaction.params;
  const client = typeof clientId === "string" ? await findClient(database, clientId) : undefined;
  if (client === undefined || typeof redirectUri !== "string") return undefined;
  return {
    interaction,
    client,
    action: `${pathOf(issuer)}${routes.interaction}/${uid}`,
    redirectUri,
    isSecure: issuer.startsWith("https:"),
    provider,
    async finish(result) {
      await reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
    },
  };
}

/** Whether another site has sent a form; browsers say so themselves (Fetch Metadata). */
function isForeign({ headers }: FastifyRequest): boolean {
  return !["same-origin", "none", undefined].includes(headers["sec-fetch-site"]?.toString());
}
