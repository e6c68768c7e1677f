import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addInterview, findInterview, type Tenure } from "../interviews/store.ts";
import { backupDatabase, restoreDatabase } from "./backup.ts";
import { type Database, openDatabase } from "./database.ts";
import { sqliteFile } from "./sqlite.ts";

const NOW = Date.UTC(2026, 10, 28);
const tenure: Tenure = { owner: "anonymous", now: NOW, ttlMilliseconds: 1000 };
const begun = { seed: 1, answers: [{ message: "grief" }], branchedFrom: null };

let folder: string;
let database: Database;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "backup-"));
  file = join(folder, "copy.sqlite");
  database = await openDatabase(join(folder, "data"));
});

afterEach(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true });
});

describe("a backup", () => {
  test("of a database in use comes back as it was at that moment, and keeps what it replaces", async () => {
    const first = await addInterview(database, begun, tenure);
    await backupDatabase(join(folder, "data"), file);
    const later = await addInterview(database, begun, tenure);
    await database.destroy();

    const { before } = await restoreDatabase(file, join(folder, "data"), NOW);
    database = await openDatabase(join(folder, "data"));
    expect(await findInterview(database, first.id, tenure)).toEqual(first);
    expect(await findInterview(database, later.id, tenure)).toBeUndefined();
    expect(before).toBe(`${sqliteFile(join(folder, "data"))}.before-2026-11-28T00-00-00-000Z`);

    await database.destroy();
    await restoreDatabase(before ?? "", join(folder, "data"), NOW + 1);
    database = await openDatabase(join(folder, "data"));
    expect(await findInterview(database, later.id, tenure)).toEqual(later);
  });

  test("restores into a folder that has none yet", async () => {
    const stored = await addInterview(database, begun, tenure);
    await backupDatabase(join(folder, "data"), file);
    expect(await restoreDatabase(file, join(folder, "new", "deep"), NOW)).toEqual({ before: undefined });
    const restored = await openDatabase(join(folder, "new", "deep"));
    expect(await findInterview(restored, stored.id, tenure)).toEqual(stored);
    await restored.destroy();
  });

  test("is one file, which nobody but its owner reads", async () => {
    await backupDatabase(join(folder, "data"), file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(["copy.sqlite", "data"]);
  });

  test("overwrites nothing, and leaves nothing half done", async () => {
    writeFileSync(file, "mine");
    await expect(backupDatabase(join(folder, "data"), file)).rejects.toThrow("is there already");
    expect(readFileSync(file, "utf8")).toBe("mine");
    await expect(backupDatabase(join(folder, "data"), join(folder, "none", "copy"))).rejects.toThrow(
      "cannot be copied",
    );
    await expect(backupDatabase(join(folder, "nothing"), join(folder, "copy"))).rejects.toThrow(
      "no database",
    );
    expect(readdirSync(folder).sort()).toEqual(["copy.sqlite", "data"]);
  });
});

describe("a restore refuses", () => {
  test("while a process has the database open", async () => {
    await backupDatabase(join(folder, "data"), file);
    const stored = await addInterview(database, begun, tenure);
    await expect(restoreDatabase(file, join(folder, "data"), NOW)).rejects.toThrow("stop it first");
    expect(await findInterview(database, stored.id, tenure)).toEqual(stored);
  });

  test("a file that is none, no database, another one's, damaged, or from a newer version", async () => {
    const into = join(folder, "into");
    const refusal = (file: string) =>
      restoreDatabase(file, into, NOW).catch((error: unknown) => String(error));
    expect(await refusal(join(folder, "nothing"))).toContain("There is no file");

    writeFileSync(file, "no database at all, but long enough to be read as the head of one".repeat(20));
    expect(await refusal(file)).toContain("file is not a database");

    rmSync(file);
    await backupDatabase(join(folder, "data"), file);
    const damaged = join(folder, "damaged.sqlite");
    copyFileSync(file, damaged);
    const bytes = readFileSync(damaged);
    writeFileSync(damaged, bytes.fill(0xff, 4096 * 3, 4096 * 4));
    expect(await refusal(damaged)).toMatch(/damaged|malformed/);

    const newer = new DatabaseSync(file);
    newer.exec(
      "insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00Z')",
    );
    newer.close();
    expect(await refusal(file)).toContain("A newer version of Music Brain made the database (9999-later)");

    const strange = new DatabaseSync(file);
    strange.exec("drop table kysely_migration");
    strange.close();
    expect(await refusal(file)).toContain("it is no database of Music Brain");
    expect(existsSync(into)).toBe(false);
  });
});
