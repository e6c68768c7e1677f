// Requests without end for every route of the description. FUZZ_REQUESTS is how many, FUZZ_SEED which.
import { once } from "node:events";
import { connect } from "node:net";
import process from "node:process";
import { Pool } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, checkAgainst, type Description, descriptionAt } from "../support/description.ts";
import { type Served, serve } from "../support/served.ts";
import { administrator, type Caller, Callers } from "./support/callers.ts";
import { anyBytes, spoiledBytes } from "./support/hostile.ts";
import { Memory } from "./support/memory.ts";
import { chance as chanceOf } from "./support/random.ts";
import { operationsOf, type Request, requestFor } from "./support/requests.ts";

const requests = Number(process.env["FUZZ_REQUESTS"] ?? 1500);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);

/** So many are asked at the same time. */
const LINES = 12;

/** The service gives up what it works on after five minutes: a bundle with stems of a long song may take most of them. */
const LONGEST_MS = 310_000;

/** What renders, engraves, packs or hashes takes a hundred times as long as all else: it comes less often. So does what signs somebody out. */
const RARE =
  /audio$|bundle$|score\.svg$|renders$|^POST \/auth\/(logout|register|login|password)|^DELETE \/auth\/(me|sessions)$/;

/** Told to come again: what is said where there is too much to do, and by whom one signs in with. */
const AGAIN: ReadonlySet<unknown> = new Set(["overloaded", "job_queue_full"]);

/** Of a hundred requests so many may be told to come again. */
const MOST_AGAIN_PERCENT = 1;

let service: Served;
let description: Description;

beforeAll(async () => {
  service = await serve({
    LOG_LEVEL: "error",
    TRUST_PROXY: "1",
    ADMIN_USERNAME: administrator.username,
    ADMIN_PASSWORD: administrator.password,
    METRICS_TOKEN: "a-token-that-nobody-guesses",
    MAX_LAG_MS: "10000",
    RENDER_QUEUE: "100",
  });
  description = await descriptionAt(service.address);
});

afterAll(() => service?.remove());

test("of thousands of requests to every route none is answered with a fault, and every answer is as described", async () => {
  const chance = chanceOf(seed);
  const memory = new Memory(chance);
  const operations = operationsOf(description);
  const weighted = operations.flatMap((one) =>
    RARE.test(one.name) ? [one] : (Array(5).fill(one) as (typeof one)[]),
  );
  const check = checkAgainst(description);
  const sourcesOf = ({ owner }: Caller) => ({
    chance,
    schemas: description.components.schemas,
    remembered: (name: string) => memory.recall(owner, name),
  });
  const callers = new Callers(service.address, (owner, text) => memory.hear(owner, text));
  await callers.renew();
  const patience = { bodyTimeout: LONGEST_MS, headersTimeout: LONGEST_MS };
  const pool = new Pool(service.address, { connections: LINES, ...patience });
  const complaints: string[] = [];
  const seen = new Map<string, Map<number, number>>();
  let again = 0;
  let renewing: Promise<void> | undefined;
  let tag: string | undefined;

  const send = async (request: Request, { headers: shown }: Caller): Promise<Answer> => {
    const { method, path, body } = request;
    const headers = {
      ...(tag !== undefined && method === "PATCH" && { "if-match": tag }),
      "x-forwarded-for": `10.${chance.whole(0, 255)}.${chance.whole(0, 255)}.1`,
      ...shown,
      ...request.headers,
    };
    const answer = await pool.request({ method: method as "GET", path, headers, body: body ?? null });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  };

  const judge = (request: Request, caller: Caller, answer: Answer): void => {
    const { status, headers, body } = answer;
    const isAgain =
      status === 503 && AGAIN.has(JSON.parse(body.toString()).code) && headers["retry-after"] !== undefined;
    if (isAgain) again += 1;
    const objection =
      objectionTo(answer, isAgain) ??
      (isElsewhere(request, answer) ? undefined : check(request.operation, answer));
    if (objection === undefined) return;
    complaints.push(
      `${objection}: ${shown(request, caller)} and got ${status} ${body.toString().slice(0, 500)}`,
    );
  };

  let left = requests;
  // Each once, before chance has its way.
  const unasked = [...operations];
  const line = async (): Promise<void> => {
    while (left-- > 0 && complaints.length < 20) {
      await renewing;
      const asked = unasked.shift() ?? chance.one(weighted);
      const caller = callers.for(asked.operation, chance);
      const request = requestFor(asked, sourcesOf(caller));
      if (callers.wouldEndAdministrator(request)) {
        unasked.push(asked);
        continue;
      }
      const answer = await send(request, caller).catch((error: unknown) => {
        throw new Error(`no answer to ${shown(request, caller)}`, { cause: error });
      });
      judge(request, caller, answer);
      const statuses = seen.get(request.operation) ?? new Map<number, number>();
      seen.set(request.operation, statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1));
      if (answer.status < 300 && answer.body.length < 200_000)
        memory.hear(caller.owner, answer.body.toString());
      if (request.operation === "GET /songs/{song_id}") tag = answer.headers["etag"]?.toString() ?? tag;
      // Somebody signed out, or deleted themselves.
      if (
        answer.status === 401 &&
        caller.kind !== "nobody" &&
        request.headers["authorization"] === undefined
      ) {
        renewing ??= isOut(caller)
          .then((out) => (out ? callers.renew() : undefined))
          .finally(() => {
            renewing = undefined;
          });
      }
    }
  };
  const isOut = async ({ headers }: Caller) =>
    (await fetch(`${service.address}/auth/api-keys`, { headers: { ...headers } })).status === 401;

  await Promise.all(Array.from({ length: LINES }, line));
  await pool.close();
  process.stdout.write(`${report(seen, again)}\n`);
  expect(complaints).toEqual([]);
  expect(service.log().filter(({ level }) => level === "error" || level === "fatal")).toEqual([]);
  expect((again / requests) * 100).toBeLessThanOrEqual(MOST_AGAIN_PERCENT);
  // It went deep: of what can be asked most was asked well now and then.
  expect(seen.size).toBe(operations.length);
  const well = [...seen.values()].filter((statuses) => [...statuses.keys()].some((status) => status < 400));
  expect(well.length / operations.length).toBeGreaterThan(0.5);
});

