/** Links by which a password is set. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `password_links`. */
export const passwordLinks: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("password_links")
      .addColumn("hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole, (column) => column.notNull())
      .addColumn("consumed_at", whole);
    await strict(database, table).execute();
    await database.schema
      .createIndex("password_links_by_user")
      .on("password_links")
      .column("user_id")
      .execute();
  },
};
