/** PostgreSQL: a pool of connections that is bounded, waits for nothing without end, and heals by itself. */
import {
  type Dialect,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import { DatabaseOutdated, DatabaseUnavailable } from "./errors.ts";
import { EXECUTED_MIGRATIONS, missingMigrations } from "./migrate.ts";

/** How a PostgreSQL is reached. */
export interface PostgresOptions {
  /** postgres://user:password@host:port/database?sslmode=verify-full */
  readonly url: string;
  /** The most connections at the same time. */
  readonly poolSize: number;
  /** How long a connection is waited for, be it a new one or one that another request has. */
  readonly connectTimeoutMs: number;
  /** How long a statement may take; 0 for as long as it takes. */
  readonly statementTimeoutMs: number;
  /** Whether the tables may be others than those that this version works with: whoever makes them sets this. */
  readonly anySchema?: boolean;
}

/** A statement that the server does not end in time is given up so much later. */
const GRACE_MS = 1000;

/** A transaction in which nothing happens for so long was forgotten: its locks are worth more. */
const IDLE_TRANSACTION_MS = 30_000;

/** Connections are made anew after this time, so that they find another server where the address has moved to one. */
const LONGEST_LIFE_SECONDS = 1800;

/** A connection that nobody needs is closed after this time. */
const IDLE_MS = 30_000;

/** int8 in PostgreSQL's catalogue: the times and counts in it are all below 2^53. */
const INT8 = 20;

/** Told that a connection could not be had, after so many seconds. */
export type OnNoConnection = (seconds: number) => void;

/** The dialect. Nothing is connected to before the first query. */
export function postgresDialect(options: PostgresOptions, onNoConnection?: OnNoConnection): Dialect {
  return new PostgresDialect({ pool: () => createPool(options, onNoConnection) });
}

/** The client is loaded here: without PostgreSQL its memory is saved. */
async function createPool(options: PostgresOptions, onNoConnection?: OnNoConnection): Promise<PostgresPool> {
  const { default: pg } = await import("pg");
  const { url, poolSize, connectTimeoutMs, statementTimeoutMs, anySchema = false } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "music-brain",
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: IDLE_MS,
    maxLifetimeSeconds: LONGEST_LIFE_SECONDS,
    keepAlive: true,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    ...(statementTimeoutMs > 0 && {
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + GRACE_MS,
    }),
    types: {
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // What breaks while nobody waits for an answer is told here, and to whoever asks next: the pool makes another one.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const isAnswer = (error: unknown) => error instanceof pg.DatabaseError;
  return guardedPool(pool, isAnswer, anySchema, onNoConnection);
}

/** The pool, whose connections say DatabaseUnavailable for all that is nobody's fault, and are checked once. */
function guardedPool(
  pool: PostgresPool,
  isAnswer: (error: unknown) => boolean,
  anySchema: boolean,
  onNoConnection?: OnNoConnection,
): PostgresPool {
  let isChecked = anySchema;
  return {
    options: pool.options,
    async connect() {
      const asked = performance.now();
      const client = await pool.connect().catch((error: unknown) => {
        onNoConnection?.((performance.now() - asked) / 1000);
        throw unavailable(error);
      });
      const guarded = new GuardedClient(client, isAnswer);
      if (isChecked) return guarded;
      try {
        await checkSchema(guarded);
        isChecked = true;
        return guarded;
      } catch (error) {
        guarded.release();
        throw error;
      }
    },
    end: () => pool.end(),
  };
}

/** A connection whose failures are told from the answers that it gives. */
class GuardedClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  readonly #isAnswer: (error: unknown) => boolean;
  #isBroken = false;

  constructor(client: PostgresPoolClient, isAnswer: (error: unknown) => boolean) {
    this.#client = client;
    this.#isAnswer = isAnswer;
  }

  query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(query: string | PostgresCursor<Row>, parameters: readonly unknown[] = []) {
    if (typeof query !== "string") return this.#client.query(query);
    return this.#ask<Row>(query, parameters);
  }

  /** What comes of a connection that has failed once is not known: it is not used again. */
  release(destroy = false): void {
    this.#client.release(destroy || this.#isBroken);
  }

  async #ask<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    try {
      return together(await this.#client.query<Row>(sql, parameters));
    } catch (error) {
      if (!this.#isAnswer(error)) {
        this.#isBroken = true;
        throw unavailable(error);
      }
      if (MOMENTARY.test(codeOf(error))) throw unavailable(error);
      throw error;
    }
  }
}

/** Several statements that are sent as one have several results: the rows of them all, in order. */
function together<Row>(
  result: PostgresQueryResult<Row> | readonly PostgresQueryResult<Row>[],
): PostgresQueryResult<Row> {
  if (!isSeveral(result)) return result;
  const rows = result.flatMap((one) => one.rows);
  return { command: "SELECT", rowCount: rows.length, rows };
}

function isSeveral<Row>(
  result: PostgresQueryResult<Row> | readonly PostgresQueryResult<Row>[],
): result is readonly PostgresQueryResult<Row>[] {
  return Array.isArray(result);
}

/**
 * Classes of answers (appendix A of PostgreSQL's manual) that say nothing about what was asked: connection, read-only
 * server, rollback of one of two transactions, resources, state of an object, intervention, system.
 */
const MOMENTARY = /^(?:08|25006|40|53|55|57|58)/;

/** There is no such table. */
const UNDEFINED_TABLE = "42P01";

/** @throws DatabaseOutdated */
async function checkSchema(client: PostgresPoolClient): Promise<void> {
  const executed = await client
    .query<{ readonly name: string }>(EXECUTED_MIGRATIONS, [])
    .then(({ rows }) => rows.map(({ name }) => name))
    .catch((error: unknown) => {
      if (codeOf(error) === UNDEFINED_TABLE) return [];
      throw error;
    });
  const missing = missingMigrations(executed);
  if (missing.length > 0) throw new DatabaseOutdated(missing);
}

function unavailable(error: unknown): DatabaseUnavailable {
  const why = error instanceof Error ? error.message || codeOf(error) : String(error);
  return new DatabaseUnavailable(`PostgreSQL: ${why}`, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
