/** The cookies of those who sign in with a provider. */
import { publicAddress } from "../../http/listening-address.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { AWAY_SECONDS, returnedSchema, sentSchema, vouchedSchema } from "../departures.ts";
import type { Identity } from "../identity.ts";
import { routes } from "../oauth-metadata.ts";
import { type CookieOf, sealedCookie } from "./sealed-cookie.ts";

/** The cookies: what a browser brings back, and whom a provider has vouched for until the code of the second factor is there. */
export function providerCookies(app: TypedApp, { seal, now, settings }: Identity) {
  const address = () => publicAddress(app, settings.publicUrl);
  const terms = { seal, now, address, lifetimeSeconds: AWAY_SECONDS };
  return {
    sent: sealedCookie({ ...terms, name: "mb_provider", schema: sentSchema }),
    vouched: sealedCookie({ ...terms, name: "mb_provider_code", schema: vouchedSchema }),
    /** For a page of the authorization server. */
    returned: sealedCookie({ ...terms, name: "mb_oauth_provider", schema: returnedSchema }),
  };
}

/** Where the routes of a provider are. */
export function pathOfProvider(name: string): string {
  return `/auth/providers/${name}`;
}

/** Of a departure to a provider. */
export function ofDeparture(name: string): CookieOf {
  return { about: `departure to ${name}`, path: pathOfProvider(name) };
}

/** Of the code after a provider. */
export function ofCode(name: string): CookieOf {
  return { about: `code after ${name}`, path: pathOfProvider(name) };
}

/** Of a page of the authorization server. */
export function ofInteraction(uid: string): CookieOf {
  return { about: `interaction ${uid}`, path: `${routes.interaction}/${uid}` };
}
