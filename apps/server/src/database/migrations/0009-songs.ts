/** Songs that people keep. */
import type { Migration } from "kysely/migration";
import { columnTypes, strict } from "../dialect.ts";

/** The table `songs`. */
export const songs: Migration = {
  async up(database) {
    const { whole, bytes } = columnTypes(database);
    const table = database.schema
      .createTable("songs")
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("tags", "text", (column) => column.notNull())
      .addColumn("words", "text", (column) => column.notNull())
      .addColumn("searched", "text", (column) => column.notNull())
      .addColumn("base", "text", (column) => column.notNull())
      .addColumn("sub", "text", (column) => column.notNull())
      .addColumn("node", "text", (column) => column.notNull())
      .addColumn("seed", whole, (column) => column.notNull())
      .addColumn("engine_version", "text", (column) => column.notNull())
      .addColumn("digest", "text", (column) => column.notNull())
      .addColumn("outline", "text", (column) => column.notNull())
      .addColumn("content", bytes, (column) => column.notNull())
      .addColumn("version", whole, (column) => column.notNull())
      .addColumn("created_at", whole, (column) => column.notNull())
      .addColumn("updated_at", whole, (column) => column.notNull())
      .addPrimaryKeyConstraint("songs_primary_key", ["owner", "id"]);
    await strict(database, table).execute();
    await database.schema
      .createIndex("songs_by_time")
      .on("songs")
      .columns(["owner", "created_at", "id"])
      .execute();
  },
};
