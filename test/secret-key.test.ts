// Where the key comes from that tokens are signed with: the environment, a file that is kept, or nowhere.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

const serve = (changes: Readonly<Record<string, string>>): Running => {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", SECRET_KEY: "", ...changes }),
  });
  onTestFinished(() => {
    service.child.kill("SIGKILL");
  });
  return service;
};

async function sent(address: string, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

test("outside production one is made and kept for its owner alone, and tokens outlive a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = serve({ DATA_DIR: folder });
  const address = await addressOf(first);
  await first.printed(/SECRET_KEY is not set: one was made, and is kept in/);
  const path = join(folder, "secret-key");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const who = { username: "clara", password: "seven quiet rivers" };
  await sent(address, "/auth/register", who);
  const { access_token: token } = await sent(address, "/auth/login", who);
  first.child.kill("SIGTERM");
  const { stdout } = await first.ended;
  for (const secret of [readFileSync(path, "utf8").trim(), who.password, String(token)]) {
    expect(stdout).not.toContain(secret);
  }
  const second = serve({ DATA_DIR: folder });
  const me = await fetch(`${await addressOf(second)}/auth/me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(me.status).toBe(200);
});

test.each([
  ["none", ""],
  ["a short one", "f3A9zQ71mPx04kLw"],
  ["one that everybody knows", "your-secret-key-change-in-production"],
])("production does not start with %s, and says how to make one", async (_name, SECRET_KEY) => {
  const { code, stderr } = await serve({ NODE_ENV: "production", SECRET_KEY }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^SECRET_KEY .*; make one with: openssl rand -base64 48\.?\n$/);
});
