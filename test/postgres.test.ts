// Everything that is stored, on a real PostgreSQL: the suites that SQLite passes.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  checkDatabase,
  DatabaseUnavailable,
  migrateDatabase,
  openDatabase,
  type PostgresOptions,
} from "../apps/server/src/database/database.ts";
import { migrations } from "../apps/server/src/database/migrations/index.ts";
import { apiKeysSuite } from "../apps/server/src/identity/api-keys.suite.ts";
import { auditSuite } from "../apps/server/src/identity/audit.suite.ts";
import { adminUsersSuite } from "../apps/server/src/identity/routes/admin-users.suite.ts";
import { apiKeyRoutesSuite } from "../apps/server/src/identity/routes/api-keys.suite.ts";
import { applicationsSuite } from "../apps/server/src/identity/routes/applications.suite.ts";
import { auditRoutesSuite } from "../apps/server/src/identity/routes/audit.suite.ts";
import { authorizationSuite } from "../apps/server/src/identity/routes/authorization.suite.ts";
import { browserSuite } from "../apps/server/src/identity/routes/browser.suite.ts";
import { ceilingsSuite } from "../apps/server/src/identity/routes/ceilings.suite.ts";
import { guessingSuite } from "../apps/server/src/identity/routes/guessing.suite.ts";
import { passkeysSuite } from "../apps/server/src/identity/routes/passkeys.suite.ts";
import { passwordsSuite } from "../apps/server/src/identity/routes/passwords.suite.ts";
import { providerCodeSuite } from "../apps/server/src/identity/routes/provider-code.suite.ts";
import { providerLinkingSuite } from "../apps/server/src/identity/routes/provider-linking.suite.ts";
import { providersSuite } from "../apps/server/src/identity/routes/providers.suite.ts";
import { registerAndLoginSuite } from "../apps/server/src/identity/routes/register-and-login.suite.ts";
import { sessionsSuite } from "../apps/server/src/identity/routes/sessions.suite.ts";
import { signInWorkSuite } from "../apps/server/src/identity/routes/sign-in-work.suite.ts";
import { stepUpSuite } from "../apps/server/src/identity/routes/step-up.suite.ts";
import { twoFactorRoutesSuite } from "../apps/server/src/identity/routes/two-factor.suite.ts";
import { throttleSuite } from "../apps/server/src/identity/throttle.suite.ts";
import { createThrottle } from "../apps/server/src/identity/throttle.ts";
import { twoFactorSuite } from "../apps/server/src/identity/two-factor.suite.ts";
import { interviewStoreSuite } from "../apps/server/src/interviews/store.suite.ts";
import { jobsSuite } from "../apps/server/src/jobs/jobs.suite.ts";
import { jobRoutesSuite } from "../apps/server/src/jobs/routes.suite.ts";
import { librarySuite } from "../apps/server/src/songs/library.suite.ts";
import { variationsSuite } from "../apps/server/src/songs/variations.suite.ts";
import { type PostgresDatabases, postgresDatabases, postgresOptions } from "./support/postgres-databases.ts";

let databases: PostgresDatabases;

beforeAll(async () => {
  databases = await postgresDatabases();
});

afterAll(() => databases.remove());

const row = {
  id: "one",
  owner: "anonymous",
  seed: 2 ** 53 - 1,
  answers: "[]",
  version: 0,
  branched_from: null,
  branched_at: null,
  created_at: 1_800_000_000_000,
  updated_at: 1,
  expires_at: 2,
};

const open = () => databases.open();

apiKeysSuite(open);
auditSuite(open);
applicationsSuite(open);
throttleSuite(open);
twoFactorSuite(open);
adminUsersSuite(open);
authorizationSuite(open);
apiKeyRoutesSuite(open);
auditRoutesSuite(open);
ceilingsSuite(open);
guessingSuite(open);
twoFactorRoutesSuite(open);
passkeysSuite(open);
passwordsSuite(open);
providerCodeSuite(open);
providerLinkingSuite(open);
providersSuite(open);
registerAndLoginSuite(open);
browserSuite(open);
sessionsSuite(open);
signInWorkSuite(open);
stepUpSuite(open);
interviewStoreSuite(open);
librarySuite(open);
variationsSuite(open);
jobRoutesSuite(open);
jobsSuite({
  open,
  async silence(database) {
    await sql`update music_brain_boss.job set heartbeat_on = now() - interval '1 hour' where state = 'active'`.execute(
      database,
    );
    await sql`update music_brain_boss.queue set monitor_on = null`.execute(database);
  },
});

