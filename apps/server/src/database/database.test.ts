import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { afterAll, describe, expect, test } from "vitest";
import { listSongs } from "../songs/library-search.ts";
import { testApp } from "../testing.ts";
import { checkDatabase, DatabaseError, isUniqueViolation, openDatabase } from "./database.ts";
import { interviews } from "./migrations/0001-interviews.ts";
import { migrations } from "./migrations/index.ts";
import type { Tables } from "./schema.ts";
import { sqliteDialect } from "./sqlite.ts";

const folder = mkdtempSync(join(tmpdir(), "database-"));
afterAll(() => rmSync(folder, { recursive: true }));

const row = {
  id: "one",
  owner: "anonymous",
  seed: 1,
  answers: "[]",
  version: 0,
  branched_from: null,
  branched_at: null,
  created_at: 1,
  updated_at: 1,
  expires_at: 2,
};

describe("a database on disk", () => {
  test("writes ahead, and has an answer on disk before it is given", async () => {
    const database = await openDatabase(join(folder, "new", "deep"));
    const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(database);
    const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(database);
    expect(mode.rows).toEqual([{ journal_mode: "wal" }]);
    expect(synchronous.rows).toEqual([{ synchronous: 2 }]);
    await checkDatabase(database);
    await database.destroy();
  });

  test("is readable by its owner alone, with all files beside it", async () => {
    const own = join(folder, "own");
    const database = await openDatabase(own);
    const modes = readdirSync(own).map((name) => [
      name,
      (statSync(join(own, name)).mode & 0o777).toString(8),
    ]);
    expect(modes.sort()).toEqual([
      ["music-brain.sqlite", "600"],
      ["music-brain.sqlite-shm", "600"],
      ["music-brain.sqlite-wal", "600"],
    ]);
    await database.destroy();
  });

  test("opens again with what it had", async () => {
    const first = await openDatabase(folder);
    await first.insertInto("interviews").values(row).execute();
    await first.destroy();
    const second = await openDatabase(folder);
    expect(await second.selectFrom("interviews").select("id").execute()).toEqual([{ id: "one" }]);
    await second.destroy();
  });

  test("tells how long each query took, and whether the database failed it", async () => {
    const queries: (readonly [number, boolean])[] = [];
    const database = await openDatabase(undefined, (...query) => queries.push(query));
    const before = queries.length;
    await checkDatabase(database);
    await expect(sql`select nothing from nowhere`.execute(database)).rejects.toThrow();
    const twice = database
      .insertInto("interviews")
      .values([row, row].map((one) => ({ ...one, answers: "[]", version: 1, expires_at: 1 })));
    await expect(twice.execute()).rejects.toThrow("UNIQUE");
    // What the rules of the tables do not let in is no failure of the database.
    expect(queries.slice(before)).toEqual([
      [expect.any(Number), false],
      [expect.any(Number), true],
      [expect.any(Number), false],
    ]);
    await database.destroy();
  });

  test("from before there were accounts is brought up to date, and its conversations are their tellers'", async () => {
    const old = join(folder, "old");
    const before = new Kysely<Tables>({ dialect: sqliteDialect(old) });
    const provider = { getMigrations: async () => ({ "0001-interviews": interviews }) };
    await new Migrator({ db: before, provider }).migrateToLatest();
    const answers = JSON.stringify([{ message: "grief" }]);
    await before
      .insertInto("interviews")
      .values({ ...row, answers, version: 1, expires_at: 2 ** 42 })
      .execute();
    await before.destroy();
    const app = await testApp({ database: await openDatabase(old) });
    expect((await app.inject("/interrogate/one")).json()).toMatchObject({ turns: [{ message: "grief" }] });
    await app.close();
  });

  test("from before there were versions of songs is brought up to date, and its songs are found by words", async () => {
    const old = join(folder, "old-songs");
    const before = new Kysely<Record<"songs", Record<string, unknown>>>({ dialect: sqliteDialect(old) });
    const had = Object.entries(migrations).filter(([name]) => name < "0012");
    await new Migrator({
      db: before,
      provider: { getMigrations: async () => Object.fromEntries(had) },
    }).migrateToLatest();
    const outline = JSON.stringify({ genre: "sea shanty", mood: "grief" });
    const song = { title: "Über den Hafen", words: "saudade", searched: "", base: "", sub: "", node: "" };
    const kept = {
      seed: 1,
      engine_version: "0.0.1",
      digest: "",
      outline,
      content: new Uint8Array(),
      version: 1,
    };
    const times = { created_at: 1, updated_at: 1 };
    await before
      .insertInto("songs")
      .values({
        owner: "me",
        id: "song_a",
        tags: JSON.stringify(["Night  Songs"]),
        ...song,
        ...kept,
        ...times,
      })
      .execute();
    await before.destroy();
    const database = await openDatabase(old);
    for (const page of [
      { q: "uber SHANTY" },
      { q: "sau grief" },
      { tag: "night songs" },
      { favourite: false },
    ])
      expect(await listSongs(database, "me", { ...page, limit: 9 }), JSON.stringify(page)).toMatchObject([
        { id: "song_a", root: "song_a", parent: null, favourite: false },
      ]);
    await database.destroy();
  });

  test("that cannot be brought up to date gets nothing of what is new, and all of it when it can", async () => {
    const place = join(folder, "half");
    const before = new Kysely<Tables>({ dialect: sqliteDialect(place) });
    // What a later migration is to make is in its way.
    await sql`create table jobs (id text)`.execute(before);
    await before.destroy();
    await expect(openDatabase(place)).rejects.toThrow(/jobs/);
    const failed = new Kysely<Tables>({ dialect: sqliteDialect(place) });
    const names = async () => (await failed.introspection.getTables()).map(({ name }) => name);
    expect(await names()).toEqual(["jobs"]);
    await sql`drop table jobs`.execute(failed);
    await failed.destroy();
    const database = await openDatabase(place);
    expect(await checkDatabase(database)).toBe("up");
    await database.destroy();
  });

  test("of a newer version is refused, and says of which", async () => {
    const newer = join(folder, "newer");
    const before = await openDatabase(newer);
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')`.execute(before);
    await before.destroy();
    await expect(openDatabase(newer)).rejects.toThrow(
      "A newer version of Music Brain made the database (9999-later)",
    );
  });

  test("that is none is refused with its place", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(openDatabase(join(folder, "file"))).rejects.toThrow(DatabaseError);
    await expect(openDatabase(join(folder, "file"))).rejects.toThrow(join(folder, "file"));
  });
});

