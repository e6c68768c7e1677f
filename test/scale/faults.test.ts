// What the service stands on fails while people write: what breaks, how that is said, and that it heals without a loss.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { migrateDatabase } from "../../apps/server/src/database/database.ts";
import { wallClock } from "../support/clock.ts";
import { layCable } from "../support/network.ts";
import { Person, type Told } from "../support/person.ts";
import { type PostgresPlace, startPostgres, type TestPostgres } from "../support/postgres.ts";
import { postgresOptions } from "../support/postgres-databases.ts";
import { startRedis } from "../support/redis.ts";
import { type Served, serve } from "../support/served.ts";

/** Time that a machine with other work may need to heal. */
const HEALING = { timeout: 60_000, interval: 100 };

const patient = { MAX_LAG_MS: "60000", JOB_WORKERS: "0" };

async function served(...args: Parameters<typeof serve>): Promise<Served> {
  const service = await serve(...args);
  onTestFinished(() => service.remove());
  return service;
}

async function migrated(place?: PostgresPlace): Promise<TestPostgres> {
  const postgres = await startPostgres(place);
  onTestFinished(() => postgres.remove());
  await migrateDatabase(postgresOptions(postgres.url));
  return postgres;
}

/** Somebody who makes one song after the other while something happens. */
async function writing(person: Person, address: string, during: () => Promise<void>) {
  const kept: string[] = [];
  const refused: Told[] = [];
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      const told = await person.makeSong(address);
      if (told.status === 200) kept.push(told.body.song.id);
      else refused.push(told);
    }
  })();
  try {
    await during();
  } finally {
    isOver = true;
    await going;
  }
  return { kept, refused };
}

async function expectKept(person: Person, address: string, songs: readonly string[]): Promise<void> {
  expect(songs.length).toBeGreaterThan(0);
  for (const id of songs) expect((await person.ask(address, "GET", `/songs/${id}`)).status, id).toBe(200);
}

/** Everything that was refused says so as a database that does not answer, and when to come again. */
function expectTold(refused: readonly Told[]): void {
  const told = refused.map(({ status, headers, body }) => ({
    status,
    code: body.code,
    retryAfter: headers.get("retry-after"),
  }));
  const expected = { status: 503, code: "database_unavailable", retryAfter: "5" };
  expect(told.filter((one) => JSON.stringify(one) !== JSON.stringify(expected))).toEqual([]);
}

