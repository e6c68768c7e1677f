/** What happened to accounts: it can be added to, and forgotten when its time has come; nothing else. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";
import { keepRows } from "../kept-rows.ts";

/** The table `audit_events`. */
export const audit: Migration = {
  async up(database) {
    const { whole } = columnTypes(database);
    const table = database.schema
      .createTable("audit_events")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("at", whole, (column) => column.notNull())
      .addColumn("keep_until", whole, (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("actor", "text")
      .addColumn("subject", "text")
      .addColumn("request_id", "text")
      .addColumn("address", "text")
      .addColumn("detail", "text");
    await strict(database, table).execute();
    for (const first of ["at", "kind", "actor", "subject", "address"] as const) {
      const columns = first === "at" ? (["at", "id"] as const) : ([first, "at", "id"] as const);
      await database.schema
        .createIndex(`audit_by_${first}`)
        .on("audit_events")
        .columns([...columns])
        .execute();
    }
    await database.schema.createIndex("audit_by_end").on("audit_events").column("keep_until").execute();
    await keepRows(database, "audit_events", "keep_until");
  },
};
