// Two replicas behind nginx, with two workers: together they are one service. SCALE_SECONDS is how long each load lasts.
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { Agent } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { type Cluster, startCluster } from "./support/cluster.ts";

const seconds = Number(process.env["SCALE_SECONDS"] ?? 3);

/** So many ask at the same time. */
const CALLERS = 8;

let cluster: Cluster;
let trusting: Agent;
let front: string;

beforeAll(async () => {
  cluster = await startCluster();
  front = cluster.nginx.https;
  trusting = new Agent({ allowH2: false, connect: { ca: cluster.nginx.certificate } });
}, 300_000);

afterAll(async () => {
  await trusting?.close();
  await cluster?.remove();
}, 60_000);

let people = 0;
async function newPerson(): Promise<Person> {
  const person = new Person(`person-${++people}`, trusting);
  await person.register(front);
  return person;
}

test("a limit is exact over both replicas, whichever answers", async () => {
  const person = await newPerson();
  const limits = { per_minute: 100_000, per_hour: 100_000, per_day: 200 };
  const made = await person.ask(front, "POST", "/auth/api-keys", {
    body: { name: "limited", scopes: ["generate"], limits },
  });
  expect(made.status).toBe(201);
  const started = performance.now();
  const counts = new Map<number, number>();
  let left = 500;
  const line = async () => {
    while (left-- > 0) {
      const { status } = await person.ask(front, "GET", "/emotions/joy", {
        token: "",
        headers: { "x-api-key": made.body.key },
      });
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, line));
  // A token of two hundred a day comes back in seven minutes.
  const back = Math.ceil((performance.now() - started) / (86_400_000 / 200));
  expect(counts.get(200)).toBeGreaterThanOrEqual(200);
  expect(counts.get(200)).toBeLessThanOrEqual(200 + back);
  expect([...counts.keys()].sort()).toEqual([200, 429]);
});

test("a key that is revoked on one replica is dead on the other within a second", async () => {
  const [one, other] = cluster.replicas;
  const person = await newPerson();
  const { body: key } = await person.ask(one.address, "POST", "/auth/api-keys", {
    body: { name: "short-lived", scopes: ["songs:read"] },
  });
  const use = async () =>
    (await person.ask(other.address, "GET", "/songs", { token: "", headers: { "x-api-key": key.key } }))
      .status;
  expect([await use(), await use()]).toEqual([200, 200]);
  const revoked = await person.ask(one.address, "DELETE", `/auth/api-keys/${key.id}`);
  expect(revoked.status).toBe(204);
  const started = performance.now();
  while ((await use()) === 200);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await use()).toBe(401);
});

test("a session that begins on one replica goes on, and ends, on the other", async () => {
  const [one, other] = cluster.replicas.map(({ address }) => address) as [string, string];
  const person = await newPerson();
  const first = await person.signIn(one);
  const second = await person.signIn(other);
  expect((await person.ask(other, "GET", "/auth/me", { token: first })).status).toBe(200);
  const { body } = await person.ask(one, "GET", "/auth/sessions", { token: second });
  expect(body.sessions.length).toBe(3);
  expect((await person.ask(other, "POST", "/auth/logout", { token: first })).status).toBe(204);
  const started = performance.now();
  while ((await person.ask(one, "GET", "/auth/me", { token: first })).status === 200);
  expect(performance.now() - started).toBeLessThan(1000);
  expect((await person.ask(one, "GET", "/auth/me", { token: first })).status).toBe(401);
});

test("a job that is asked for on one replica is done by a worker, watched and fetched on the other", async () => {
  const [one, other] = cluster.replicas.map(({ address }) => address) as [string, string];
  const person = await newPerson();
  const { body: made } = await person.makeSong(one);
  const asked = await person.ask(one, "POST", `/songs/${made.song.id}/renders`, { body: { format: "wav" } });
  expect(asked.status).toBe(202);
  const events = await person.ask(other, "GET", `/jobs/${asked.body.id}/events`);
  expect([...events.text.matchAll(/^event: (\w+)$/gm)].at(-1)?.[1]).toBe("succeeded");
  const results = await Promise.all(
    [one, other].map((address) => person.ask(address, "GET", `/jobs/${asked.body.id}/result`)),
  );
  expect(results.map(({ status, text }) => [status, text.slice(0, 4)])).toEqual([
    [200, "RIFF"],
    [200, "RIFF"],
  ]);
});

