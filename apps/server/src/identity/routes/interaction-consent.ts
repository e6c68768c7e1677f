/** Whether somebody agrees that a program acts for them. */
import { validator } from "@music-brain/contract";
import Type from "typebox";
import { findAccount } from "../accounts.ts";
import { scopesIn } from "../client-rules.ts";
import type { Identity } from "../identity.ts";
import { consentPage } from "../pages/sign-in-pages.ts";
import { scopesOf } from "../scopes.ts";
import type { Asked, Step } from "./interaction-asked.ts";
import { originOf } from "./origin.ts";
import { gonePage, sendPage } from "./send-page.ts";

const yes = validator(Type.Object({ answer: Type.Literal("yes") }));

/** The step of agreeing. */
export function consentSteps({ database, audit }: Identity): Step {
  /** What the client asks for, and the account may give. */
  async function askedFor({ interaction, client }: Asked) {
    const account = await findAccount(database, interaction.session?.accountId ?? "");
    const requested = scopesIn(String(interaction.params["scope"] ?? ""));
    const possible = account === undefined ? [] : scopesOf(account.role);
    const scopes = requested.filter((scope) => possible.includes(scope) && client.scopes.includes(scope));
    return { account, scopes, requested };
  }

  return {
    async show(about, _request, reply) {
      const { account, scopes } = await askedFor(about);
      if (account === undefined) return sendPage(reply, 400, gonePage());
      const { client, action, redirectUri } = about;
      const { username } = account;
      return sendPage(
        reply,
        200,
        consentPage({ client: client.name, username, scopes, action, redirectUri }),
      );
    },

    async take(about, request, reply) {
      const { interaction, provider, client } = about;
      const { account, scopes, requested } = await askedFor(about);
      if (account === undefined) return sendPage(reply, 400, gonePage());
      const { requestId, address } = originOf(request);
      const by = { actor: `user:${account.id}`, subject: client.id, requestId, address };
      if (!yes.accepts(request.body)) {
        await audit.record({ kind: "oauth.refused", ...by });
        return about.finish({ error: "access_denied", error_description: "the person did not agree" });
      }
      const before =
        interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
      const grant = before ?? new provider.Grant({ accountId: account.id, clientId: client.id });
      if (scopes.length > 0) grant.addOIDCScope(scopes.join(" "));
      // Asked for and not to be had: so the question is not asked again.
      const refused = requested.filter((scope) => !scopes.includes(scope));
      if (refused.length > 0) grant.rejectOIDCScope(refused.join(" "));
      await audit.record({ kind: "oauth.consented", detail: { scopes }, ...by });
      return about.finish({ consent: { grantId: await grant.save() } });
    },
  };
}
