/** Tables that can be added to and nothing else: the database itself refuses the rest, whoever asks. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import { isPostgres } from "./dialect.ts";

/** The time by the clock of the database, in epoch milliseconds. */
export function databaseNow<Tables>(database: Kysely<Tables>): RawBuilder<number> {
  return isPostgres(database)
    ? sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}

/**
 * Makes the database refuse that a row of a table is changed, or that it is deleted before its time is over.
 * @param keptUntil the column that says when that is, in epoch milliseconds
 */
export async function keepRows<Tables>(
  database: Kysely<Tables>,
  table: string,
  keptUntil: string,
): Promise<void> {
  const statements = isPostgres(database) ? triggersOfPostgres : triggersOfSqlite;
  const isKept = sql`old.${sql.ref(keptUntil)} > ${databaseNow(database)}`;
  for (const statement of statements(table, isKept)) await statement.execute(database);
}

type Statements = (table: string, isKept: RawBuilder<unknown>) => readonly RawBuilder<unknown>[];

const WHY = sql.lit("rows are added, and kept until their time is over; they are never changed");

const triggersOfSqlite: Statements = (table, isKept) => [
  sql`create trigger ${sql.id(`${table}_unchanged`)} before update on ${sql.table(table)}
    begin select raise(abort, ${WHY}); end`,
  sql`create trigger ${sql.id(`${table}_kept`)} before delete on ${sql.table(table)} when ${isKept}
    begin select raise(abort, ${WHY}); end`,
];

const triggersOfPostgres: Statements = (table, isKept) => {
  const refuse = sql`${sql.id(`${table}_refuse`)}()`;
  return [
    sql`create function ${refuse} returns trigger language plpgsql as
      $$ begin raise exception using message = ${WHY}; end $$`,
    sql`create trigger ${sql.id(`${table}_unchanged`)} before update on ${sql.table(table)}
      for each row execute function ${refuse}`,
    sql`create trigger ${sql.id(`${table}_kept`)} before delete on ${sql.table(table)}
      for each row when (${isKept}) execute function ${refuse}`,
    sql`create trigger ${sql.id(`${table}_whole`)} before truncate on ${sql.table(table)}
      for each statement execute function ${refuse}`,
  ];
};
