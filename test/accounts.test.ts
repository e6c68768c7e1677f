// Accounts on services as they run: two replicas on one PostgreSQL, and what their log says.
import process from "node:process";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { migrateDatabase } from "../apps/server/src/database/database.ts";
import { type PostgresDatabases, postgresDatabases, postgresOptions } from "./support/postgres-databases.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

const PASSWORD = "seven quiet rivers";
const admin = { ADMIN_USERNAME: "root", ADMIN_PASSWORD: "a key under the mat" };

function serve(changes: Readonly<Record<string, string>>): Running {
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", NODE_ENV: "production", RATE_LIMIT_ENABLED: "false", ...changes }),
  });
  onTestFinished(() => void service.child.kill("SIGKILL"));
  return service;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function send(
  address: string,
  method: string,
  path: string,
  { body, token }: { readonly body?: object; readonly token?: unknown } = {},
): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, {
    method,
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
}

async function signIn(address: string, username: string, password = PASSWORD): Promise<Answer["body"]> {
  return (await send(address, "POST", "/auth/login", { body: { username, password } })).body;
}

describe("two replicas on one PostgreSQL", () => {
  let databases: PostgresDatabases;

  beforeAll(async () => {
    databases = await postgresDatabases();
  });
  afterAll(() => databases.remove());

  test("know the same accounts, and refuse what the other one has ended or disabled", async () => {
    const url = await databases.empty();
    await migrateDatabase(postgresOptions(url));
    const replicas = [
      serve({ ...admin, DATABASE_URL: url }),
      serve({ ...admin, DATABASE_URL: url }),
    ] as const;
    const [here, there] = await Promise.all([addressOf(replicas[0]), addressOf(replicas[1])]);
    await Promise.all(replicas.map(({ printed }) => printed(/what other replicas revoke is heard/)));
    const me = async (token: unknown) => (await send(there, "GET", "/auth/me", { token })).status;
    const refused = async (token: unknown) => {
      while ((await me(token)) !== 401);
    };

    const { body: clara } = await send(here, "POST", "/auth/register", {
      body: { username: "clara", password: PASSWORD },
    });
    const { access_token: ended } = await signIn(here, "clara");
    expect(await me(ended)).toBe(200);
    expect((await send(here, "POST", "/auth/logout", { token: ended })).status).toBe(204);
    await refused(ended);

    const { access_token: disabled } = await signIn(there, "clara");
    const { access_token: root } = await signIn(here, "root", admin.ADMIN_PASSWORD);
    expect(await me(disabled)).toBe(200);
    const change = { body: { disabled: true }, token: root };
    expect((await send(here, "PATCH", `/admin/users/${clara["id"]}`, change)).status).toBe(200);
    await refused(disabled);
  });

  test("refuse a key that the other one has revoked or rotated", async () => {
    const url = await databases.empty();
    await migrateDatabase(postgresOptions(url));
    const [here, there] = await Promise.all([
      addressOf(serve({ DATABASE_URL: url })),
      addressOf(serve({ DATABASE_URL: url })),
    ]);
    await send(here, "POST", "/auth/register", { body: { username: "clara", password: PASSWORD } });
    const { access_token: token } = await signIn(here, "clara");
    const body = { name: "the lamp", scopes: ["keys:manage"] };
    const { body: made } = await send(here, "POST", "/auth/api-keys", { body, token });
    const ask = async (key: unknown) => (await send(there, "GET", "/auth/api-keys", { token: key })).status;
    const refused = async (key: unknown) => {
      while ((await ask(key)) !== 401);
    };
    expect(await ask(made["key"])).toBe(200);
    const { body: next } = await send(here, "POST", `/auth/api-keys/${made["id"]}/rotate`, {
      body: {},
      token,
    });
    await refused(made["key"]);
    expect(await ask(next["key"])).toBe(200);
    expect((await send(here, "DELETE", `/auth/api-keys/${made["id"]}`, { token })).status).toBe(204);
    await refused(next["key"]);
  });

  test("end a session whose refresh token comes to both at once", async () => {
    const url = await databases.empty();
    await migrateDatabase(postgresOptions(url));
    const [here, there] = await Promise.all([
      addressOf(serve({ DATABASE_URL: url })),
      addressOf(serve({ DATABASE_URL: url })),
    ]);
    await send(here, "POST", "/auth/register", { body: { username: "clara", password: PASSWORD } });
    const { refresh_token } = await signIn(here, "clara");
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send(index % 2 ? here : there, "POST", "/auth/refresh", { body: { refresh_token } }),
      ),
    );
    const [fresh, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    const again = { body: { refresh_token: fresh?.body["refresh_token"] } };
    expect((await send(there, "POST", "/auth/refresh", again)).status).toBe(401);
  });
});

