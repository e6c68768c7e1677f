/** The site that passkeys are of, as the service is reached. */
import { Problem } from "../../http/problem.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Identity } from "../identity.ts";
import { type RelyingParty, relyingParty } from "../passkey-ceremonies.ts";

/** Tells it, once the service listens. It throws Problem passkeys_unavailable where browsers make none for it. */
export function passkeySite(app: TypedApp, { settings }: Identity): () => RelyingParty {
  return () => {
    const bound = app.server.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    const site = relyingParty(settings.publicUrl, port);
    if (site !== undefined) return site;
    throw new Problem(
      "passkeys_unavailable",
      "Browsers make passkeys for names, and PUBLIC_URL is a number: give the service a name.",
    );
  };
}
