/** Conversations before a song. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `interviews`. */
export const interviews: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("interviews")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("seed", whole, (column) => column.notNull())
      .addColumn("answers", "text", (column) => column.notNull())
      .addColumn("version", whole, (column) => column.notNull())
      .addColumn("branched_from", "text")
      .addColumn("branched_at", whole)
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("updated_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole, (column) => column.notNull());
    await strict(database, table).execute();
    await database.schema.createIndex("interviews_by_expiry").on("interviews").column("expires_at").execute();
  },
};