test("60 passwords at once: five are compared, the others have to wait, whatever X-Forwarded-For they send", async () => {
  const service = serve({});
  const address = await addressOf(service);
  await send(address, "POST", "/auth/register", { body: { username: "clara", password: PASSWORD } });
  const statuses = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const answer = await fetch(`${address}/auth/login`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": `198.51.100.${index}` },
        body: JSON.stringify({ username: "clara", password: `guess number ${index}` }),
      });
      await answer.text();
      return answer.status;
    }),
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(55);
});

test("no secret of an account is in the log of a whole run, whatever becomes of the request", async () => {
  const service = serve({ ...admin, LOG_LEVEL: "trace" });
  const address = await addressOf(service);
  const secrets: unknown[] = [
    PASSWORD,
    admin.ADMIN_PASSWORD,
    "eight louder mountains",
    "nine silent valleys",
  ];
  const body = { username: "clara", password: PASSWORD };
  await send(address, "POST", "/auth/register", { body });
  await send(address, "POST", "/auth/register", { body });
  await send(address, "POST", "/auth/login", { body: { ...body, password: "nine silent valleys" } });
  await send(address, "POST", "/auth/login", { body: { ...body, extra: PASSWORD } });
  const { access_token: token, refresh_token, device_token } = await signIn(address, "clara");
  const fresh = (await send(address, "POST", "/auth/refresh", { body: { refresh_token } })).body;
  await send(address, "GET", `/auth/me?token=${token}`, { token });
  await send(address, "GET", "/auth/me", { token: `${token}x` });
  const wish = { name: "the lamp", scopes: ["keys:manage"] };
  const { key } = (await send(address, "POST", "/auth/api-keys", { body: wish, token })).body;
  await send(address, "GET", `/auth/api-keys?key=${key}`, { token: key });
  const factor = (await send(address, "POST", "/auth/2fa/enroll", { body: { password: PASSWORD }, token }))
    .body;
  await send(address, "POST", "/auth/2fa/activate", { body: { code: factor["secret"] }, token });
  const change = { current_password: PASSWORD, new_password: "eight louder mountains" };
  await send(address, "POST", "/auth/password", { body: change, token });
  const { access_token: root } = await signIn(address, "root", admin.ADMIN_PASSWORD);
  const { account } = (await send(address, "GET", "/auth/me", { token })).body as { account: { id: string } };
  const link = (await send(address, "POST", `/admin/users/${account.id}/password-link`, { token: root }))
    .body;
  await send(address, "POST", "/auth/password/reset", {
    body: { token: link["token"], new_password: "password1" },
  });
  await send(address, "POST", "/auth/refresh", { body: { refresh_token } });
  secrets.push(
    token,
    refresh_token,
    device_token,
    key,
    factor["secret"],
    fresh["access_token"],
    fresh["refresh_token"],
    root,
    link["token"],
  );
  service.child.kill("SIGTERM");
  const { stdout } = await service.ended;
  expect(stdout).toContain(`"caller_id":"user:${account.id}"`);
  for (const secret of secrets) {
    expect(secret).toBeTypeOf("string");
    expect(stdout).not.toContain(secret);
  }
});
