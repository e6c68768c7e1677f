/** pg-boss, set up for the jobs: its queues, its schema, and its statements through a connection of ours. */
import { CompiledQuery, type Kysely } from "kysely";
import type { Db, PgBoss } from "pg-boss";
import { DatabaseUnavailable } from "../database/errors.ts";

/** Its tables are in a schema of their own. */
const SCHEMA = "music_brain_boss";

/** Where jobs wait. */
export const QUEUE = "jobs";

/** Where those go whose workers died too often. */
export const DEAD_QUEUE = "jobs_dead";

/** How often, in seconds, the jobs of workers that have died are looked for, by one of all processes. */
const MONITOR_SECONDS = 5;

/**
 * Makes the schema and the queues, or brings them up to date. As many processes as like may do it at the same time.
 * @param url of the database
 */
export async function installBoss(url: string): Promise<void> {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  const failures: unknown[] = [];
  boss.on("error", (error) => failures.push(error));
  try {
    await boss.start();
    await boss.createQueue(DEAD_QUEUE);
    await boss.createQueue(QUEUE, { deadLetter: DEAD_QUEUE });
    if (failures.length > 0) throw failures[0];
  } finally {
    await boss.stop({ graceful: false });
  }
}

/**
 * pg-boss on connections of ours, started. It does nothing by itself: what it is to do is asked of it.
 * @param onError told what it fails at without anybody waiting for it
 * @throws DatabaseUnavailable (rejects), also where its tables are missing or older
 */
export async function startBoss<Tables>(
  database: Kysely<Tables>,
  onError: (error: unknown) => void,
): Promise<PgBoss> {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({
    db: statementsOn(database),
    schema: SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    monitorIntervalSeconds: MONITOR_SECONDS,
    maintenanceIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 3600,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on("error", onError);
  try {
    await boss.start();
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false });
    if (error instanceof DatabaseUnavailable) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(
      `The tables of pg-boss are not those that this version needs (${why}). Run: music-brain migrate`,
      { cause: error },
    );
  }
}

/** A connection or a transaction of ours, as pg-boss wants it. */
export function statementsOn<Tables>(database: Kysely<Tables>): Db {
  return {
    async executeSql(text, values = []) {
      const { rows = [] } = await database.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  };
}
