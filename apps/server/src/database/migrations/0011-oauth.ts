/** Programs of third parties, and what the authorization server hands out to them. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The tables `oauth_clients` and `oauth_payloads`. */
export const oauth: Migration = {
  async up(database) {
    const { whole, bytes } = columnTypes(database);
    const clients = database.schema
      .createTable("oauth_clients")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("redirect_uris", "text", (column) => column.notNull())
      .addColumn("scopes", "text", (column) => column.notNull())
      .addColumn("secret", bytes)
      .addColumn("created_by", "text")
      .addColumn("created_at", whole, (column) => column.notNull());
    await strict(database, clients).execute();
    const payloads = database.schema
      .createTable("oauth_payloads")
      .addColumn("model", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("payload", bytes, (column) => column.notNull())
      .addColumn("grant_hash", "text")
      .addColumn("uid_hash", "text")
      .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("cascade"))
      .addColumn("client_id", "text", (column) => column.references("oauth_clients.id").onDelete("cascade"))
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("expires_at", whole, (column) => column.notNull())
      .addColumn("consumed_at", whole)
      .addPrimaryKeyConstraint("oauth_payloads_key", ["model", "hash"]);
    await strict(database, payloads).execute();
    for (const column of ["grant_hash", "uid_hash", "user_id", "client_id", "expires_at"]) {
      await database.schema
        .createIndex(`oauth_payloads_by_${column}`)
        .on("oauth_payloads")
        .column(column)
        .execute();
    }
  },
};
