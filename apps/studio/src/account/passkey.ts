/** Passkeys in this browser: made, and shown (WebAuthn). The service says what for, and checks what comes of it. */
import type { WirePasskey } from "@music-brain/contract";
import type { Proof } from "../api/account.ts";
import { request, ServiceError } from "../api/request.ts";
import { send } from "../api/send.ts";
import { type AccessToken, enter } from "../session/session.ts";
import { words } from "../words.ts";

interface Asked<Options> {
  readonly options: Options;
}

/** Whether this browser can have passkeys for this page: it wants TLS, or this very machine by its name. */
export const hasPasskeys =
  "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential && isSecureContext;

/**
 * Makes a passkey in this browser, and has the service keep it.
 * @throws ServiceError in words
 */
export async function makePasskey(name: string, proof: Partial<Proof>): Promise<WirePasskey> {
  const { options } = await request<Asked<PublicKeyCredentialCreationOptionsJSON>>("/auth/passkeys/options", {
    body: proof,
  });
  expectHere(options.rp.id);
  const credential = await inWords(
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );
  return request<WirePasskey>("/auth/passkeys", { body: { name, credential } });
}

/**
 * Signs in with a passkey of this browser.
 * @throws ServiceError in words
 */
export async function signInWithPasskey(): Promise<void> {
  const { options } = await send<Asked<PublicKeyCredentialRequestOptionsJSON>>(
    "/auth/passkeys/sign-in/options",
    {
      method: "POST",
    },
  );
  expectHere(options.rpId);
  const credential = await inWords(
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  );
  await enter(await send<AccessToken>("/auth/browser/passkey", { body: { credential } }));
}

/** Browsers make and show passkeys for the name in the address alone, and do not say so in words. */
function expectHere(site: string | undefined): void {
  const { hostname } = location;
  if (site === undefined || hostname === site || hostname.endsWith(`.${site}`)) return;
  throw new ServiceError(words.account.passkeys.elsewhere(site), 0);
}

/** What the browser gives, as JSON; whatever it complains of in words. */
async function inWords(asked: Promise<Credential | null>): Promise<unknown> {
  const credential = await asked.catch((cause: unknown) => {
    const isKnown = cause instanceof DOMException && cause.name === "InvalidStateError";
    const texts = words.account.passkeys;
    throw new ServiceError(isKnown ? texts.known : texts.notDone, 0, { cause });
  });
  if (!(credential instanceof PublicKeyCredential)) throw new ServiceError(words.account.passkeys.notDone, 0);
  return credential.toJSON();
}
