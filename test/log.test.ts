import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { environment, type Running, start } from "./support/programs.ts";

const serve = (changes: Readonly<Record<string, string>>, node: readonly string[] = []): Running => {
  const service = start(process.execPath, [...node, "apps/server/src/main.ts"], {
    env: environment({ PORT: "0", ...changes }),
  });
  onTestFinished(() => {
    service.child.kill("SIGKILL");
  });
  return service;
};

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Reads a file again and again until something is in it. */
async function fileHas(path: string, pattern: RegExp): Promise<string> {
  for (;;) {
    try {
      const found = pattern.exec(readFileSync(path, "utf8"));
      if (found) return found[0];
    } catch {}
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("LOG_FILE takes the log, and SIGHUP opens it anew after a rotation", async () => {
  const path = join(temporaryFolder(), "service.log");
  const service = serve({ LOG_FILE: path });
  const address = await fileHas(path, /http:\/\/127\.0\.0\.1:\d+/);
  renameSync(path, `${path}.1`);
  service.child.kill("SIGHUP");
  await fileHas(path, /SIGHUP: reloaded/);
  await fetch(`${address}/health`, { headers: { "x-request-id": "after-rotation" } });
  service.child.kill("SIGTERM");
  expect(await service.ended).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(path, "utf8")).toContain("after-rotation");
  expect(readFileSync(`${path}.1`, "utf8")).not.toContain("after-rotation");
});

test("a LOG_FILE that cannot be written is one sentence, and code 1", async () => {
  const ended = await serve({ LOG_FILE: "/nowhere/service.log" }).ended;
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/^LOG_FILE \/nowhere\/service\.log cannot be written: ENOENT.*\n$/);
});

test.each([
  ["an error", "setTimeout(() => { throw new Error('fault') })", "fault"],
  ["a rejection", "setTimeout(() => Promise.reject(new Error('fault')))", "fault"],
])("%s that nobody caught ends the process with 1 and a last line", async (_name, code, message) => {
  const fault = `data:text/javascript,process.once("SIGUSR2", () => { ${code} })`;
  const service = serve({}, ["--import", fault]);
  await service.printed(/listening/);
  service.child.kill("SIGUSR2");
  const { code: status, stdout } = await service.ended;
  expect(status).toBe(1);
  const last = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
  expect(last).toMatchObject({ level: "fatal", msg: "crashed", err: { message } });
  expect(last["err"]).toHaveProperty("stack", expect.stringContaining("Error: fault"));
});

test("no secret that callers send is in the log of a whole run", async () => {
  const service = serve({ LOG_LEVEL: "trace" });
  const [address] = await service.printed(/http:\/\/127\.0\.0\.1:\d+/);
  const secret = "pa55w0rd-of-somebody";
  const headers = {
    authorization: `Bearer ${secret}`,
    cookie: `session=${secret}`,
    "x-api-key": `mb_${secret}`,
    "content-type": "application/json",
  };
  const bodies = [
    `{"password":"${secret}"}`,
    `{"password":"${secret}`,
    JSON.stringify({ intent: { emotional_intent: "calm" }, token: secret }),
  ];
  for (const body of bodies) await fetch(`${address}/generate`, { method: "POST", headers, body });
  for (const path of [`/?token=${secret}`, `/emotions/%ff?password=${secret}`, `/nope?api_key=${secret}`]) {
    await fetch(`${address}${path}`, { headers });
  }
  service.child.kill("SIGTERM");
  const { stdout } = await service.ended;
  expect(stdout.match(/"msg":"request"/g)).toHaveLength(6);
  expect(stdout).not.toContain(secret);
});
