/** Holds back those who guess passwords and codes. A try is counted before anything is hashed, in one statement. */
import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/database.ts";
import { isPostgres } from "../database/dialect.ts";
import type { Guess, GuessedAt, Reservation, Throttle } from "./ports.ts";

/** The table of tries. */
export interface AttemptTable {
  /** Whose tries they are: of an account, an address or a device. What the account is called is hashed. */
  readonly bucket: string;
  /** How many are let in one after the other. */
  readonly most: number;
  /** How many were let in and not given back. */
  readonly tries: number;
  /** When the next one is let in: 0 as long as there are any left. */
  readonly next_at: number;
  /** When all this is forgotten. */
  readonly expires_at: number;
  /** 1 where the newest one was let in. */
  readonly admitted: number;
}

const MINUTE_MS = 60_000;

/** Within this time the most tries are let in; after as long without any, they are forgotten. */
const WINDOW_MS = 15 * MINUTE_MS;

/** How long the next one has to wait when the tries are used up, and when that one was wrong, and so on; then always the last. */
const DELAYS_MS = [WINDOW_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS, 240 * MINUTE_MS] as const;

/** Delays go on growing until it was quiet for so long. */
const QUIET_MS = 24 * 60 * MINUTE_MS;

/** How many tries there are at each kind of secret. */
const MOST: Readonly<Record<GuessedAt, number>> = { password: 5, code: 10, codeBeforePassword: 10 };

/** Many people may share an address. */
const MOST_OF_ADDRESS = 50;

const SWEEP_EVERY_MS = 10 * MINUTE_MS;

interface Bucket {
  readonly name: string;
  readonly most: number;
}

/**
 * The throttle, counted in the database, which all replicas share.
 *
 * Who keeps guessing can hold up an account for strangers, but not for its owner: a device that has signed in to it
 * before has tries of its own (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies).
 */
export function createThrottle(database: Database, now: () => number): Throttle {
  let sweepAt = Number.NEGATIVE_INFINITY;

  async function sweep(at: number): Promise<void> {
    if (at < sweepAt) return;
    sweepAt = at + SWEEP_EVERY_MS;
    const expired = database.selectFrom("attempts").select("bucket").where("expires_at", "<=", at);
    // Rows that a guess holds at this moment are left to the next sweep: to wait for them could be to wait for one another.
    const free = isPostgres(database) ? expired.forUpdate().skipLocked() : expired;
    await database.deleteFrom("attempts").where("bucket", "in", free).execute();
  }

  return {
    async reserve(guess): Promise<Reservation> {
      const at = now();
      await sweep(at);
      const buckets = bucketsOf(guess);
      const { rows } = await reservation(buckets, at).execute(database);
      const refused = rows.filter(({ admitted }) => admitted === 0);
      const admitted = rows.filter((row) => row.admitted === 1).map(({ bucket }) => bucket);
      if (refused.length > 0) {
        await giveBack(database, admitted);
        const waits = refused.map((row) => row.next_at - at);
        return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(Math.max(...waits) / 1000)) };
      }
      return {
        ok: true,
        isLast: rows.some(({ tries, most }) => tries >= most),
        async release(outcome) {
          if (outcome === "wrong") return;
          const [first, ...others] = buckets.map(({ name }) => name);
          // Who knows the password is no stranger to the account; at the address there may be others.
          await database
            .deleteFrom("attempts")
            .where("bucket", "=", first ?? "")
            .execute();
          await giveBack(database, others);
        },
      };
    },
  };
}

/** What a guess counts against: first what it is a guess at, then where it comes from. */
function bucketsOf({ what = "password", account, address, device }: Guess): readonly Bucket[] {
  const most = MOST[what];
  if (device !== undefined) return [{ name: `${what}:device:${device}`, most }];
  // What is typed as a name is sometimes a password.
  const own = { name: `${what}:account:${createHash("sha256").update(account).digest("base64url")}`, most };
  return [own, { name: `address:${address}`, most: MOST_OF_ADDRESS }];
}

/**
 * Counts a try in each bucket that still has one, or whose delay is over. One statement: whoever else tries at the same
 * moment comes before it or after it. The account comes before the address in every statement, so that no two wait for
 * one another.
 */
function reservation(buckets: readonly Bucket[], now: number): RawBuilder<AttemptTable> {
  const at = sql`cast(${now} as bigint)`;
  const rows = buckets.map(({ name, most }) => sql`(${name}, ${most}, 1, 0, ${now + WINDOW_MS}, 1)`);
  const delays = DELAYS_MS.slice(0, -1).map(
    (delay, index) => sql`when ${sql.lit(index)} then ${sql.lit(delay)}`,
  );
  const delay = sql`case attempts.tries + 1 - excluded.most ${sql.join(delays, sql` `)} else ${sql.lit(DELAYS_MS.at(-1))} end`;
  // What becomes of a column: of a row that is forgotten, that refuses, that has tries left, and that has none from now on.
  const of = (
    forgotten: RawBuilder<unknown>,
    refusing: RawBuilder<unknown>,
    left: RawBuilder<unknown>,
    last: RawBuilder<unknown>,
  ) => sql`case
    when attempts.expires_at <= ${at} then ${forgotten}
    when attempts.next_at > ${at} then ${refusing}
    when attempts.tries + 1 < excluded.most then ${left}
    else ${last} end`;
  const tried = sql`attempts.tries + 1`;
  return sql<AttemptTable>`
    insert into attempts (bucket, most, tries, next_at, expires_at, admitted) values ${sql.join(rows)}
    on conflict (bucket) do update set
      most = excluded.most,
      tries = ${of(sql`1`, sql`attempts.tries`, tried, tried)},
      next_at = ${of(sql`0`, sql`attempts.next_at`, sql`0`, sql`${at} + ${delay}`)},
      expires_at = ${of(sql`excluded.expires_at`, sql`attempts.expires_at`, sql`excluded.expires_at`, sql`${at} + ${sql.lit(QUIET_MS)} + ${delay}`)},
      admitted = ${of(sql`1`, sql`0`, sql`1`, sql`1`)}
    returning *`;
}

/** Takes back tries that were not wrong: as if they had not been made. */
async function giveBack(database: Database, buckets: readonly string[]): Promise<void> {
  if (buckets.length === 0) return;
  await database
    .updateTable("attempts")
    .set(({ eb }) => ({ tries: eb("tries", "-", 1), next_at: 0 }))
    .where("bucket", "in", buckets)
    .where("tries", ">", 0)
    .execute();
}
