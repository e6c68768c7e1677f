import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";

const serve = (changes: Readonly<Record<string, string>> = {}): Running => {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", ...changes }),
  });
  onTestFinished(() => {
    service.child.kill("SIGKILL");
  });
  return service;
};

const generate = (address: string) =>
  fetch(`${address}/generate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ intent: { emotional_intent: "hope" }, seed: 1 }),
  });

describe("the service as a program", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "stops cleanly on %s, with code 0 and a last word",
    async (signal) => {
      const service = serve();
      const address = await addressOf(service);
      expect((await generate(address)).status).toBe(200);
      service.child.kill(signal);
      const ended = await service.ended;
      expect(ended).toMatchObject({ code: 0, signal: null, stderr: "" });
      expect(ended.stdout).toContain("stopped");
      await expect(fetch(`${address}/health`)).rejects.toThrow();
    },
  );

  test("answers a request that is under way when it is told to stop, and takes no new one", async () => {
    const service = serve();
    const address = await addressOf(service);
    const body = JSON.stringify({ intent: { emotional_intent: "hope" }, seed: 1, output_format: "json" });
    const answer = Promise.withResolvers<IncomingMessage>();
    const pending = request(`${address}/generate`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": body.length },
    });
    pending.on("response", answer.resolve).on("error", answer.reject);
    pending.write(body.slice(0, 20));
    // One full request on another connection shows that the first part of ours has arrived before it.
    await fetch(`${address}/health`);
    service.child.kill("SIGTERM");
    await service.printed(/SIGTERM: stopping/);
    pending.end(body.slice(20));
    const { statusCode } = await answer.promise.then((response) => response.resume());
    expect(statusCode).toBe(200);
    expect(await service.ended).toMatchObject({ code: 0 });
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  test("ends although nobody reads its log any more", async () => {
    // A keeper starts the service and reads its log until it is killed. Descriptor 3 is open as long as either lives.
    const keeper = spawn(
      process.execPath,
      [
        "-e",
        `const { spawn } = require("node:child_process");
         const service = spawn(process.execPath, ["apps/server/src/main.ts"], { stdio: ["ignore", "pipe", "ignore", 3] });
         service.stdout.on("data", () => console.log(service.pid));`,
      ],
      { cwd: root, env: environment({ PORT: "0" }), stdio: ["ignore", "pipe", "ignore", "pipe"] },
    );
    const held = keeper.stdio[3];
    if (!(held instanceof Readable && keeper.stdout)) throw new Error("the keeper's pipes are open");
    const bothEnded = once(held.resume(), "close");
    const [pid] = await once(keeper.stdout, "data");
    keeper.kill("SIGKILL");
    await once(keeper, "exit");
    process.kill(Number(String(pid).trim().split("\n")[0]), "SIGTERM");
    await bothEnded;
  });

  test("counts a repeated Ctrl-C as one", async () => {
    const service = serve();
    await addressOf(service);
    service.child.kill("SIGINT");
    service.child.kill("SIGINT");
    expect(await service.ended).toMatchObject({ code: 0 });
  });

  test("says in one sentence when its port is taken, and ends with 1", async () => {
    const first = serve();
    const port = new URL(await addressOf(first)).port;
    const ended = await serve({ PORT: port }).ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use\\..*\\n$`));
  });

  test("lists all mistakes in its settings at once, and ends with 1", async () => {
    const ended = await serve({ PORT: "eighty", LOG_LEVEL: "loud", CORS_ORIGINS: "example.org" }).ended;
    expect(ended.code).toBe(1);
    for (const name of ["PORT", "LOG_LEVEL", "CORS_ORIGINS"]) expect(ended.stderr).toContain(name);
    expect(ended.stderr).not.toContain("    at ");
  });

  test("says in its log which variable is nearly a setting, and starts", async () => {
    const service = serve({ LOG_LEVL: "debug" });
    await service.printed(
      /"level":"warn".*LOG_LEVL is not a setting, and is ignored; did you mean LOG_LEVEL\?/,
    );
    await addressOf(service);
  });

  test("opens a second listener for scrapers, and a new token takes force on SIGHUP", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "music-brain-token-")), "token");
    writeFileSync(file, "the-first-token\n");
    const service = serve({ PROMETHEUS_ENABLED: "true", PROMETHEUS_PORT: "0", METRICS_TOKEN_FILE: file });
    const [, scrapes = ""] = await service.printed(/metrics for scrapers at (http:\S+\/metrics)/);
    const text = await (await fetch(scrapes)).text();
    for (const name of [
      "nodejs_eventloop_lag_p99_seconds",
      "nodejs_gc_duration_seconds",
      "process_resident_memory_bytes",
    ]) {
      // Garbage may not have been collected yet: the metric is there before its first value.
      expect(text).toContain(`# TYPE ${name} `);
    }
    const address = await addressOf(service);
    const status = async (token: string) =>
      (await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status("the-first-token")).toBe(200);
    writeFileSync(file, "the-second-token\n");
    service.child.kill("SIGHUP");
    await service.printed(/SIGHUP: reloaded/);
    expect(await status("the-first-token")).toBe(401);
    expect(await status("the-second-token")).toBe(200);
    service.child.kill("SIGTERM");
    expect((await service.ended).stdout).not.toContain("token\n");
  });

  test("logs one line of JSON a request, with what an operator needs", async () => {
    const service = serve();
    const address = await addressOf(service);
    await fetch(`${address}/emotions/nodes/39`, { headers: { "x-request-id": "journey-1" } });
    service.child.kill("SIGTERM");
    const lines = (await service.ended).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter((line) => line["request_id"] === "journey-1");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: "GET", status: 200 });
    expect(JSON.stringify(requests[0])).toContain("/emotions/nodes/:id");
  });
});

describe("npm start", () => {
  test("passes SIGTERM on to the service, which stops cleanly", async () => {
    const npm = start("npm", ["start"], { env: environment({ PORT: "0" }) });
    const address = await addressOf(npm);
    npm.child.kill("SIGTERM");
    await npm.ended;
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });
});

test("what no request needs is not loaded: neither a client of HTTP, nor those of Redis, PostgreSQL and mail", async () => {
  const code = `
    await import("./apps/server/src/run.ts");
    const { createRequire } = await import("node:module");
    console.log(process.moduleLoadList.filter((name) => name.includes("undici/undici")).join());
    console.log(Object.keys(createRequire(import.meta.url).cache).filter((path) =>
      /node_modules.(ioredis|pg|nodemailer|@opentelemetry.sdk)/.test(path)).join());`;
  const { ended } = start(process.execPath, ["--input-type=module", "-e", code], { env: environment() });
  expect((await ended).stdout).toBe("\n\n");
});
