/** What it costs to know who asks; and what sign-ins do to everybody else. */
import { Pool } from "undici";
import { type Load, runLoad } from "./load.ts";
import { promised } from "./promised.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { scraped } from "./scraped.ts";
import { serviceEnvironment } from "./service-environment.ts";
import { started } from "./started.ts";
import { quantile, table } from "./table.ts";

const CONNECTIONS = 16;
const SECONDS = 1;
/** The first round warms up. */
const ROUNDS: Bounds = { least: 5, most: 8, seconds: 24 };

/** So many sign-ins come at once. */
const SIGN_INS = 200;

/** So many keys are shown for the first time. */
const COLD_KEYS = 20;

/** Sign-ins with names of each kind that are timed; the first warms up. */
const TURNS: Bounds = { least: 20, most: 100, seconds: 15 };

/** The table of identity: processor time, so that what else the machine does hardly changes it. */
export async function benchIdentity(): Promise<string> {
  const { child, address } = await started("apps/server/src/main.ts", {
    ...serviceEnvironment,
    // Each sign-in comes from elsewhere: those who guess from one place are held back before anything is hashed.
    TRUST_PROXY: "1",
    // On a busy machine load would be shed, and what it takes not be measured.
    MAX_LAG_MS: "10000",
  });
  try {
    const checks = await checksOf(address);
    return [checks, await namesOf(address), await signInsOf(address)].join("\n\n");
  } finally {
    child.kill();
  }
}

async function checksOf(address: string): Promise<string> {
  const account = { username: "bench", password: "seven quiet rivers" };
  await post(address, "/auth/register", account);
  const { access_token: token } = (await (await post(address, "/auth/login", account)).json()) as {
    access_token: string;
  };
  const bearer = { authorization: `Bearer ${token}` };
  const newKey = async () => {
    const made = await post(address, "/auth/api-keys", { name: "bench", scopes: ["generate"] }, bearer);
    return ((await made.json()) as { key: string }).key;
  };
  const path = "/emotions/nodes/39";
  const loads: readonly Load[] = [
    { name: "anonymous", path },
    { name: "with an access token", path, headers: bearer },
    { name: "with an API key", path, headers: { "x-api-key": await newKey() } },
  ];
  const sums = loads.map(() => ({ seconds: 0, requests: 0, queries: 0 }));
  let runs = 0;
  for (const round of rounds(ROUNDS)) {
    runs = round;
    for (const [index, load] of loads.entries()) {
      const before = await spent(address);
      const { rate } = await runLoad(address, load, CONNECTIONS, SECONDS);
      const after = await spent(address);
      const sum = sums[index];
      if (round === 0 || sum === undefined) continue;
      sum.seconds += after.seconds - before.seconds;
      sum.queries += after.queries - before.queries;
      sum.requests += rate * SECONDS;
    }
  }
  const [bare = Number.NaN] = sums.map(({ seconds, requests }) => (seconds / requests) * 1e6);
  const rows = sums.map(({ seconds, requests, queries }, index) => {
    const microseconds = (seconds / requests) * 1e6;
    return [
      loads[index]?.name ?? "",
      microseconds.toFixed(1),
      index === 0 ? "" : (microseconds - bare).toFixed(1),
      (microseconds / bare).toFixed(3),
      (queries / requests).toFixed(4),
    ];
  });
  for (const [index, { seconds, requests }] of sums.entries()) {
    if (index === 0) continue;
    promised(
      `knowing who asks, ${loads[index]?.name}`,
      "µs a request",
      (seconds / requests) * 1e6 - bare,
      60,
    );
  }
  const title = `GET ${path}, processor time, ${CONNECTIONS} connections, ${runs} interleaved runs of ${SECONDS} s`;
  const head = ["", "µs a request", "more (promised: ≤ 60)", "ratio", "questions to the database"];
  const cold = await coldOf(address, path, await Promise.all(Array.from({ length: COLD_KEYS }, newKey)));
  return `${table(title, head, rows)}\n${cold}`;
}