/** A request, so that it can be sent again by hand. */
function shown({ operation, path, headers, body }: Request, { kind }: Caller): string {
  const parts = [
    operation,
    path.slice(0, 300),
    JSON.stringify(headers).slice(0, 300),
    body?.toString().slice(0, 1000),
  ];
  return `${kind} sent ${parts.join(" ")}`;
}

/** What no answer may be. */
function objectionTo({ status, headers, body }: Answer, isAgain: boolean): string | undefined {
  if (status >= 500 && !isAgain) return "a fault";
  for (const name of [
    "x-request-id",
    "x-response-time",
    "content-security-policy",
    "x-content-type-options",
  ]) {
    if (headers[name] === undefined) return `no ${name}`;
  }
  if (status < 400 || body.length === 0) return undefined;
  return String(headers["content-type"]).startsWith("application/problem+json")
    ? undefined
    : "an error that is no problem";
}

/** Where an address was spoiled, it is often that of nothing. */
function isElsewhere({ isRight, path, operation }: Request, { status }: Answer): boolean {
  // Headers that are too large are refused before there is a route.
  if (status === 431) return true;
  if (isRight) return false;
  const template = operation.split(" ")[1] ?? "";
  const pattern = new RegExp(`^${template.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}(\\?.*)?$`);
  return !pattern.test(path) || [404, 405, 414].includes(status);
}

function report(seen: ReadonlyMap<string, ReadonlyMap<number, number>>, again: number): string {
  const totals = new Map<number, number>();
  for (const statuses of seen.values()) {
    for (const [status, count] of statuses) totals.set(status, (totals.get(status) ?? 0) + count);
  }
  const counted = [...totals]
    .sort(([one], [other]) => one - other)
    .map(([status, count]) => `${status}: ${count}`);
  const never = [...seen].flatMap(([name, statuses]) =>
    [...statuses.keys()].some((status) => status < 400) ? [] : [name],
  );
  return `Fuzz, seed ${seed}: ${counted.join(", ")}; told to come again: ${again}. Never well: ${never.join(", ") || "none"}.`;
}

/** Whole requests, of which bytes are then others. */
const wire = [
  "GET /emotions/joy HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n",
  'POST /generate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 37\r\n\r\n{"intent":{"emotional_intent":"hope"}}',
  'POST /interrogate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"message":"hi"}\r\n0\r\n\r\n',
  "GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /rules HTTP/1.0\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: a\r\nOrigin: http://x\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
  "POST /analyze HTTP/1.1\r\nHost: a\r\nContent-Type: audio/midi\r\nContent-Length: 14\r\nExpect: 100-continue\r\n\r\nMThd\0\0\0\x06\0\x01\0\x01\0\x60",
];

/** Methods and versions that nobody knows are told so, as RFC 9110 has it. */
const UNKNOWN = /^HTTP\/1\.1 50[15] /;

test("whatever bytes come, the answer is HTTP without a fault, or the connection is closed", async () => {
  const chance = chanceOf(seed + 1);
  const port = Number(new URL(service.address).port);
  const faults: string[] = [];
  let left = Math.ceil(requests / 5);
  const line = async () => {
    while (left-- > 0) {
      const bytes = chance.happens(0.1)
        ? anyBytes(chance, 300)
        : spoiledBytes(Buffer.from(chance.one(wire), "latin1"), chance);
      const socket = connect(port, "127.0.0.1");
      const parts: Buffer[] = [];
      socket.on("data", (part: Buffer) => parts.push(part));
      socket.on("error", () => undefined);
      const closed = once(socket, "close");
      socket.end(bytes);
      await closed;
      const text = Buffer.concat(parts).toString("latin1");
      const isSound = text === "" || /^HTTP\/1\.1 [1-4]\d\d /.test(text) || UNKNOWN.test(text);
      if (!isSound) faults.push(`${JSON.stringify(bytes.toString("latin1"))} got ${text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: LINES }, line));
  expect(faults).toEqual([]);
  expect((await fetch(`${service.address}/health`)).status).toBe(200);
  expect(service.log()).toEqual([]);
});
