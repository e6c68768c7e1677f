/** What an account asks for besides its password. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The tables `second_factors` and `recovery_codes`. */
export const secondFactor: Migration = {
  async up(database) {
    const { whole, bytes } = columnTypes(database);
    const factors = database.schema
      .createTable("second_factors")
      .addColumn("user_id", "text", (column) =>
        column.primaryKey().notNull().references("users.id").onDelete("cascade"),
      )
      .addColumn("secret", bytes, (column) => column.notNull())
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("activated_at", whole)
      .addColumn("last_step", whole, (column) => column.notNull());
    await strict(database, factors).execute();
    const codes = database.schema
      .createTable("recovery_codes")
      .addColumn("user_id", "text", (column) =>
        column.notNull().references("second_factors.user_id").onDelete("cascade"),
      )
      .addColumn("hash", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("recovery_codes_key", ["user_id", "hash"]);
    await strict(database, codes).execute();
  },
};