test("an Idempotency-Key that one replica has answered is replayed by the other, and makes one song", async () => {
  const [one, other] = cluster.replicas.map(({ address }) => address) as [string, string];
  const person = await newPerson();
  const key = { "idempotency-key": "the-same" };
  const first = await person.makeSong(one, key);
  const second = await person.makeSong(other, key);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect(second.body.song.id).toBe(first.body.song.id);
  expect((await person.ask(front, "GET", "/songs")).body.songs.length).toBe(1);
});

/** What a load that went on for a while met. */
interface Met {
  readonly answered: number;
  /** What was not answered well, in words. */
  readonly failed: readonly string[];
  readonly songs: readonly string[];
}

/** Callers who read and write through nginx until they are told to stop; each failure is tried again where they are patient. */
async function load(person: Person, during: () => Promise<void>, isPatient = false): Promise<Met> {
  let isOver = false;
  let answered = 0;
  const failed: string[] = [];
  const songs: string[] = [];
  const send = async (isWrite: boolean): Promise<boolean> => {
    try {
      const told = await (isWrite ? person.makeSong(front) : person.ask(front, "GET", "/songs?limit=1"));
      if (told.status === 200) {
        answered += 1;
        if (isWrite) songs.push(told.body.song.id);
        return true;
      }
      failed.push(`${isWrite ? "write" : "read"}: ${told.status} ${told.text.slice(0, 200)}`);
    } catch (error) {
      failed.push(`${isWrite ? "write" : "read"}: ${error instanceof Error ? String(error.cause) : error}`);
    }
    return false;
  };
  const caller = async (index: number) => {
    while (!isOver) {
      const isWrite = index % 2 === 0;
      let isDone = await send(isWrite);
      for (let retry = 0; isPatient && !isDone && retry < 10; retry++) {
        await later(100);
        isDone = await send(isWrite);
      }
      if (isPatient) expect(isDone).toBe(true);
    }
  };
  const calling = Promise.all(Array.from({ length: CALLERS }, (_, index) => caller(index)));
  try {
    await during();
  } finally {
    isOver = true;
    await calling;
  }
  return { answered, failed, songs };
}

async function expectKept(person: Person, songs: readonly string[]): Promise<void> {
  for (const id of songs) expect((await person.ask(front, "GET", `/songs/${id}`)).status, id).toBe(200);
}

test("a replica that is killed under load takes no request with it but those that it was writing; sent again they are done", async () => {
  const person = await newPerson();
  const met = await load(
    person,
    async () => {
      await later(seconds * 500);
      await cluster.replicas[0].kill();
      await later(seconds * 500);
    },
    true,
  );
  process.stdout.write(
    `A replica killed: ${met.answered} answered, not at once: ${JSON.stringify(met.failed)}\n`,
  );
  // What only reads is sent to the other one by nginx; of the writes those fail that were on it.
  expect(met.failed.filter((failure) => !failure.startsWith("write: 502"))).toEqual([]);
  expect(met.failed.length).toBeLessThanOrEqual(CALLERS / 2);
  expect(met.answered).toBeGreaterThan(CALLERS);
  await expectKept(person, met.songs);
  await cluster.restart(0);
});

test("a rolling restart under load fails no request", async () => {
  const person = await newPerson();
  const met = await load(person, async () => {
    for (const index of [0, 1] as const) {
      await later(seconds * 250);
      expect(await cluster.replicas[index].stop()).toMatchObject({ code: 0 });
      await cluster.restart(index);
      await later(seconds * 250);
    }
  });
  process.stdout.write(`A rolling restart: ${met.answered} answered, ${met.failed.length} failed\n`);
  expect(met.failed).toEqual([]);
  expect(met.answered).toBeGreaterThan(CALLERS);
  await expectKept(person, met.songs);
});
