/** Passkeys, and the challenges that have been answered. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The tables `passkeys` and `spent_challenges`. */
export const passkeys: Migration = {
  async up(database) {
    const { whole, bytes } = columnTypes(database);
    const keys = database.schema
      .createTable("passkeys")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("credential_id", "text", (column) => column.notNull().unique())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("public_key", bytes, (column) => column.notNull())
      .addColumn("counter", whole, (column) => column.notNull())
      .addColumn("synced", whole, (column) => column.notNull())
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("last_used_at", whole);
    await strict(database, keys).execute();
    await database.schema.createIndex("passkeys_by_user").on("passkeys").column("user_id").execute();
    const spent = database.schema
      .createTable("spent_challenges")
      .addColumn("hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("expires_at", whole, (column) => column.notNull());
    await strict(database, spent).execute();
    await database.schema
      .createIndex("spent_challenges_by_end")
      .on("spent_challenges")
      .column("expires_at")
      .execute();
  },
};
