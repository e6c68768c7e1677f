/** Where the authorization server keeps what it hands out: codes, tokens, consents, and who is signed in at its pages. */
import { hash } from "node:crypto";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";
import type { Database } from "../database/database.ts";
import { isNative } from "./client-rules.ts";
import { findClientWithSecret, type OAuthClient } from "./oauth-clients.ts";
import type { Revocations } from "./revocation.ts";
import type { Seal } from "./sealing.ts";

/** The table of what is handed out. Nobody who reads it can use what is in it. */
export interface OAuthPayloadTable {
  /** What it is: "AccessToken", "AuthorizationCode", "RefreshToken", "Grant", "Session" and so on. */
  readonly model: string;
  /** SHA-256 of what its holder has: random, so nobody guesses it from a hash. */
  readonly hash: string;
  /** JSON, sealed. */
  readonly payload: Uint8Array;
  /** The consent that it was handed out under. */
  readonly grant_hash: string | null;
  readonly uid_hash: string | null;
  readonly user_id: string | null;
  readonly client_id: string | null;
  readonly created_at: number;
  readonly expires_at: number;
  /** When it was used; what is good once is used by whoever sets this. */
  readonly consumed_at: number | null;
}

/** What it keeps things with. */
export interface StorageOptions {
  readonly database: Database;
  readonly seal: Seal;
  readonly revocations: Revocations;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The error that says that a code or a token was used before. */
  readonly usedBefore: () => Error;
}

/** What has no end of its own is kept for so long. */
const LONGEST_MS = 400 * 86_400_000;

/** The storage, as oidc-provider asks for it: one adapter for each kind of thing. */
export function oauthStorage(options: StorageOptions): AdapterFactory {
  return (model) => (model === "Client" ? clientAdapter(options) : payloadAdapter(model, options));
}

/** What is handed out under, as the table names it. */
export function hashOf(id: string): string {
  return hash("sha256", id, "base64url");
}

/** What a payload is sealed as. */
export function aboutOf(model: string, hashed: string): string {
  return `${model} ${hashed}`;
}

function payloadAdapter(model: string, options: StorageOptions): Adapter {
  const { database, seal, now, usedBefore } = options;
  const found = (row: Pick<OAuthPayloadTable, "hash" | "payload" | "consumed_at"> | undefined) => {
    const opened = row && seal.open(row.payload, aboutOf(model, row.hash));
    if (row === undefined || opened === undefined) return undefined;
    const payload: AdapterPayload = JSON.parse(Buffer.from(opened).toString("utf8"));
    return row.consumed_at === null ? payload : { ...payload, consumed: Math.floor(row.consumed_at / 1000) };
  };
  const select = () =>
    database
      .selectFrom("oauth_payloads")
      .select(["hash", "payload", "consumed_at"])
      .where("model", "=", model);

  return {
    async upsert(id, payload, expiresIn) {
      const hashed = hashOf(id);
      const { grantId, uid, accountId, clientId } = payload;
      const values = {
        payload: seal.close(Buffer.from(JSON.stringify(payload)), aboutOf(model, hashed)),
        grant_hash: grantId === undefined ? null : hashOf(grantId),
        uid_hash: uid === undefined ? null : hashOf(uid),
        user_id: accountId ?? null,
        client_id: clientId ?? null,
        expires_at: now() + (expiresIn === undefined ? LONGEST_MS : expiresIn * 1000),
      };
      // Everything begins with one of these: what has ended goes then.
      if (model === "Interaction" || model === "ClientCredentials") await sweep(options);
      await database
        .insertInto("oauth_payloads")
        .values({ model, hash: hashed, created_at: now(), consumed_at: null, ...values })
        .onConflict((conflict) => conflict.columns(["model", "hash"]).doUpdateSet(values))
        .execute();
    },

    find: async (id) => found(await select().where("hash", "=", hashOf(id)).executeTakeFirst()),

    findByUid: async (uid) => found(await select().where("uid_hash", "=", hashOf(uid)).executeTakeFirst()),

    // Programs without a browser are not served.
    findByUserCode: async () => undefined,

    async consume(id) {
      const consumed = await database
        .updateTable("oauth_payloads")
        .set({ consumed_at: now() })
        .where("model", "=", model)
        .where("hash", "=", hashOf(id))
        .where("consumed_at", "is", null)
        .returning("hash")
        .executeTakeFirst();
      if (consumed !== undefined) return;
      // Of two who show the same at once, one is not whom it was made for: what came of it ends.
      const row = await database
        .selectFrom("oauth_payloads")
        .select("grant_hash")
        .where("model", "=", model)
        .where("hash", "=", hashOf(id))
        .executeTakeFirst();
      if (row?.grant_hash != null) await endGrant(options, row.grant_hash);
      throw usedBefore();
    },

    async destroy(id) {
      const removed = await database
        .deleteFrom("oauth_payloads")
        .where("model", "=", model)
        .where("hash", "=", hashOf(id))
        .returning("client_id")
        .executeTakeFirst();
      await announce(options, removed?.client_id);
    },

    async revokeByGrantId(grantId) {
      const removed = await database
        .deleteFrom("oauth_payloads")
        .where("model", "=", model)
        .where("grant_hash", "=", hashOf(grantId))
        .returning("client_id")
        .execute();
      await announce(options, removed[0]?.client_id);
    },
  };
}

