/** Work that takes longer than an answer may. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `jobs`. */
export const jobs: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("jobs")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("input", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("progress", whole, (column) => column.notNull())
      .addColumn("attempt", whole, (column) => column.notNull())
      .addColumn("failures", whole, (column) => column.notNull())
      .addColumn("version", whole, (column) => column.notNull())
      .addColumn("turn", whole, (column) => column.notNull())
      .addColumn("due_at", whole, (column) => column.notNull())
      .addColumn("lease_until", whole)
      .addColumn("result", "text")
      .addColumn("result_bytes", whole, (column) => column.notNull())
      .addColumn("error", "text")
      .addColumn("cause", "text")
      .addColumn("dead_at", whole)
      .addColumn("request_id", "text", (column) => column.notNull())
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("updated_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole, (column) => column.notNull());
    await strict(database, table).execute();
    for (const [name, columns] of [
      ["jobs_by_state", ["state", "turn"]],
      ["jobs_by_owner", ["owner", "state"]],
      ["jobs_by_expiry", ["expires_at"]],
    ] as const) {
      await database.schema
        .createIndex(name)
        .on("jobs")
        .columns([...columns])
        .execute();
    }
  },
};
