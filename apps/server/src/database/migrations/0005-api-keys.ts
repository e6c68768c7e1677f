/** API keys. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `api_keys`. */
export const apiKeys: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("api_keys")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("previous_hash", "text")
      .addColumn("previous_until", whole)
      .addColumn("scopes", "text", (column) => column.notNull())
      .addColumn("limit_minute", whole)
      .addColumn("limit_hour", whole)
      .addColumn("limit_day", whole)
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole)
      .addColumn("last_used_at", whole);
    await strict(database, table).execute();
    await database.schema.createIndex("api_keys_by_user").on("api_keys").column("user_id").execute();
  },
};
