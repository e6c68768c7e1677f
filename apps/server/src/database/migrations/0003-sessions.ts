/** Sessions, and the refresh tokens that each of them has had. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The tables `sessions` and `refresh_tokens`. */
export const sessions: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("sessions")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("device", "text")
      .addColumn("address", "text", (column) => column.notNull())
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("last_used_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole, (column) => column.notNull())
      .addColumn("revoked_at", whole);
    await strict(database, table).execute();
    await database.schema.createIndex("sessions_by_user").on("sessions").column("user_id").execute();
    await database.schema.createIndex("sessions_by_expiry").on("sessions").column("expires_at").execute();
    const tokens = database.schema
      .createTable("refresh_tokens")
      .addColumn("hash", "text", (column) => column.primaryKey().notNull())
      .addColumn("session_id", "text", (column) =>
        column.notNull().references("sessions.id").onDelete("cascade"),
      )
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("consumed_at", whole);
    await strict(database, tokens).execute();
    await database.schema
      .createIndex("refresh_tokens_by_session")
      .on("refresh_tokens")
      .column("session_id")
      .execute();
  },
};
