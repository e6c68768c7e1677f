/** Accounts elsewhere that somebody signs in with. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `outside_identities`. */
export const outsideIdentities: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("outside_identities")
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("issuer", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("provider", "text", (column) => column.notNull())
      .addColumn("label", "text")
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("last_used_at", whole, (column) => column.notNull())
      .addPrimaryKeyConstraint("outside_identities_key", ["issuer", "subject"]);
    await strict(database, table).execute();
    await database.schema
      .createIndex("outside_identities_by_user")
      .on("outside_identities")
      .column("user_id")
      .execute();
  },
};
