/** Accounts. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `users`. */
export const users: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("users")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("username", "text", (column) => column.notNull())
      .addColumn("username_key", "text", (column) => column.notNull().unique())
      .addColumn("email", "text")
      .addColumn("email_key", "text")
      .addColumn("password_hash", "text")
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("disabled_at", whole)
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("updated_at", whole, (column) => column.notNull());
    await strict(database, table).execute();
    await database.schema.createIndex("users_by_email").on("users").column("email_key").execute();
  },
};