test("no suite is left out", () => {
  const source = fileURLToPath(new URL("../apps/server/src/", import.meta.url));
  const suites = globSync("**/*.suite.ts", { cwd: source });
  const imported = readFileSync(fileURLToPath(import.meta.url), "utf8");
  expect(suites.filter((path) => !imported.includes(`/src/${path}"`))).toEqual([]);
});

test("sweeping tries that are over waits for no guess that is being counted", async () => {
  const database = await open();
  onTestFinished(() => database.destroy());
  const old = { most: 5, tries: 1, next_at: 0, expires_at: 1, admitted: 1 };
  await database
    .insertInto("attempts")
    .values([
      { ...old, bucket: "one" },
      { ...old, bucket: "two" },
    ])
    .execute();
  await database.transaction().execute(async (transaction) => {
    await transaction.updateTable("attempts").set({ tries: 2 }).where("bucket", "=", "one").execute();
    const { ok } = await createThrottle(database, () => 2).reserve({ account: "ada", address: "192.0.2.1" });
    expect(ok).toBe(true);
    const left = await database.selectFrom("attempts").select("bucket").where("expires_at", "=", 1).execute();
    expect(left).toEqual([{ bucket: "one" }]);
  });
});

test("migrations are made all or none", async () => {
  const options = postgresOptions(await databases.empty());
  const client = new Client({ connectionString: options.url });
  await client.connect();
  onTestFinished(() => client.end());
  // What a later migration is to make is in its way.
  await client.query("create table jobs (id text)");
  await expect(migrateDatabase(options)).rejects.toThrow(/jobs/);
  const { rows } = await client.query(
    "select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%'",
  );
  expect(rows).toEqual([{ table_name: "jobs" }]);
  await client.query("drop table jobs");
  expect((await migrateDatabase(options)).length).toBe(Object.keys(migrations).length);
});

describe("connections", () => {
  const opened = async (changes: Partial<PostgresOptions>) => {
    const database = await openDatabase(postgresOptions(await databases.migrated(), changes));
    onTestFinished(() => database.destroy());
    return database;
  };

  test("give up a statement that takes too long, and are used again", async () => {
    const database = await opened({ poolSize: 1, statementTimeoutMs: 100 });
    await expect(sql`select pg_sleep(60)`.execute(database)).rejects.toThrow(DatabaseUnavailable);
    expect(await checkDatabase(database)).toBe("up");
  });

  test("are as many as may be: who finds none free is told so in time", async () => {
    const database = await opened({ poolSize: 1, connectTimeoutMs: 3000 });
    await database.transaction().execute(async () => {
      await expect(checkDatabase(database)).rejects.toThrow(DatabaseUnavailable);
    });
    expect(await checkDatabase(database)).toBe("up");
  });

  test("that are cut off in the middle of a transaction leave nothing of it, and others take their place", async () => {
    const database = await opened({ poolSize: 2 });
    const cut = database.transaction().execute(async (transaction) => {
      await transaction.insertInto("interviews").values(row).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(database);
      await transaction
        .insertInto("interviews")
        .values({ ...row, id: "two" })
        .execute();
    });
    await expect(cut).rejects.toThrow(DatabaseUnavailable);
    expect(await database.selectFrom("interviews").selectAll().execute()).toEqual([]);
  });

  test("give the rows of several statements that are sent as one", async () => {
    const database = await opened({});
    const { rows } = await sql`select 1 as n; select 2 as n`.execute(database);
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test("read whole numbers of 64 bits as numbers", async () => {
    const database = await opened({});
    await database.insertInto("interviews").values(row).execute();
    expect(await database.selectFrom("interviews").selectAll().execute()).toEqual([row]);
  });
});
