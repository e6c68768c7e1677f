/** Clients: the programs of third parties that the authorization server knows. */
import type { Scope } from "@music-brain/contract";
import type { Database } from "../database/database.ts";
import { scopesIn } from "./client-rules.ts";
import type { Random } from "./random.ts";
import type { Seal } from "./sealing.ts";

/**
 * What a client is: a program that can keep no secret, such as a page or an app; one on a server, which can; one that acts
 * for itself, without a person.
 */
export type ClientKind = "public" | "confidential" | "machine";

/** The table of clients. */
export interface OAuthClientTable {
  readonly id: string;
  readonly name: string;
  readonly kind: ClientKind;
  /** JSON: a list of addresses. */
  readonly redirect_uris: string;
  /** With spaces between. */
  readonly scopes: string;
  /** Sealed, since the authorization server compares it itself; null where the client has none. */
  readonly secret: Uint8Array | null;
  /** The administrator who made it; null where it registered itself. */
  readonly created_by: string | null;
  readonly created_at: number;
}

/** A client, without its secret. */
export interface OAuthClient {
  readonly id: string;
  readonly name: string;
  readonly kind: ClientKind;
  readonly redirectUris: readonly string[];
  /** All that it may ever ask for. */
  readonly scopes: readonly Scope[];
  readonly createdBy: string | null;
  readonly createdAt: number;
}

/** What clients are kept with. */
export interface Clients {
  readonly database: Database;
  readonly seal: Seal;
  readonly random: Random;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What a client is made from; `client-rules.ts` says what it may be. */
export type ClientWish = Pick<OAuthClient, "name" | "kind" | "redirectUris" | "scopes">;

const SECRET_BYTES = 32;

/** Marks the secrets of clients, for people and for programs that look for secrets. */
const PREFIX = "mbc_";

/** Makes a client, and the secret that it has, which is not shown again. */
export async function addClient(
  { database, seal, random, now }: Clients,
  { name, kind, redirectUris, scopes }: ClientWish,
  createdBy: string | null,
): Promise<{ readonly client: OAuthClient; readonly secret: string | null }> {
  const id = random.id("cli");
  const secret = kind === "public" ? null : newSecret(random);
  const createdAt = now();
  await database
    .insertInto("oauth_clients")
    .values({
      id,
      name,
      kind,
      redirect_uris: JSON.stringify(redirectUris),
      scopes: scopes.join(" "),
      secret: secret === null ? null : sealed(seal, id, secret),
      created_by: createdBy,
      created_at: createdAt,
    })
    .execute();
  return { client: { id, name, kind, redirectUris, scopes, createdBy, createdAt }, secret };
}

/** All clients, the newest first. */
export async function listClients(database: Database): Promise<readonly OAuthClient[]> {
  const rows = await database
    .selectFrom("oauth_clients")
    .select(columns)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(clientOf);
}

/** The client of an id. */
export async function findClient(database: Database, id: string): Promise<OAuthClient | undefined> {
  const row = await database
    .selectFrom("oauth_clients")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && clientOf(row);
}

/** The client of an id, with its secret. */
export async function findClientWithSecret(
  { database, seal }: Pick<Clients, "database" | "seal">,
  id: string,
): Promise<{ readonly client: OAuthClient; readonly secret: string | null } | undefined> {
  const row = await database
    .selectFrom("oauth_clients")
    .select([...columns, "secret"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.secret === null) return { client: clientOf(row), secret: null };
  const secret = seal.open(row.secret, about(id));
  // Without its secret nobody can be it: it is as if there were none.
  return secret && { client: clientOf(row), secret: Buffer.from(secret).toString("utf8") };
}

/** Gives a client another secret; undefined where there is no such client, or it has none. The one before is good no more. */
export async function replaceSecret(
  { database, seal, random }: Clients,
  id: string,
): Promise<string | undefined> {
  const secret = newSecret(random);
  const { numUpdatedRows } = await database
    .updateTable("oauth_clients")
    .set({ secret: sealed(seal, id, secret) })
    .where("id", "=", id)
    .where("kind", "!=", "public")
    .executeTakeFirst();
  return numUpdatedRows === 1n ? secret : undefined;
}

/** Deletes a client, with everything that was handed out to it; false where there is none. */
export async function removeClient(database: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("oauth_clients")
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Seals the secrets anew that are sealed with a key that was replaced. */
export async function resealClients({ database, seal }: Pick<Clients, "database" | "seal">): Promise<void> {
  const rows = await database.selectFrom("oauth_clients").select(["id", "secret"]).execute();
  for (const { id, secret } of rows) {
    if (secret === null || !seal.isOld(secret, about(id))) continue;
    const opened = seal.open(secret, about(id));
    if (opened === undefined) continue;
    await database
      .updateTable("oauth_clients")
      .set({ secret: seal.close(opened, about(id)) })
      .where("id", "=", id)
      .execute();
  }
}

const columns = ["id", "name", "kind", "redirect_uris", "scopes", "created_by", "created_at"] as const;

function clientOf(row: Pick<OAuthClientTable, (typeof columns)[number]>): OAuthClient {
  const { id, name, kind, created_by: createdBy, created_at: createdAt } = row;
  const redirectUris: readonly string[] = JSON.parse(row.redirect_uris);
  return { id, name, kind, redirectUris, scopes: scopesIn(row.scopes), createdBy, createdAt };
}

function newSecret(random: Random): string {
  return `${PREFIX}${random.secret(SECRET_BYTES)}`;
}

function sealed(seal: Seal, id: string, secret: string): Uint8Array {
  return seal.close(Buffer.from(secret), about(id));
}

function about(id: string): string {
  return `the secret of ${id}`;
}
