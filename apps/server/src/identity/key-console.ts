/** API keys and second factors from the command line. Accounts go by their names. */
import type { Scope, WireApiKey } from "@music-brain/contract";
import { Problem } from "../http/problem.ts";
import type { Account } from "./accounts.ts";
import type { Administered } from "./administration.ts";
import { addKey, keysOf, MOST_KEYS, removeKey, rotateKey } from "./api-keys.ts";
import type { Limits } from "./principal.ts";
import { apiKeyToWire, shownKeyToWire } from "./routes/api-key-wire.ts";
import { scopeNotGranted, scopesOf } from "./scopes.ts";
import { disable } from "./two-factor.ts";

/** A key as it is shown once. */
export type ShownWireKey = WireApiKey & { readonly key: string };

/** What a key is made from. */
export interface KeyWish {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresInDays?: number | undefined;
  readonly limits?: Limits | undefined;
}

/** What can be done with keys; each rejects with a Problem where that cannot be. */
export interface KeyConsole {
  readonly keys: (owner: string) => Promise<readonly WireApiKey[]>;
  readonly createKey: (owner: string, wish: KeyWish) => Promise<ShownWireKey>;
  readonly rotateKey: (owner: string, id: string, overlapSeconds: number) => Promise<ShownWireKey>;
  /** The key that was. */
  readonly revokeKey: (owner: string, id: string) => Promise<WireApiKey>;
  /** For whoever has lost the authenticator and the recovery codes. */
  readonly disableSecondFactor: (owner: string) => Promise<void>;
}

const DAY_MS = 86_400_000;

/**
 * What can be done with keys.
 * @param accountOf the account of a name
 */
export function keyConsole(
  { database, now, random, revocations, audit }: Administered,
  accountOf: (name: string) => Promise<Account>,
  by: { readonly actor: string },
): KeyConsole {
  const noSuchKey = (owner: string, id: string) => new Problem("no_such_key", `${owner} has no key ${id}.`);
  return {
    keys: async (owner) => (await keysOf(database, (await accountOf(owner)).id)).map(apiKeyToWire),
    async createKey(owner, { name, scopes, limits, expiresInDays }) {
      const { id: userId, role } = await accountOf(owner);
      const missing = scopes.filter((scope) => !scopesOf(role).includes(scope));
      if (missing.length > 0) throw scopeNotGranted(missing);
      const expiresAt = expiresInDays === undefined ? null : now() + expiresInDays * DAY_MS;
      const made = await addKey(database, { userId, name, scopes, limits, expiresAt, now: now(), random });
      if (made === undefined) {
        throw new Problem(
          "too_many_keys",
          `${owner} has ${MOST_KEYS} keys, which is the most. Revoke one first.`,
        );
      }
      await audit.record({ kind: "key.created", subject: made.key.id, detail: { name, scopes }, ...by });
      return shownKeyToWire(made);
    },
    async rotateKey(owner, id, overlapSeconds) {
      const { id: userId } = await accountOf(owner);
      const terms = { overlapMs: overlapSeconds * 1000, now: now(), random };
      const rotated = await rotateKey(database, { id, userId }, terms);
      if (rotated === undefined) throw noSuchKey(owner, id);
      await revocations.announce({ kind: "key", id });
      await audit.record({
        kind: "key.rotated",
        subject: id,
        detail: { overlap_seconds: overlapSeconds },
        ...by,
      });
      return shownKeyToWire(rotated);
    },
    async revokeKey(owner, id) {
      const { id: userId } = await accountOf(owner);
      const removed = await removeKey(database, { id, userId });
      if (removed === undefined) throw noSuchKey(owner, id);
      await revocations.announce({ kind: "key", id });
      await audit.record({ kind: "key.revoked", subject: id, ...by });
      return apiKeyToWire(removed);
    },
    async disableSecondFactor(owner) {
      const { id } = await accountOf(owner);
      if (!(await disable(database, id)))
        throw new Problem("no_two_factor", `${owner} has no second factor.`);
      await audit.record({ kind: "second_factor.disabled", subject: id, ...by });
    },
  };
}
