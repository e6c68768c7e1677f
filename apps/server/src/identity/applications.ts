/** Connected applications: the clients that somebody has agreed to, and that they agree no more. */
import { type Scope, validator } from "@music-brain/contract";
import Type from "typebox";
import type { Database } from "../database/database.ts";
import { scopesIn } from "./client-rules.ts";
import type { Identity } from "./identity.ts";
import { aboutOf } from "./oauth-storage.ts";
import type { Seal } from "./sealing.ts";

/** A client, as somebody sees it who has agreed to it. */
export interface Application {
  readonly clientId: string;
  readonly name: string;
  /** What it may do for them. */
  readonly scopes: readonly Scope[];
  /** When they first agreed, of the times that count still; epoch milliseconds, as the others. */
  readonly agreedAt: number;
  /** When it last got a token; null where it has none. */
  readonly lastTokenAt: number | null;
  /** When they are asked again. */
  readonly expiresAt: number;
}

/** What a consent says, as the authorization server keeps it. */
const consent = validator(
  Type.Object({ openid: Type.Optional(Type.Object({ scope: Type.Optional(Type.String()) })) }),
);

/** The applications of an account, the one agreed to last first: each once, in however many browsers they agreed. */
export async function applicationsOf(
  { database, seal }: { readonly database: Database; readonly seal: Seal },
  userId: string,
  now: number,
): Promise<readonly Application[]> {
  const [consents, lastTokens] = await Promise.all([
    consentsOf(database, userId)
      .select(["grants.hash", "grants.payload", "clients.scopes"])
      .where("grants.expires_at", ">", now)
      .execute(),
    lastTokensOf(database, userId, now),
  ]);
  const found = new Map<string, Application>();
  for (const { hash, payload, id, name, scopes, created_at, expires_at } of consents) {
    const before = found.get(id);
    const agreed = new Set([...(before?.scopes ?? []), ...agreedTo(seal, hash, payload)]);
    found.set(id, {
      clientId: id,
      name,
      scopes: scopesIn(scopes).filter((scope) => agreed.has(scope)),
      agreedAt: Math.min(created_at, before?.agreedAt ?? created_at),
      lastTokenAt: lastTokens.get(id) ?? null,
      expiresAt: Math.max(expires_at, before?.expiresAt ?? expires_at),
    });
  }
  return [...found.values()];
}

/** What is known of an account's applications without a key, for its owner to take along. */
export function exportApplications(database: Database, userId: string): Promise<readonly object[]> {
  return consentsOf(database, userId)
    .clearSelect()
    .select(["clients.id", "clients.name", "grants.created_at as agreed_at", "grants.expires_at"])
    .execute();
}

/** What an account withdraws from. */
export type WithdrawalParts = Pick<Identity, "database" | "revocations" | "now">;

/**
 * Ends all that a client has of an account: consents, codes and tokens, here at once and on every other replica within a
 * second. False where the account has not agreed to it.
 */
export async function withdraw(
  { database, revocations, now }: WithdrawalParts,
  userId: string,
  clientId: string,
): Promise<boolean> {
  const removed = await database
    .deleteFrom("oauth_payloads")
    .where("user_id", "=", userId)
    .where("client_id", "=", clientId)
    .returning(["model", "expires_at"])
    .execute();
  if (removed.length > 0) await revocations.announce({ kind: "client", id: clientId });
  return removed.some(({ model, expires_at }) => model === "Grant" && expires_at > now());
}

function consentsOf(database: Database, userId: string) {
  return database
    .selectFrom("oauth_payloads as grants")
    .innerJoin("oauth_clients as clients", "clients.id", "grants.client_id")
    .select(["clients.id", "clients.name", "grants.created_at", "grants.expires_at"])
    .where("grants.model", "=", "Grant")
    .where("grants.user_id", "=", userId)
    .orderBy("grants.created_at", "desc")
    .orderBy("grants.hash");
}

/** When each client last got a token for an account, by its id. */
async function lastTokensOf(
  database: Database,
  userId: string,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom("oauth_payloads")
    .select(({ fn }) => ["client_id", fn.max("created_at").as("last")])
    .where("user_id", "=", userId)
    .where("model", "in", ["AccessToken", "RefreshToken"])
    .where("expires_at", ">", now)
    .groupBy("client_id")
    .execute();
  return new Map(rows.map(({ client_id, last }) => [client_id ?? "", Number(last)]));
}

function agreedTo(seal: Seal, hash: string, payload: Uint8Array): readonly Scope[] {
  const opened = seal.open(payload, aboutOf("Grant", hash));
  const said: unknown = opened && JSON.parse(Buffer.from(opened).toString("utf8"));
  return consent.accepts(said) ? scopesIn(said.openid?.scope ?? "") : [];
}
