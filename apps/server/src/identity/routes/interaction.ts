/** /oauth/interaction/{uid}: where somebody signs in, and agrees or not. */
import type { Readable } from "node:stream";
import { noQuerySchema } from "@music-brain/contract";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { routes } from "../oauth-metadata.ts";
import type { LazyServer } from "./authorization.ts";
import { FORM_TYPE, readForm } from "./forms.ts";
import { askedOf } from "./interaction-asked.ts";
import { consentSteps } from "./interaction-consent.ts";
import { signInSteps } from "./interaction-sign-in.ts";
import { gonePage, sendPage } from "./send-page.ts";

const page = {
  config: { needs: "open", ownCredentials: true },
  schema: { hide: true, params: Type.Object({ uid: Type.String() }), querystring: noQuerySchema },
} as const;

/** Adds the pages. */
export function addInteraction(app: TypedApp, identity: Identity, start: () => Promise<LazyServer>): void {
  const signIn = signInSteps(app, identity);
  const consent = consentSteps(identity);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(FORM_TYPE, (_request: FastifyRequest, stream: Readable) => readForm(stream));

  app.get(`${routes.interaction}/:uid`, { ...page, exposeHeadRoute: false }, async (request, reply) => {
    const about = await askedOf(identity, await start(), request.params.uid, request, reply);
    if (about === undefined) return sendPage(reply, 400, gonePage());
    const step = about.interaction.prompt.name === "login" ? signIn : consent;
    return step.show(about, request, reply);
  });

  app.post(`${routes.interaction}/:uid`, page, async (request, reply) => {
    const about = await askedOf(identity, await start(), request.params.uid, request, reply);
    if (about === undefined) return sendPage(reply, 400, gonePage());
    const step = about.interaction.prompt.name === "login" ? signIn : consent;
    return step.take(about, request, reply);
  });
}