describe("a database in memory", () => {
  test("holds columns to their types", async () => {
    const database = await openDatabase();
    const wrong = sql`insert into interviews (id, owner, seed, answers, version, created_at, updated_at, expires_at)
      values ('x', 'y', 'no number', '[]', 0, 0, 0, 0)`;
    await expect(wrong.execute(database)).rejects.toThrow(/INTEGER/);
    await database.destroy();
  });

  test("tells a key that is there already", async () => {
    const database = await openDatabase();
    await database.insertInto("interviews").values(row).execute();
    const again = database.insertInto("interviews").values(row).execute();
    expect(isUniqueViolation(await again.catch((error: unknown) => error))).toBe(true);
    await database.destroy();
  });

  test("has nothing of a transaction that SQLite itself ends, as where the disk is full, and says why", async () => {
    const database = await openDatabase();
    await sql`create trigger full before update on interviews begin select raise(rollback, 'full'); end`.execute(
      database,
    );
    const work = database.transaction().execute(async (transaction) => {
      await transaction.insertInto("interviews").values(row).execute();
      await transaction.updateTable("interviews").set({ seed: 2 }).execute();
    });
    await expect(work).rejects.toThrow("full");
    expect(await database.selectFrom("interviews").selectAll().execute()).toEqual([]);
    await database
      .transaction()
      .execute((transaction) => transaction.insertInto("interviews").values(row).execute());
    await database.destroy();
  });
});
