/** What the database costs: the first read of a new connection, and those after it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSong } from "@music-brain/engine";
import { type Database, openDatabase, type Place } from "../apps/server/src/database/database.ts";
import { addInterview, findInterview } from "../apps/server/src/interviews/store.ts";
import { findSong, findWholeSong, keepSong } from "../apps/server/src/songs/library.ts";
import { listSongs } from "../apps/server/src/songs/library-search.ts";
import { postgresDatabases, postgresOptions } from "../test/support/postgres-databases.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { quantile, table } from "./table.ts";

const SONGS: Bounds = { least: 200, most: 1000, seconds: 15 };
const WARM: Bounds = { least: 100, most: 500, seconds: 3 };
const COLD: Bounds = { least: 7, most: 20, seconds: 2 };
const OWNER = "usr_bench";

/** The table: SQLite in a file, and PostgreSQL on this machine. */
export async function benchDatabase(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-bench-"));
  const servers = await postgresDatabases();
  try {
    const places: readonly (readonly [string, Place])[] = [
      ["SQLite", folder],
      ["PostgreSQL", postgresOptions(await servers.migrated())],
    ];
    const rows: (readonly string[])[] = [];
    const kept: number[] = [];
    for (const [name, place] of places) {
      const measured = await rowsOf(name, place);
      rows.push(...measured.rows);
      kept.push(measured.songs);
    }
    const title = `The database, ${kept.join(" and ")} songs kept: medians of up to ${COLD.most} first reads, of up to ${WARM.most} warm ones one after the other`;
    return table(title, ["", "first of a connection, ms", "warm, ms", "p99, ms", "reads"], rows);
  } finally {
    await servers.remove();
    rmSync(folder, { recursive: true });
  }
}

async function rowsOf(
  engine: string,
  place: Place,
): Promise<{ readonly rows: readonly (readonly string[])[]; readonly songs: number }> {
  const filling = await openDatabase(place);
  const { id, interview, songs } = await fill(filling);
  await filling.destroy();
  const tenure = { owner: OWNER, now: 1, ttlMilliseconds: 1e12 };
  const reads: readonly (readonly [string, (database: Database) => Promise<unknown>])[] = [
    ["a conversation", (database) => findInterview(database, interview, tenure)],
    ["a song's head", (database) => findSong(database, OWNER, id)],
    ["a whole song", (database) => findWholeSong(database, OWNER, id)],
    ["a page of 20 songs", (database) => listSongs(database, OWNER, { limit: 20 })],
    ["a search for a word", (database) => listSongs(database, OWNER, { q: "nowhere", limit: 20 })],
  ];
  const rows: (readonly string[])[] = [];
  for (const [name, read] of reads) {
    const cold: number[] = [];
    for (const _ of rounds(COLD)) {
      const database = await openDatabase(place);
      // The connection and its check are there; statements and pages are not.
      cold.push(await milliseconds(() => read(database)));
      await database.destroy();
    }
    const database = await openDatabase(place);
    for (let turn = 0; turn < 50; turn++) await read(database);
    const warm: number[] = [];
    for (const _ of rounds(WARM)) warm.push(await milliseconds(() => read(database)));
    await database.destroy();
    rows.push([
      `${engine}: ${name}`,
      ...[quantile(cold, 0.5), quantile(warm, 0.5), quantile(warm, 0.99)].map(shown),
      `${cold.length}, ${warm.length}`,
    ]);
  }
  return { rows, songs };
}

async function fill(
  database: Database,
): Promise<{ readonly id: string; readonly interview: string; readonly songs: number }> {
  const words = "grief slowly turning into hope";
  const { song } = composeSong({ emotionalIntent: words }, 42);
  let [id, songs]: [string | undefined, number] = [undefined, 0];
  for (const seed of rounds(SONGS)) {
    songs = seed + 1;
    const made = { intent: { emotional_intent: words }, song: { ...song, seed } };
    id = await keepSong(database, OWNER, made, { now: seed, most: SONGS.most });
  }
  const tenure = { owner: OWNER, now: 1, ttlMilliseconds: 1e12 };
  const begun = { seed: 1, answers: [{ message: words }], branchedFrom: null };
  return { id: id ?? "", interview: (await addInterview(database, begun, tenure)).id, songs };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function shown(value: number): string {
  return value.toFixed(3);
}
