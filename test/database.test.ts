// The database as whoever runs the service has it: made by several at once, older than the service, gone, and back.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { migrations } from "../apps/server/src/database/migrations/index.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.remove());

const command = (
  name: string,
  changes: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Running =>
  start(process.execPath, ["apps/cli/bin/music-brain.mjs", name, ...args], { env: environment(changes) });

function serve(changes: Readonly<Record<string, string>>): Running {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", DATABASE_CONNECT_TIMEOUT_MS: "10000", ...changes }),
  });
  onTestFinished(async () => {
    service.child.kill("SIGKILL");
    await service.ended;
  });
  return service;
}

/** Three programs at once: one of them makes each migration, and all of them succeed. */
async function expectMadeOnce(changes: Readonly<Record<string, string>>): Promise<void> {
  const ends = await Promise.all([1, 2, 3].map(() => command("migrate", changes).ended));
  expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(3).fill({ code: 0, stderr: "" }));
  const made = ends.flatMap(({ stdout }) => /^Made: (.*)\.$/m.exec(stdout)?.[1]?.split(", ") ?? []);
  expect(made).toEqual(Object.keys(migrations));
}

async function ask(address: string, path: string, body?: object, token?: string) {
  const answer = await fetch(`${address}${path}`, {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  });
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), text: await answer.text() };
}

const conversation = { message: "grief slowly turning into hope" };
const song = { intent: { emotional_intent: "joy" }, seed: 1 };

test("three programs that make the tables at once make them once, in a file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-database-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await expectMadeOnce({ DATA_DIR: join(folder, "data") });
});

describe("on PostgreSQL", () => {
  test("a service that finds no tables refuses, in plain words; three programs make them once, and it starts", async () => {
    const { code, stderr } = await serve({ DATABASE_URL: postgres.url }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database at DATABASE_URL cannot be opened: .*Run: music-brain migrate\.?$/m);
    expect(stderr).not.toContain("    at ");
    await expectMadeOnce({ DATABASE_URL: postgres.url });
    const address = await addressOf(serve({ DATABASE_URL: postgres.url }));
    expect((await ask(address, "/health/ready")).status).toBe(200);
  });

  test("what one replica stores another one finds: conversations, accounts, songs", async () => {
    const shared = { DATABASE_URL: postgres.url };
    const [one = "", other = ""] = await Promise.all([1, 2].map(() => addressOf(serve(shared))));
    const begun = await ask(one, "/interrogate", conversation);
    const { session_id: id }: { session_id: string } = JSON.parse(begun.text);
    expect((await ask(other, `/interrogate/${id}`)).status).toBe(200);

    const account = { username: "clara", password: "seven quiet rivers" };
    expect((await ask(one, "/auth/register", account)).status).toBe(201);
    const { access_token: token }: { access_token: string } = JSON.parse(
      (await ask(other, "/auth/login", account)).text,
    );
    const { song: made }: { song: { id: string } } = JSON.parse(
      (await ask(one, "/generate", song, token)).text,
    );
    const list = await ask(other, "/songs?q=joy", undefined, token);
    expect(JSON.parse(list.text)).toMatchObject({ songs: [{ id: made.id }] });
  });

  test("a database that goes makes readiness and what needs it 503, not the rest; when it is back, so is all", async () => {
    const address = await addressOf(serve({ DATABASE_URL: postgres.url }));
    expect((await ask(address, "/interrogate", conversation)).status).toBe(200);
    await postgres.kill();
    expect(await ask(address, "/interrogate", conversation)).toMatchObject({ status: 503, retryAfter: "5" });
    expect(await ask(address, "/health/ready")).toMatchObject({ status: 503, retryAfter: "5" });
    expect((await ask(address, "/health")).status).toBe(200);
    expect((await ask(address, "/generate", song)).status).toBe(200);
    await postgres.start();
    await vi.waitFor(async () => expect((await ask(address, "/health/ready")).status).toBe(200), {
      timeout: 20_000,
    });
    expect((await ask(address, "/interrogate", conversation)).status).toBe(200);
  });

  test("a database that is not there when the service starts is found later", async () => {
    await postgres.kill();
    const service = serve({ DATABASE_URL: postgres.url });
    await service.printed(/the database does not answer/);
    const address = await addressOf(service);
    expect((await ask(address, "/health/ready")).status).toBe(503);
    expect((await ask(address, "/generate", song)).status).toBe(200);
    await postgres.start();
    await vi.waitFor(async () => expect((await ask(address, "/health/ready")).status).toBe(200), {
      timeout: 20_000,
    });
  });

  test("backup and restore name the programs that PostgreSQL has for it", async () => {
    for (const [name, program] of [
      ["backup", "pg_dump"],
      ["restore", "pg_restore"],
    ] as const) {
      const { code, stderr } = await command(name, { DATABASE_URL: postgres.url }, "file").ended;
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(program) });
      expect(stderr).not.toContain(postgres.url);
    }
  });
});

test("a file is backed up while the service runs, and restored when it has stopped", async () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-database-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const place = { DATA_DIR: join(folder, "data") };
  const copy = join(folder, "copy.sqlite");
  const first = serve(place);
  const { session_id: id }: { session_id: string } = JSON.parse(
    (await ask(await addressOf(first), "/interrogate", conversation)).text,
  );
  expect(await command("backup", place, copy).ended).toMatchObject({ code: 0, stderr: "" });
  const refused = await command("restore", place, copy).ended;
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("stop it first") });
  first.child.kill("SIGTERM");
  await first.ended;

  rmSync(place.DATA_DIR, { recursive: true });
  expect(await command("restore", place, copy).ended).toMatchObject({ code: 0, stderr: "" });
  const address = await addressOf(serve(place));
  expect((await ask(address, `/interrogate/${id}`)).status).toBe(200);
});
