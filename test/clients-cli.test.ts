// Clients of the authorization server from the command line, beside a service that runs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { WireApplication, WireClient } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";
import { connect } from "./support/third-party.ts";

const folder = mkdtempSync(join(tmpdir(), "music-brain-clients-"));
const env = environment({
  DATA_DIR: folder,
  PORT: "0",
  ALLOW_ANONYMOUS: "false",
  RATE_LIMIT_ENABLED: "false",
});
const REDIRECT = "https://diary.example.org/signed-in";
const clara = { username: "clara", password: "seven quiet rivers" };
let service: Running;
let address: string;

beforeAll(async () => {
  service = start(process.execPath, ["apps/server/src/main.ts"], { env });
  address = await addressOf(service);
  const made = await fetch(`${address}/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(clara),
  });
  expect(made.status).toBe(201);
});

afterAll(async () => {
  service.child.kill("SIGKILL");
  await service.ended;
  rmSync(folder, { recursive: true });
});

const client = (...args: string[]) =>
  start(process.execPath, [join(root, "apps/cli/src/main.ts"), "client", ...args], { env }).ended;

interface Made {
  readonly client: WireClient;
  readonly secret: string | null;
}

async function create(...args: string[]): Promise<Made> {
  const { code, stdout, stderr } = await client("create", ...args, "--json");
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function listed(): Promise<readonly WireClient[]> {
  return JSON.parse((await client("list", "--json")).stdout);
}

const machine = (name: string) => create(name, "--kind", "machine", "--scope", "generate");

const tokenOf = (id: string, secret: string | null) =>
  fetch(`${address}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "generate" }),
  });

const compose = async (token: string) =>
  (
    await fetch(`${address}/generate`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ intent: { emotional_intent: "quiet joy" }, dry_run: true }),
    })
  ).status;

/** Asks until a token is refused: on SQLite a service looks twice a second for what others did. */
async function refused(token: string): Promise<void> {
  while ((await compose(token)) !== 401);
}

describe("music-brain client", () => {
  test("create prints an id and a secret, with which a machine gets tokens", async () => {
    const { code, stdout } = await client("create", "Band", "--kind", "machine", "--scope", "generate");
    expect(code).toBe(0);
    const [, id = "", secret = ""] =
      /^client_id {6}(cli_\S+)\nclient_secret {2}(mbc_\S+) {2}\(not shown again\)\n$/.exec(stdout) ?? [];
    const answer = await tokenOf(id, secret);
    expect(answer.status).toBe(200);
    const { access_token } = (await answer.json()) as { access_token: string };
    expect(await compose(access_token)).toBe(200);
  });

  test("list shows every client, and nothing that a terminal would obey", async () => {
    const { client: made, secret } = await create(
      ...["Diary\u001b[31m", "--kind", "public", "--scope", "generate songs:read"],
      ...["--redirect-uri", REDIRECT, "--redirect-uri", `${REDIRECT}/again`],
    );
    expect(secret).toBeNull();
    expect(await listed()).toContainEqual({
      ...made,
      kind: "public",
      redirect_uris: [REDIRECT, `${REDIRECT}/again`],
      scopes: ["generate", "songs:read"],
      created_by: null,
    });
    const { stdout } = await client("list");
    expect(stdout).toContain(made.id);
    expect(stdout).toContain("Diary?[31m");
    expect(stdout).not.toContain("\u001b");
  });

  test("rotate gives another secret: the one before is good no more, tokens are", async () => {
    const { client: made, secret } = await machine("Rotor");
    const { access_token } = (await (await tokenOf(made.id, secret)).json()) as { access_token: string };
    const { code, stdout } = await client("rotate", made.id);
    expect(code).toBe(0);
    const next = stdout.trim();
    expect(next).toMatch(/^mbc_[\w-]{43}$/);
    expect([(await tokenOf(made.id, secret)).status, (await tokenOf(made.id, next)).status]).toEqual([
      401, 200,
    ]);
    expect(await compose(access_token)).toBe(200);
  });

  test("delete ends all that a client has", async () => {
    const { client: made, secret } = await machine("Short-lived");
    const { access_token } = (await (await tokenOf(made.id, secret)).json()) as { access_token: string };
    expect(await compose(access_token)).toBe(200);
    expect(await client("delete", made.id)).toMatchObject({ code: 0, stdout: `${made.id} is gone.\n` });
    await refused(access_token);
    expect((await tokenOf(made.id, secret)).status).toBe(401);
  });

  test("consents tells whom somebody has let act for them; withdraw ends it", async () => {
    const { client: diary } = await create(
      ...["Mood Diary", "--kind", "public", "--scope", "generate", "--redirect-uri", REDIRECT],
    );
    const party = { address, clientId: diary.id, redirectUri: REDIRECT, scope: "generate" };
    const { access_token } = await connect(party, clara);
    expect(await compose(access_token)).toBe(200);
    const [consent]: readonly WireApplication[] = JSON.parse(
      (await client("consents", "clara", "--json")).stdout,
    );
    expect(consent).toMatchObject({ id: diary.id, name: "Mood Diary", scopes: ["generate"] });
    expect(await client("withdraw", "clara", diary.id)).toMatchObject({
      code: 0,
      stdout: `${diary.id} acts for clara no more.\n`,
    });
    await refused(access_token);
    expect((await client("consents", "clara")).stdout).toBe("clara has let no client act for them.\n");
    expect(await client("withdraw", "clara", diary.id)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`clara has not agreed to ${diary.id}.`),
    });
  });

  test("says in a sentence what cannot be, and makes nothing then", async () => {
    const before = await listed();
    const to = (address: string) => ["--redirect-uri", address];
    const wrong: readonly (readonly [args: readonly string[], why: string])[] = [
      [["create", "Nobody", "--kind", "machine", "--scope", "fly"], "fly is no scope."],
      [["create", "Nobody", "--kind", "machine", "--scope", "admin"], "admin, which is for people alone"],
      [["create", "Nobody", "--scope", "generate"], "redirect_uris has to name at least one"],
      [["create", "Nobody", "--scope", "generate", ...to("http://diary.example.org/")], "addresses of https"],
      [
        ["create", "Nobody", "--kind", "machine", "--scope", "generate", ...to(REDIRECT)],
        "nobody is sent to a machine",
      ],
      [["rotate", "cli_none"], "There is no such client"],
      [["delete", "cli_none"], "There is no such client"],
      [["consents", "nobody"], "There is no account nobody."],
      [["withdraw", "nobody", "cli_none"], "There is no account nobody."],
    ];
    const ended = await Promise.all(wrong.map(([args]) => client(...args)));
    for (const [index, [, why]] of wrong.entries()) {
      expect(ended[index]).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(why) });
    }
    expect(await listed()).toEqual(before);
  });
});