/** Ends a consent, with all that was handed out under it. */
export async function endGrant(
  options: Pick<StorageOptions, "database" | "revocations">,
  grantHash: string,
): Promise<void> {
  const removed = await options.database
    .deleteFrom("oauth_payloads")
    .where((row) =>
      row.or([
        row("grant_hash", "=", grantHash),
        row.and([row("model", "=", "Grant"), row("hash", "=", grantHash)]),
      ]),
    )
    .returning("client_id")
    .execute();
  await announce(options, removed[0]?.client_id);
}

/** Signs somebody out at the pages of the authorization server, in every browser. */
export async function endBrowserSessions(database: Database, userId: string): Promise<void> {
  await database
    .deleteFrom("oauth_payloads")
    .where("model", "=", "Session")
    .where("user_id", "=", userId)
    .execute();
}

async function sweep({ database, now }: StorageOptions): Promise<void> {
  await database.deleteFrom("oauth_payloads").where("expires_at", "<=", now()).execute();
}

async function announce(
  { revocations }: Pick<StorageOptions, "revocations">,
  clientId: string | null | undefined,
): Promise<void> {
  if (clientId != null) await revocations.announce({ kind: "client", id: clientId });
}

/** Clients are made by others: the authorization server only looks at them. */
function clientAdapter(options: StorageOptions): Adapter {
  const never = async () => {
    throw new Error("clients are not made by the authorization server");
  };
  return {
    async find(id) {
      const found = await findClientWithSecret(options, id);
      return found && metadataOf(found.client, found.secret);
    },
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    upsert: never,
    consume: never,
    destroy: never,
    revokeByGrantId: never,
  };
}

/** A client in the words of RFC 7591 §2. */
export function metadataOf(client: OAuthClient, secret: string | null): AdapterPayload {
  const { id, name, kind, redirectUris, scopes } = client;
  const isMachine = kind === "machine";
  return {
    client_id: id,
    client_name: name,
    application_type: redirectUris.some(isNative) ? "native" : "web",
    redirect_uris: [...redirectUris],
    grant_types: isMachine ? ["client_credentials"] : ["authorization_code", "refresh_token"],
    response_types: isMachine ? [] : ["code"],
    token_endpoint_auth_method: kind === "public" ? "none" : "client_secret_basic",
    scope: scopes.join(" "),
    ...(secret !== null && { client_secret: secret }),
  };
}
