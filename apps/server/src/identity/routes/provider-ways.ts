/** The way to a provider and back, as all routes go it. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { publicAddress } from "../../http/listening-address.ts";
import { Problem } from "../../http/problem.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import type { Purpose } from "../departures.ts";
import type { Identity } from "../identity.ts";
import type { Outside } from "../outside-identities.ts";
import { NotVouched, type OutsideProvider, ProviderUnavailable } from "../providers.ts";
import type { SignInWith } from "../sign-in-with.ts";
import { ofDeparture, pathOfProvider, providerCookies } from "./provider-cookies.ts";

/** There and back. */
export interface ProviderWays {
  readonly cookies: ReturnType<typeof providerCookies>;
  /** Where the service is reached. */
  readonly address: () => string;
  /** @throws Problem not_found where there is no such provider */
  readonly expectKnown: (name: string) => void;
  /**
   * Where to send the browser that asked, which brings a cookie back.
   * @throws Problem not_found, provider_unavailable
   */
  readonly depart: (name: string, purpose: Purpose, reply: FastifyReply) => Promise<string>;
  /**
   * Why somebody was sent who comes back, and how to learn who they are. The cookie is good once, whatever comes of it.
   * @throws Problem not_found; sign_in_refused where nobody was sent from this browser
   */
  readonly arrive: (name: string, request: FastifyRequest, reply: FastifyReply) => Arrival;
}

/** Somebody who has come back. */
export interface Arrival {
  readonly purpose: Purpose;
  /** @throws Problem (rejects) sign_in_refused, provider_unavailable */
  readonly outside: () => Promise<Outside>;
}

/** The ways to the providers of the service. */
export function providerWays(app: TypedApp, identity: Identity): ProviderWays {
  const providers = new Map(identity.providers.map((one) => [one.name, signInWith(one)]));
  const cookies = providerCookies(app, identity);
  const address = () => publicAddress(app, identity.settings.publicUrl);

  function providerOf(name: string): () => Promise<SignInWith> {
    const provider = providers.get(name);
    if (provider === undefined) throw new Problem("not_found", "There is no such provider here.");
    return provider;
  }

  return {
    cookies,
    address,
    expectKnown: (name) => void providerOf(name),
    async depart(name, purpose, reply) {
      const provider = await providerOf(name)();
      const back = `${address()}${pathOfProvider(name)}/callback`;
      const { url, departure } = await provider.depart(back).catch(refused);
      cookies.sent.set(reply, ofDeparture(name), { departure, purpose });
      return url;
    },
    arrive(name, request, reply) {
      const provider = providerOf(name);
      const sent = cookies.sent.read(request, ofDeparture(name));
      cookies.sent.clear(reply, ofDeparture(name));
      if (sent === undefined) throw notYours();
      const { departure, purpose } = sent;
      const url = new URL(request.url, address());
      return { purpose, outside: async () => (await provider()).arrive(url, departure).catch(refused) };
    },
  };
}

/** What speaks to a provider, from when it is first spoken to. */
function signInWith(provider: OutsideProvider): () => Promise<SignInWith> {
  let made: Promise<SignInWith> | undefined;
  return () => {
    made ??= import("../sign-in-with.ts").then((module) => new module.SignInWith(provider));
    return made;
  };
}

/** The refusal for who was not sent from this browser. */
export function notYours(): Problem {
  return new Problem(
    "sign_in_refused",
    "Nobody was sent from this browser, or too long ago. Begin again where you want to sign in.",
  );
}

/** @throws Problem in place of what went wrong with a provider */
function refused(error: unknown): never {
  if (error instanceof NotVouched) {
    throw new Problem("sign_in_refused", "The provider does not vouch for you. Begin again.", {
      cause: error,
    });
  }
  if (error instanceof ProviderUnavailable) {
    throw new Problem("provider_unavailable", "The provider does not answer at the moment. Try again.", {
      headers: { "retry-after": "10" },
      cause: error,
    });
  }
  throw error;
}
