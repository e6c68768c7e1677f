/** Everything that belongs to an account: to be taken along, and to be deleted with it. */
import type { Database } from "../database/database.ts";
import { exportJobs, removeJobs } from "../jobs/job-store.ts";
import { exportSongs, removeSongs } from "../songs/library.ts";
import { exportApplications } from "./applications.ts";
import { outsideOf } from "./outside-identities.ts";

/** A kind of things that accounts have. */
export interface OwnedThings {
  /** What they are called in an export. */
  readonly name: string;
  /** What there is, as JSON, without secrets. */
  readonly exported: (database: Database, userId: string) => Promise<readonly object[]>;
  /** Absent where they go with the account by themselves. */
  readonly remove?: (database: Database, userId: string) => Promise<unknown>;
}

/** All kinds of things. */
export const ownedThings: readonly OwnedThings[] = [
  {
    name: "sessions",
    exported: (database, userId) =>
      database
        .selectFrom("sessions")
        .select(["id", "device", "address", "created_at", "last_used_at", "expires_at", "revoked_at"])
        .where("user_id", "=", userId)
        .orderBy("created_at")
        .execute(),
  },
  {
    name: "api_keys",
    exported: (database, userId) =>
      database
        .selectFrom("api_keys")
        .select(["id", "name", "scopes", "created_at", "expires_at", "last_used_at"])
        .where("user_id", "=", userId)
        .orderBy("created_at")
        .execute(),
  },
  {
    name: "passkeys",
    exported: (database, userId) =>
      database
        .selectFrom("passkeys")
        .select(["id", "name", "synced", "created_at", "last_used_at"])
        .where("user_id", "=", userId)
        .orderBy("created_at")
        .execute(),
  },
  {
    name: "outside_identities",
    exported: (database, userId) => outsideOf(database, userId),
  },
  { name: "applications", exported: exportApplications },
  {
    name: "interviews",
    async exported(database, userId) {
      const rows = await database
        .selectFrom("interviews")
        .select(["id", "seed", "answers", "created_at", "updated_at", "expires_at"])
        .where("owner", "=", userId)
        .orderBy("created_at")
        .execute();
      return rows.map(({ answers, ...row }) => ({ ...row, answers: JSON.parse(answers) }));
    },
    remove: (database, userId) => database.deleteFrom("interviews").where("owner", "=", userId).execute(),
  },
  { name: "songs", exported: exportSongs, remove: removeSongs },
  { name: "jobs", exported: exportJobs, remove: removeJobs },
];

/** Everything that an account has, by kind. Times, in properties that end in `_at`, are epoch milliseconds. */
export async function exportData(
  database: Database,
  userId: string,
): Promise<Readonly<Record<string, readonly object[]>>> {
  const entries: [string, readonly object[]][] = [];
  for (const { name, exported } of ownedThings) entries.push([name, await exported(database, userId)]);
  return Object.fromEntries(entries);
}

/** Deletes an account and everything that it has. Call it in a transaction. */
export async function deleteWithData(transaction: Database, userId: string): Promise<void> {
  for (const { remove } of ownedThings) await remove?.(transaction, userId);
  await transaction.deleteFrom("users").where("id", "=", userId).execute();
}