/** What is asked of the database for the first request with a key. */
async function coldOf(address: string, path: string, keys: readonly string[]): Promise<string> {
  const before = await spent(address);
  for (const key of keys) {
    await (await fetch(`${address}${path}`, { headers: { "x-api-key": key } })).arrayBuffer();
  }
  const questions = (await spent(address)).queries - before.queries;
  promised("the first request with a key", "questions to the database", questions / keys.length, 1);
  return `The first request with each of ${keys.length} keys: ${(questions / keys.length).toFixed(2)} questions to the database a request (promised: 1).`;
}

/** What the time of a refused sign-in tells of a name: names of both kinds in turn, so that the machine is alike for both. */
async function namesOf(address: string): Promise<string> {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (const turn of rounds(TURNS)) {
    // Each try of a known name at another account: after five, one is held back before anything is hashed.
    const known = `known-${turn}`;
    await post(address, "/auth/register", { username: known, password: "seven quiet rivers" });
    for (const [kind, username] of [
      ["known", known],
      ["unknown", `unknown-${turn}`],
    ] as const) {
      const start = performance.now();
      const from = { "x-forwarded-for": `192.0.2.${turn}` };
      const answer = await post(address, "/auth/login", { username, password: "not it" }, from);
      await answer.arrayBuffer();
      if (turn > 0) times[kind].push(performance.now() - start);
    }
  }
  const median = quantile(times.known, 0.5);
  const rows = Object.entries(times).map(([kind, all]) => {
    const quartiles = [0.25, 0.5, 0.75].map((share) => quantile(all, share));
    const [low = 0, middle = 0, high = 0] = quartiles;
    return [
      `of ${kind} names`,
      middle.toFixed(1),
      `${low.toFixed(1)} to ${high.toFixed(1)}`,
      (middle / median).toFixed(3),
    ];
  });
  const title = `POST /auth/login with a wrong password, ${times.known.length} of each kind in turn`;
  return table(title, ["", "median ms", "half of them within", "ratio"], rows);
}

async function signInsOf(address: string): Promise<string> {
  const emotions: Load = { name: "emotions", path: "/emotions", headers: { "accept-encoding": "br" } };
  const quiet = await runLoad(address, emotions, 8, 3);
  const pool = new Pool(address, { connections: SIGN_INS });
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const signIn = async (index: number) => {
    const start = performance.now();
    const { statusCode, body } = await pool.request({
      path: "/auth/login",
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `198.51.100.${index}` },
      body: JSON.stringify({ username: `nobody-${index}`, password: "seven quiet rivers" }),
    });
    await body.dump();
    times.push(performance.now() - start);
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
  };
  const signingIn = Promise.all(Array.from({ length: SIGN_INS }, (_, index) => signIn(index)));
  const busy = await runLoad(address, emotions, 8, 3);
  await signingIn;
  await pool.close();
  promised(`GET /emotions while ${SIGN_INS} sign in, 99 of 100`, "ms", busy.p99, 100);
  const answered = [...statuses].map(([status, count]) => `${count} × ${status}`).join(", ");
  return [
    table(
      `GET /emotions, 8 connections, 3 s`,
      ["", "requests/s", "p99 ms (promised: < 100)"],
      [
        ["by itself", Math.round(quiet.rate).toLocaleString("en"), quiet.p99.toFixed(1)],
        [`while ${SIGN_INS} sign in`, Math.round(busy.rate).toLocaleString("en"), busy.p99.toFixed(1)],
      ],
    ),
    `The sign-ins: ${answered} (401: hashed, and nobody's; 503: to be tried again); median ${Math.round(quantile(times, 0.5))} ms.`,
  ].join("\n");
}

/** Processor time, and questions to the database, since the service started. */
async function spent(address: string): Promise<{ readonly seconds: number; readonly queries: number }> {
  const figure = await scraped(address);
  return {
    seconds: figure("process_cpu_seconds_total"),
    queries: figure("database_query_duration_seconds_count"),
  };
}

function post(
  address: string,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}
