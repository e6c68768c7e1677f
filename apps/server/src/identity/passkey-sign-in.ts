/** Signing in with a passkey: no name, no password, no code. */
import { findAccount } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import { type RelyingParty, type ShownCredential, shown } from "./passkey-ceremonies.ts";
import { findPasskey, notePasskeyUse, type PasskeyTable } from "./passkeys.ts";
import { wrongCredentials } from "./scopes.ts";
import type { Origin } from "./sign-in.ts";

/**
 * The account of whoever shows a passkey, by its id.
 * @throws Problem unauthorized where it is nobody's, is not shown rightly, or was shown before
 */
export async function provenByPasskey(
  identity: Identity,
  party: RelyingParty,
  credential: ShownCredential,
  origin: Origin,
): Promise<string> {
  const passkey = await findPasskey(identity.database, credential.id);
  if (passkey === undefined || !(await isShown(identity, party, passkey, credential))) {
    const { requestId, address } = origin;
    const subject = passkey && { subject: passkey.user_id, detail: { passkey: passkey.id } };
    await identity.audit.record({ kind: "login.passkey_refused", requestId, address, ...subject });
    throw wrongCredentials();
  }
  return passkey.user_id;
}

async function isShown(
  identity: Identity,
  party: RelyingParty,
  passkey: PasskeyTable,
  credential: ShownCredential,
): Promise<boolean> {
  const { database, now } = identity;
  const account = await findAccount(database, passkey.user_id);
  if (account === undefined || account.disabledAt !== null) return false;
  const answered = await shown(identity, party, passkey, credential);
  if (answered === undefined) return false;
  const { counter, challenge } = answered;
  return notePasskeyUse(database, { id: passkey.id, counter }, challenge, now());
}
