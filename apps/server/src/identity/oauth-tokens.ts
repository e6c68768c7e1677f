/** Access tokens of third parties, as the authorization server hands them out. */
import { validator } from "@music-brain/contract";
import Type from "typebox";
import type { Database } from "../database/database.ts";
import { scopesIn } from "./client-rules.ts";
import { aboutOf, hashOf } from "./oauth-storage.ts";
import type { CredentialCheck } from "./ports.ts";
import type { Principal } from "./principal.ts";
import { scopesOf } from "./scopes.ts";
import type { Seal } from "./sealing.ts";

/** What is read of a token, as the authorization server keeps it. */
const token = validator(Type.Object({ scope: Type.String() }));

/** 256 bits in base64url. */
const TOKEN = /^[\w-]{43}$/;

/**
 * Knows the tokens of clients: that of a person opens what they agreed to, as far as they and the client may have it still;
 * that of a client for itself what it was made for.
 */
export function oauthTokenCheck(database: Database, seal: Seal): CredentialCheck {
  return {
    async check(credential, now): Promise<Principal | undefined> {
      if (!TOKEN.test(credential)) return undefined;
      const hashed = hashOf(credential);
      const row = await rowOf(database, hashed, now);
      const opened = row && seal.open(row.payload, aboutOf(row.model, hashed));
      if (row?.client_id == null || opened === undefined) return undefined;
      const said: unknown = JSON.parse(Buffer.from(opened).toString("utf8"));
      const granted = new Set(scopesIn(token.accepts(said) ? said.scope : ""));
      const allowed = scopesIn(row.scopes).filter((one) => granted.has(one));
      const known = { kind: "client", clientId: row.client_id, expiresAt: row.expires_at } as const;
      if (row.model === "ClientCredentials") {
        return { ...known, id: `client:${row.client_id}`, scopes: new Set(allowed) };
      }
      // Without the consent that it was handed out under, or the account, it is none.
      if (row.consent === null || row.user_id === null || row.role === null || row.disabled_at !== null) {
        return undefined;
      }
      const ofAccount = scopesOf(row.role);
      return {
        ...known,
        id: `client:${row.client_id}:${row.user_id}`,
        userId: row.user_id,
        scopes: new Set(allowed.filter((one) => ofAccount.includes(one))),
      };
    },
  };
}

/** All that there is to know of a token, in one question. */
function rowOf(database: Database, hashed: string, now: number) {
  return database
    .selectFrom("oauth_payloads as token")
    .innerJoin("oauth_clients as client", "client.id", "token.client_id")
    .leftJoin("users", "users.id", "token.user_id")
    .leftJoin("oauth_payloads as consent", (join) =>
      join.onRef("consent.hash", "=", "token.grant_hash").on("consent.model", "=", "Grant"),
    )
    .select([
      "token.model",
      "token.payload",
      "token.client_id",
      "token.user_id",
      "token.expires_at",
      "client.scopes",
      "users.role",
      "users.disabled_at",
      "consent.hash as consent",
    ])
    .where("token.model", "in", ["AccessToken", "ClientCredentials"])
    .where("token.hash", "=", hashed)
    .where("token.expires_at", ">", now)
    .executeTakeFirst();
}
