// What one replica revokes is refused by the others, by word through PostgreSQL; and without it, by looking.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Database, migrateDatabase, openDatabase } from "../apps/server/src/database/database.ts";
import { CredentialCache } from "../apps/server/src/identity/credential-cache.ts";
import { postgresRevocations } from "../apps/server/src/identity/postgres-revocations.ts";
import type { Principal } from "../apps/server/src/identity/principal.ts";
import type { Revocations } from "../apps/server/src/identity/revocation.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { postgresOptions } from "./support/postgres-databases.ts";

let server: TestPostgres;

beforeAll(async () => {
  server = await startPostgres();
  await migrateDatabase(postgresOptions(server.url));
});
afterAll(() => server.remove());

const principal: Principal = { kind: "user", id: "user:u", userId: "u", sessionId: "s", scopes: new Set() };

interface Replica {
  readonly database: Database;
  readonly revocations: Revocations;
  readonly cache: CredentialCache;
  readonly asked: () => number;
  /** Resolves when the replica hears, or hears no more. */
  readonly changed: (hears: boolean) => Promise<void>;
}

/** A replica that never asks again for what it heard nothing of. */
async function replica(url = server.url): Promise<Replica> {
  const database = await openDatabase(postgresOptions(server.url));
  const waiting: { hears: boolean; resolve: () => void }[] = [];
  let asked = 0;
  const revocations = postgresRevocations({
    database,
    url,
    onChange(hears) {
      for (const one of waiting) if (one.hears === hears) one.resolve();
    },
  });
  onTestFinished(async () => {
    await revocations.close();
    await database.destroy();
  });
  const check = {
    check: async () => {
      asked++;
      return principal;
    },
  };
  const cache = new CredentialCache({
    checks: [check],
    revocations,
    freshMs: 0,
    heardMs: Number.POSITIVE_INFINITY,
  });
  const changed = (hears: boolean) =>
    new Promise<void>((resolve) => {
      if (revocations.hearsOthers() === hears) resolve();
      else waiting.push({ hears, resolve });
    });
  await changed(true);
  return { database, revocations, cache, asked: () => asked, changed };
}

/** Lets the event loop turn until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test("a session that one replica ends is asked for again by another, which had it in mind", async () => {
  const [here, there] = await Promise.all([replica(), replica()]);
  await there.cache.principalOf("token", 0);
  await there.cache.principalOf("token", 1e12);
  expect(there.asked()).toBe(1);
  await here.revocations.announce({ kind: "session", id: "other" });
  await here.revocations.announce({ kind: "session", id: "s" });
  await until(() => there.cache.principalOf("token", 0) instanceof Promise);
  expect(there.asked()).toBe(2);
});

/** A way to the server that can be held up: nothing is closed, and nothing comes through any more. */
async function wire(): Promise<{
  readonly url: string;
  readonly hold: () => void;
  readonly letGo: () => void;
}> {
  const { hostname, port } = new URL(server.url);
  const sockets: Socket[] = [];
  let held = false;
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on("data", (bytes) => {
        if (!held) to.write(bytes);
      });
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
      sockets.push(from);
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  });
  const url = new URL(server.url);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    hold: () => {
      held = true;
    },
    letGo: () => {
      held = false;
    },
  };
}

/** Something that happens to a replica's PostgreSQL, and is over again. */
interface Fault {
  readonly url: string;
  readonly fail: () => Promise<void> | void;
  readonly heal: () => Promise<void> | void;
}

const faults: Readonly<Record<string, () => Promise<Fault>>> = {
  "is killed": async () => ({ url: server.url, fail: server.kill, heal: server.start }),
  "is not heard of any more": async () => {
    const { url, hold, letGo } = await wire();
    return { url, fail: hold, heal: letGo };
  },
};

test.each(Object.entries(faults))(
  "a replica whose PostgreSQL %s believes nothing that it has in mind, and hears again when it is back",
  async (_what, prepare) => {
    const { url, fail, heal } = await prepare();
    const [here, there] = await Promise.all([replica(), replica(url)]);
    await there.cache.principalOf("token", 0);
    await fail();
    await there.changed(false);
    expect(there.cache.principalOf("token", 0)).toBeInstanceOf(Promise);
    await heal();
    await Promise.all([there.changed(true), here.changed(true)]);
    await there.cache.principalOf("token", 0);
    const asked = there.asked();
    expect(there.cache.principalOf("token", 0)).toBe(principal);
    await here.revocations.announce({ kind: "user", id: "u" });
    await until(() => there.cache.principalOf("token", 0) instanceof Promise);
    expect(there.asked()).toBe(asked + 1);
  },
);
