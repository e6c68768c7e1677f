// Accounts from the command line, beside a service that runs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-accounts-"));
const env = environment({ DATA_DIR: folder, PORT: "0", PUBLIC_URL: "https://music.example.org" });
let service: Running;
let address: string;

beforeAll(async () => {
  service = start(process.execPath, ["apps/server/src/main.ts"], { env });
  address = await addressOf(service);
});

afterAll(async () => {
  service.child.kill("SIGKILL");
  await service.ended;
  rmSync(folder, { recursive: true });
});

/** Runs a command with something on its standard input. */
async function musicBrain(
  args: readonly string[],
  input = "",
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, "apps/cli/src/main.ts"), ...args], { env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

const post = (path: string, body: object) =>
  fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function login(username: string, password: string): Promise<string | undefined> {
  const answer = (await (await post("/auth/login", { username, password })).json()) as {
    access_token?: string;
  };
  return answer.access_token;
}

const me = (token: string | undefined) =>
  fetch(`${address}/auth/me`, { headers: { authorization: `Bearer ${token}` } });

/** Asks until the answer is another one: on SQLite a service looks twice a second for what others did. */
async function until(status: number, ask: () => Promise<Response>): Promise<void> {
  while ((await ask()).status !== status);
}

describe("music-brain", () => {
  test("admin create makes the first administrator, with a password from standard input", async () => {
    const made = await musicBrain(
      ["admin", "create", "root", "--email", "root@example.org"],
      "a key under the mat\n",
    );
    expect(made).toEqual({ code: 0, out: "root is made (admin).\n", err: "" });
    expect((await me(await login("root", "a key under the mat"))).status).toBe(200);
  });

  test("user create takes a password from a file, or prints a link", async () => {
    const file = join(folder, "password");
    writeFileSync(file, "seven quiet rivers\n");
    expect((await musicBrain(["user", "create", "clara", "--password-file", file])).out).toBe(
      "clara is made (member).\n",
    );
    expect(await login("clara", "seven quiet rivers")).toBeDefined();
    const { out } = await musicBrain(["user", "create", "robert", "--link"]);
    const token = /https:\/\/music\.example\.org\/auth\/password\/reset#token=(\S+)/.exec(out)?.[1];
    expect((await post("/auth/password/reset", { token, new_password: "seven quiet rivers" })).status).toBe(
      204,
    );
    expect(await login("robert", "seven quiet rivers")).toBeDefined();
  });

  test.each([
    [["user", "create", "clara"], "another password\n", /^Another account has this username/],
    [["user", "create", "johannes"], "password1\n", /10,000 commonest/],
    [["user", "create", "johannes"], "", /^There is no password in standard input/],
    [["user", "create", "no name"], "seven quiet rivers\n", /^username has to be letters/],
    [["user", "show", "nobody"], "", /^There is no account nobody\.$/],
    [["user", "delete", "clara"], "", /say --yes/],
    [["user", "role", "root", "member"], "", /^This is the last administrator/],
    [
      ["key", "create", "clara", "x", "--scope", "admin"],
      "",
      /^A key cannot do what its owner may not: admin\.$/,
    ],
    [["key", "create", "clara", "x", "--per-minute", "5"], "", /^Limits go together: give --per-minute/],
    [
      ["key", "create", "clara", "x", "--per-day", "0"],
      "",
      /It has to be a whole number from 1 to 100000000\./,
    ],
    [["key", "revoke", "clara", "none"], "", /^clara has no key none\.$/],
    [["user", "disable-2fa", "clara"], "", /^clara has no second factor\.$/],
    [["session", "end", "clara"], "", /^Name a session, or say --all\.$/],
    [["session", "end", "clara", "ses_none"], "", /^clara has no session ses_none\.$/],
  ])("%j says what is wrong, and ends with 1", async (args, input, why) => {
    const { code, err } = await musicBrain(args, input);
    expect(code).toBe(1);
    expect(err.trim()).toMatch(why);
    expect(err).not.toContain("    at ");
  });

  test("user list and show tell who there is", async () => {
    const { out } = await musicBrain(["user", "list", "--json"]);
    const names = (JSON.parse(out) as { username: string }[]).map(({ username }) => username);
    expect(names).toEqual(["clara", "robert", "root"]);
    expect((await musicBrain(["user", "list", "--begin", "cl"])).out).toMatch(/clara +│ member/);
    expect((await musicBrain(["user", "show", "Root"])).out).toMatch(/root +│ admin +│ root@example\.org/);
  });

  test("session list and end: what is ended opens nothing in the service that runs", async () => {
    const token = await login("clara", "seven quiet rivers");
    expect((await me(token)).status).toBe(200);
    const { out } = await musicBrain(["session", "list", "clara", "--json"]);
    const sessions = JSON.parse(out) as { id: string; device: string }[];
    expect(sessions[0]?.device).toBe("node");
    for (const { id } of sessions) await musicBrain(["session", "end", "clara", id]);
    await until(401, () => me(token));
    const other = await login("clara", "seven quiet rivers");
    expect((await musicBrain(["session", "end", "clara", "--all"])).out).toBe(
      "All sessions of clara are over.\n",
    );
    await until(401, () => me(other));
    expect((await musicBrain(["session", "list", "clara"])).out).toBe("clara is signed in nowhere.\n");
  });

  test("key create, list, rotate and revoke: what is revoked opens nothing in the service that runs", async () => {
    const create = ["key", "create", "clara", "the lamp", "--scope", "keys:manage", "generate"];
    const limits = ["--per-minute", "5000", "--per-hour", "6000", "--per-day", "7000"];
    const { out: made, err: about } = await musicBrain([...create, ...limits]);
    const saidOfIt = '"the lamp", keys:manage generate, within 5000/minute 6000/hour 7000/day';
    expect(about).toContain(saidOfIt);
    const list = (key: string) => fetch(`${address}/auth/api-keys`, { headers: { "x-api-key": key.trim() } });
    expect((await list(made)).status).toBe(200);
    const { out } = await musicBrain(["key", "list", "clara", "--json"]);
    const [key] = JSON.parse(out) as { id: string; name: string; scopes: string[] }[];
    expect(key).toMatchObject({
      name: "the lamp",
      scopes: ["keys:manage", "generate"],
      limits: { per_minute: 5000, per_hour: 6000, per_day: 7000 },
    });
    expect((await musicBrain(["key", "list", "clara"])).out).toContain("5000/minute 6000/hour 7000/day");
    const { out: next, err: stillAbout } = await musicBrain(["key", "rotate", "clara", key?.id ?? ""]);
    expect(stillAbout).toContain(saidOfIt);
    await until(401, () => list(made));
    expect((await list(next)).status).toBe(200);
    expect((await musicBrain(["key", "revoke", "clara", key?.id ?? ""])).out).toBe(
      `${key?.id} is revoked: ${saidOfIt}.\n`,
    );
    await until(401, () => list(next));
    expect((await musicBrain(["key", "list", "clara"])).out).toBe("clara has no keys.\n");
  });

  test("user disable, enable, role, export and delete", async () => {
    const token = await login("robert", "seven quiet rivers");
    expect((await musicBrain(["user", "disable", "robert"])).code).toBe(0);
    await until(401, () => me(token));
    expect(await login("robert", "seven quiet rivers")).toBeUndefined();
    await musicBrain(["user", "enable", "robert"]);
    expect((await musicBrain(["user", "role", "robert", "admin"])).out).toBe(
      "robert is an administrator now.\n",
    );
    expect(JSON.parse((await musicBrain(["user", "export", "robert"])).out)).toMatchObject({
      account: { username: "robert", role: "admin" },
    });
    expect((await musicBrain(["user", "delete", "robert", "--yes"])).out).toBe("robert is gone.\n");
    expect((await musicBrain(["user", "show", "robert"])).code).toBe(1);
  });
});
