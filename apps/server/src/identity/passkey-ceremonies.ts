/** The two ceremonies of WebAuthn (https://www.w3.org/TR/webauthn-3/, §7): a browser makes a passkey, and shows one. */
import { isIP } from "node:net";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Identity } from "./identity.ts";
import { newChallenge, readChallenge } from "./passkey-challenges.ts";
import type { NewPasskey, PasskeyTable, SpentChallengeTable } from "./passkeys.ts";

/** The site that passkeys are of, as browsers name it. */
export interface RelyingParty {
  /** The host's name, without a port. */
  readonly id: string;
  readonly origin: string;
}

/** What a browser gives of a credential, in both ceremonies. */
interface Credential<Response> {
  readonly id: string;
  readonly rawId: string;
  readonly response: Response;
}

/** What a browser gives of a passkey that it has made; all in base64url. */
export type MadeCredential = Credential<{
  readonly clientDataJSON: string;
  readonly attestationObject: string;
}>;

/** What a browser gives of a passkey that it shows; all in base64url. */
export type ShownCredential = Credential<{
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  /** Whose it is, as the authenticator remembers. */
  readonly userHandle?: string | null;
}>;

/** What authenticators show. */
const NAME = "Music Brain";

/** Ed25519, ES256 and RS256 (COSE): every authenticator there is knows one. */
const ALGORITHMS = [-8, -7, -257];

/** Loaded when it is first needed: most services never do. */
const library = () => import("@simplewebauthn/server");

/**
 * The site at an address; undefined where that has no name: browsers make passkeys for names alone.
 * @param publicUrl where people reach the service; without it, passkeys are of this very machine
 */
export function relyingParty(publicUrl: string | undefined, port: number): RelyingParty | undefined {
  const { hostname, origin } = new URL(publicUrl ?? `http://localhost:${port}`);
  return isIP(hostname.replace(/^\[|\]$/g, "")) === 0 ? { id: hostname, origin } : undefined;
}

/** What a browser is asked to make a passkey with. Passkeys that the account has are not made again. */
export async function creationOptions(
  identity: Identity,
  party: RelyingParty,
  account: { readonly id: string; readonly username: string },
  known: readonly PasskeyTable[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: party.id,
    userName: account.username,
    userDisplayName: account.username,
    userID: Uint8Array.from(Buffer.from(account.id)),
    challenge: Uint8Array.from(newChallenge(identity, `add to ${account.id}`)),
    // Who made the authenticator is nobody's business.
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credential_id: id }) => ({ id })),
    // It is found without a name, and asks for a finger or a number: the thing and its owner, two factors in one.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** The passkey that a browser has made; undefined where it is not one that was asked for. */
export async function created(
  identity: Identity,
  party: RelyingParty,
  userId: string,
  { id, rawId, response: { clientDataJSON, attestationObject } }: MadeCredential,
): Promise<Omit<NewPasskey, "name"> | undefined> {
  const { verifyRegistrationResponse } = await library();
  const response = { clientDataJSON, attestationObject };
  const verified = await verifyRegistrationResponse({
    response: { id, rawId, response, type: "public-key", clientExtensionResults: {} },
    expectedChallenge: (challenge) => readChallenge(identity, `add to ${userId}`, challenge) !== undefined,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { credential, credentialDeviceType } = verified.registrationInfo;
  const { id: credentialId, publicKey, counter } = credential;
  return { credentialId, publicKey, counter, synced: credentialDeviceType === "multiDevice" };
}

/** What a browser is asked to show a passkey with: any of those that its owner has for this site. */
export async function requestOptions(
  identity: Identity,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: Uint8Array.from(newChallenge(identity, "sign-in")),
    userVerification: "required",
  });
}

/** What a passkey has answered. */
export interface Shown {
  readonly counter: number;
  readonly challenge: SpentChallengeTable;
}

/** Whether a passkey has answered a challenge of ours; undefined where it has not. */
export async function shown(
  identity: Identity,
  party: RelyingParty,
  passkey: PasskeyTable,
  { id, rawId, response: { userHandle, ...response } }: ShownCredential,
): Promise<Shown | undefined> {
  if (userHandle != null && userHandle !== Buffer.from(passkey.user_id).toString("base64url"))
    return undefined;
  const { verifyAuthenticationResponse } = await library();
  const found: { challenge?: SpentChallengeTable | undefined } = {};
  const verified = await verifyAuthenticationResponse({
    response: { id, rawId, response, type: "public-key", clientExtensionResults: {} },
    expectedChallenge(challenge) {
      found.challenge = readChallenge(identity, "sign-in", challenge);
      return found.challenge !== undefined;
    },
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.credential_id,
      publicKey: Uint8Array.from(passkey.public_key),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (verified?.verified !== true || found.challenge === undefined) return undefined;
  return { counter: verified.authenticationInfo.newCounter, challenge: found.challenge };
}