async function readiness(address: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/health/ready`);
  const { dependencies } = (await answer.json()) as { dependencies: { name: string; state: string }[] };
  return Object.fromEntries(dependencies.map(({ name, state }) => [name, state]));
}

test("PostgreSQL is killed while songs are made: 503 that says when to return, music goes on, and every kept song is there", async () => {
  const postgres = await migrated();
  const { address } = await served({ ...patient, DATABASE_URL: postgres.url });
  const person = new Person("clara");
  await person.register(address);
  const { kept, refused } = await writing(person, address, async () => {
    await later(300);
    await postgres.kill();
    await vi.waitFor(
      async () => expect(await readiness(address)).toMatchObject({ database: "down" }),
      HEALING,
    );
    expect(
      (
        await person.ask(address, "POST", "/generate", {
          token: "",
          body: { intent: { emotional_intent: "joy" } },
        })
      ).status,
    ).toBe(200);
    await postgres.start();
    await vi.waitFor(async () => expect(await readiness(address)).toMatchObject({ database: "up" }), HEALING);
    await vi.waitFor(async () => expect((await person.makeSong(address)).status).toBe(200), HEALING);
  });
  expectTold(refused);
  expect(refused.length).toBeGreaterThan(0);
  await expectKept(person, address, kept);
});

test("Redis is killed under load: no request fails, readiness says so, and it is found again", async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.remove());
  const { address } = await served({
    ...patient,
    DATA_DIR: ":memory:",
    REDIS_URL: redis.url,
    RATE_LIMIT_ENABLED: "true",
    RATE_LIMIT_PER_MINUTE: "1000000",
    RATE_LIMIT_PER_HOUR: "1000000",
    RATE_LIMIT_PER_DAY: "1000000",
  });
  const person = new Person("clara");
  await person.register(address);
  const { kept, refused } = await writing(person, address, async () => {
    await later(300);
    await redis.kill();
    await vi.waitFor(
      async () => expect(await readiness(address)).toMatchObject({ redis: "degraded" }),
      HEALING,
    );
    await redis.start();
    await vi.waitFor(async () => expect(await readiness(address)).toMatchObject({ redis: "up" }), HEALING);
  });
  expect(refused).toEqual([]);
  await expectKept(person, address, kept);
});

test("the disk is full, for the database and for the log: 503 for what is kept, all else goes on, and it heals when there is room", async () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-full-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  // A disk of its own that nobody else sees, and that goes with the process.
  const mount = `mount -t tmpfs -o size=6m none '${folder}' && exec "$@"`;
  const within = [
    "unshare",
    "--mount",
    ...(process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"]),
    "sh",
    "-c",
    mount,
    "sh",
  ];
  const { address, pid, child } = await served(
    { ...patient, DATA_DIR: folder, LOG_FILE: join(folder, "log"), MAX_SONGS_PER_USER: "100000" },
    { within },
  );
  const person = new Person("clara");
  await person.register(address);
  const kept: string[] = [];
  const make = async () => {
    const told = await person.makeSong(address);
    if (told.status === 200) kept.push(told.body.song.id);
    return told;
  };
  await make();
  // As the process sees it.
  const ballast = join(`/proc/${pid}/root`, folder, "ballast");
  expect(existsSync(join(`/proc/${pid}/root`, folder, "log"))).toBe(true);
  try {
    writeFileSync(ballast, Buffer.alloc(8 * 2 ** 20));
  } catch {
    // As much of it as there was room for.
  }
  const refused: Told[] = [];
  for (let tries = 0; tries < 200 && refused.length < 5; tries++) {
    const told = await make();
    if (told.status !== 200) refused.push(told);
  }
  expect(refused.length).toBe(5);
  expectTold(refused);
  expect((await person.ask(address, "GET", `/songs/${kept[0]}`)).status).toBe(200);
  expect(
    (
      await person.ask(address, "POST", "/generate", {
        body: { intent: { emotional_intent: "joy" }, keep: false },
      })
    ).status,
  ).toBe(200);
  rmSync(ballast);
  await vi.waitFor(async () => expect((await make()).status).toBe(200), HEALING);
  await expectKept(person, address, kept);
  expect(child.exitCode).toBe(null);
});

test("the clock is set forward and back: tokens end and are renewed, limits and songs stay what they are", async () => {
  const clock = wallClock();
  onTestFinished(() => clock.remove());
  const { address } = await served({
    ...patient,
    DATA_DIR: ":memory:",
    ...clock.environment,
    RATE_LIMIT_ENABLED: "true",
    RATE_LIMIT_PER_MINUTE: "1000000",
    RATE_LIMIT_PER_HOUR: "1000000",
    RATE_LIMIT_PER_DAY: "50",
  });
  const person = new Person("clara");
  await person.register(address);
  const { body: made } = await person.makeSong(address);
  const left = async () =>
    Number((await person.ask(address, "GET", "/emotions/joy")).headers.get("x-ratelimit-remaining-day"));
  const before = await left();

  clock.set(2 * 3600);
  const late = await person.ask(address, "GET", `/songs/${made.song.id}`);
  expect({ status: late.status, code: late.body.code }).toEqual({ status: 401, code: "unauthorized" });
  await person.signIn(address);
  expect((await person.ask(address, "GET", `/songs/${made.song.id}`)).status).toBe(200);
  // A token of fifty a day comes back in half an hour of true time, whatever the clock says.
  expect(await left()).toBeLessThan(before);

  clock.set(-2 * 3600);
  await person.signIn(address);
  expect((await person.ask(address, "GET", `/songs/${made.song.id}`)).status).toBe(200);
  expect((await person.makeSong(address)).status).toBe(200);
  clock.set(0);
  await person.signIn(address);
  expect((await person.ask(address, "GET", "/songs")).body.songs.length).toBe(2);
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
});

test("the network between the service and PostgreSQL is cut: nobody waits for ever, and it heals when the cable is back", async () => {
  const cable = layCable();
  onTestFinished(() => cable.remove());
  const postgres = await migrated(cable);
  const { address } = await served({
    ...patient,
    DATABASE_URL: postgres.url,
    DATABASE_CONNECT_TIMEOUT_MS: "2000",
    DATABASE_STATEMENT_TIMEOUT_MS: "2000",
  });
  const person = new Person("clara");
  await person.register(address);
  const { kept, refused } = await writing(person, address, async () => {
    await later(300);
    cable.cut();
    const asked = performance.now();
    const told = await person.ask(address, "GET", "/songs");
    expectTold([told]);
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect((await person.ask(address, "GET", "/emotions/joy", { token: "" })).status).toBe(200);
    await vi.waitFor(
      async () => expect(await readiness(address)).toMatchObject({ database: "down" }),
      HEALING,
    );
    cable.mend();
    await vi.waitFor(async () => expect(await readiness(address)).toMatchObject({ database: "up" }), HEALING);
    await vi.waitFor(async () => expect((await person.makeSong(address)).status).toBe(200), HEALING);
  });
  expectTold(refused);
  expect(refused.length).toBeGreaterThan(0);
  await expectKept(person, address, kept);
});
