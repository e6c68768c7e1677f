/** How the tables came to be what they are. Forward only: what has been released is never changed, only added to. */
import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** SQLite then holds columns to their types, as other databases do by themselves. */
const STRICT = sql`STRICT`;

const interviews: Migration = {
  async up(database) {
    await database.schema
      .createTable("interviews")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("seed", "integer", (column) => column.notNull())
      .addColumn("answers", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("branched_from", "text")
      .addColumn("branched_at", "integer")
      .addColumn("created_at", "integer", (column) => column.notNull())
      .addColumn("updated_at", "integer", (column) => column.notNull())
      .addColumn("expires_at", "integer", (column) => column.notNull())
      .modifyEnd(STRICT)
      .execute();
    await database.schema.createIndex("interviews_by_expiry").on("interviews").column("expires_at").execute();
  },
};

/** By name, in the order in which they are made. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-interviews": interviews,
};
