// Renders as jobs, by whole programs: a service that works itself, and one that leaves it to workers.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { migrateDatabase } from "../apps/server/src/database/database.ts";
import { type PostgresDatabases, postgresDatabases, postgresOptions } from "./support/postgres-databases.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

/** A service, a worker and six commands, one after the other, on a machine that has other work. */
const TIMEOUT_MS = 600_000;

interface Job {
  readonly id: string;
  readonly state: string;
  readonly progress: number;
  readonly attempt: number;
  readonly error: { readonly code: string } | null;
}

function begin(args: readonly string[], env: NodeJS.ProcessEnv): Running {
  const running = start(process.execPath, args, { env });
  onTestFinished(() => void running.child.kill("SIGKILL"));
  return running;
}

const serve = (env: NodeJS.ProcessEnv) => begin(["apps/server/src/main.ts"], env);
const cli = (env: NodeJS.ProcessEnv, ...args: readonly string[]) =>
  begin(["apps/cli/src/main.ts", ...args], env).ended;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-jobs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Somebody with a short song, at a service. */
async function singer(address: string) {
  const me = { username: "clara", password: "seven quiet rivers" };
  const headers: Record<string, string> = { "content-type": "application/json" };
  const send = (method: string, path: string, body?: object) =>
    fetch(address + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  await send("POST", "/auth/register", me);
  const tokens = (await (await send("POST", "/auth/login", me)).json()) as { access_token: string };
  headers["authorization"] = `Bearer ${tokens.access_token}`;
  const wish = { intent: { emotional_intent: "joy", technical: { bars: 4, bpm: 160 } }, seed: 1 };
  const { song } = (await (await send("POST", "/generate", wish)).json()) as { song: { id: string } };
  const render = async (request: object): Promise<Job> => {
    const answer = await send("POST", `/songs/${song.id}/renders`, request);
    expect(answer.status).toBe(202);
    return (await answer.json()) as Job;
  };
  const job = async (id: string) => (await (await send("GET", `/jobs/${id}`)).json()) as Job;
  /** The events of a job until its stream ends, and whether anything was not an event. */
  const watch = async (id: string): Promise<readonly string[]> => {
    const text = await (await send("GET", `/jobs/${id}/events`)).text();
    return [...text.matchAll(/^event: (\w+)$/gm)].map(([, name = ""]) => name);
  };
  const result = async (id: string) =>
    Buffer.from(await (await send("GET", `/jobs/${id}/result`)).arrayBuffer());
  return { render, job, watch, result };
}

test("a service renders a song to sound beside everything else; what was made outlives a restart", {
  timeout: TIMEOUT_MS,
}, async () => {
  const env = environment({
    DATA_DIR: temporaryFolder(),
    PORT: "0",
    DRAIN_DELAY_SECONDS: "0",
    RATE_LIMIT_ENABLED: "false",
  });
  const service = serve(env);
  const { render, watch, result } = await singer(await addressOf(service));
  const { id } = await render({ format: "wav" });
  const events = await watch(id);
  expect(events.at(-1)).toBe("succeeded");
  expect(events.length).toBeGreaterThan(2);
  const wav = await result(id);
  expect(wav.toString("latin1", 0, 4)).toBe("RIFF");
  const listed = await cli(env, "job", "list", "--json");
  expect(JSON.parse(listed.stdout)).toMatchObject([{ id, state: "succeeded", attempt: 1 }]);

  const second = await render({ format: "wav" });
  const watching = watch(second.id);
  service.child.kill("SIGTERM");
  // Who watches is told how it is, and let go; what was in hand is given back.
  expect((await watching).at(-1)).toMatch(/progress|succeeded/);
  expect(await service.ended).toMatchObject({ code: 0 });

  const next = serve(env);
  const again = await singer(await addressOf(next));
  expect((await again.result(id)).equals(wav)).toBe(true);
  expect((await again.watch(second.id)).at(-1)).toBe("succeeded");
  expect(await again.job(second.id)).toMatchObject({ error: null });
  expect((await again.result(second.id)).equals(wav)).toBe(true);
});

let databases: PostgresDatabases;
beforeAll(async () => {
  databases = await postgresDatabases();
  return () => databases.remove();
});

test("with PostgreSQL workers are processes of their own, and administrators see what they do", {
  timeout: TIMEOUT_MS,
}, async () => {
  const url = await databases.empty();
  await migrateDatabase(postgresOptions(url));
  const results = temporaryFolder();
  const shared = {
    DATABASE_URL: url,
    JOB_RESULTS_DIR: results,
    DRAIN_DELAY_SECONDS: "0",
    RATE_LIMIT_ENABLED: "false",
  };
  const env = environment({ ...shared, DATA_DIR: temporaryFolder(), PORT: "0", JOB_WORKERS: "0" });
  const service = serve(env);
  const { render, job, watch, result } = await singer(await addressOf(service));
  const [first, unwanted] = [
    await render({ format: "musicxml", layout: "lead" }),
    await render({ format: "midi" }),
  ];
  expect(JSON.parse((await cli(env, "job", "list", "--state", "queued", "--json")).stdout)).toHaveLength(2);
  expect((await cli(env, "job", "cancel", unwanted.id)).stdout).toBe(`${unwanted.id} is cancelled.\n`);
  expect(await cli(env, "job", "cancel", unwanted.id)).toMatchObject({ code: 0 });

  const worker = begin(
    ["apps/cli/src/main.ts", "worker"],
    environment({ ...shared, DATA_DIR: temporaryFolder() }),
  );
  expect((await watch(first.id)).at(-1)).toBe("succeeded");
  expect((await result(first.id)).toString()).toContain("<score-partwise");
  expect(await job(unwanted.id)).toMatchObject({ state: "cancelled", attempt: 0 });
  const refused = await cli(env, "job", "retry", first.id);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`${first.id} is succeeded`) });
  expect((await cli(env, "job", "retry", unwanted.id)).stdout).toBe(`${unwanted.id} waits again.\n`);
  while ((await job(unwanted.id)).state !== "succeeded");
  expect(JSON.parse((await cli(env, "job", "show", unwanted.id)).stdout)).toMatchObject({ attempt: 1 });
  expect((await cli(env, "job", "show", "job_none")).stderr).toBe("There is no job job_none.\n");

  worker.child.kill("SIGTERM");
  const ended = await worker.ended;
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toContain('"msg":"job done"');
  service.child.kill("SIGTERM");
  expect(await service.ended).toMatchObject({ code: 0 });
});

test("a worker that cannot start says why", async () => {
  const ended = await cli(environment(), "worker");
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("DATA_DIR is :memory:") });
});
