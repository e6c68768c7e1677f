/** What administrators do with clients, over HTTP and on the command line. */
import { invalidRequest, Problem } from "../http/problem.ts";
import type { Actor } from "./administration.ts";
import { objectionToClient } from "./client-rules.ts";
import type { Identity } from "./identity.ts";
import {
  addClient,
  type ClientWish,
  listClients,
  type OAuthClient,
  removeClient,
  replaceSecret,
} from "./oauth-clients.ts";

/** The parts that it works with: a command has no more. */
export type ClientParts = Pick<Identity, "database" | "seal" | "random" | "now" | "revocations" | "audit">;

/** A client and its secret, which is not shown again. */
export interface MadeClient {
  readonly client: OAuthClient;
  readonly secret: string | null;
}

/**
 * Makes a client.
 * @param createdBy the account of whoever does it; null for the client itself, and on the command line
 * @throws Problem invalid_request
 */
export async function makeClient(
  parts: ClientParts,
  wish: ClientWish,
  createdBy: string | null,
  by: Actor,
): Promise<MadeClient> {
  const objection = objectionToClient(wish);
  if (objection !== undefined) {
    const { field, why } = objection;
    throw invalidRequest("body", [{ pointer: `/${field}`, detail: `${field} ${why}.` }]);
  }
  const made = await addClient(parts, wish, createdBy);
  const { id, kind, scopes } = made.client;
  await parts.audit.record({ kind: "client.created", subject: id, detail: { kind, scopes }, ...by });
  return made;
}

/** All clients, the newest first. */
export function allClients({ database }: Pick<ClientParts, "database">): Promise<readonly OAuthClient[]> {
  return listClients(database);
}

/**
 * Gives a client another secret. Tokens that it has stay good.
 * @throws Problem no_such_client
 */
export async function rotateSecret(parts: ClientParts, id: string, by: Actor): Promise<string> {
  const secret = await replaceSecret(parts, id);
  if (secret === undefined) throw noSuchClient();
  await parts.audit.record({ kind: "client.secret_rotated", subject: id, ...by });
  return secret;
}

/**
 * Deletes a client; its tokens open nothing any more.
 * @throws Problem no_such_client
 */
export async function deleteClient(parts: ClientParts, id: string, by: Actor): Promise<void> {
  const { database, revocations, audit } = parts;
  if (!(await removeClient(database, id))) throw noSuchClient();
  await revocations.announce({ kind: "client", id });
  await audit.record({ kind: "client.deleted", subject: id, ...by });
}

/** The refusal for an id that no client has. */
export function noSuchClient(): Problem {
  return new Problem("no_such_client", "There is no such client, or it has no secret.");
}
