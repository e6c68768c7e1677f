/** Tries to guess passwords and codes. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `attempts`. */
export const attempts: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("attempts")
      .addColumn("bucket", "text", (column) => column.primaryKey().notNull())
      .addColumn("most", whole, (column) => column.notNull())
      .addColumn("tries", whole, (column) => column.notNull())
      .addColumn("next_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole, (column) => column.notNull())
      .addColumn("admitted", whole, (column) => column.notNull());
    await strict(database, table).execute();
    await database.schema.createIndex("attempts_by_expiry").on("attempts").column("expires_at").execute();
  },
};
