/** What it costs to count in Redis: the service with its limits in memory and in a real Redis, in interleaved runs. */
import type { ChildProcess } from "node:child_process";
import { Redis } from "ioredis";
import { startRedis } from "../test/support/redis.ts";
import { type Load, runLoad, SteadyLoad, type Turn } from "./load.ts";
import { promised } from "./promised.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { scraped } from "./scraped.ts";
import { serviceEnvironment } from "./service-environment.ts";
import { started } from "./started.ts";
import { quantile, table } from "./table.ts";

const CONNECTIONS = 32;

/** Rounds of load that is as much as it takes; the first warms up. */
const ROUNDS: Bounds = { least: 4, most: 7, seconds: 14 };
const SECONDS = 1;

/** Rounds of load at a steady rate, each of short turns, so that what else the machine does meets both alike. */
const STEADY_ROUNDS: Bounds = { least: 3, most: 9, seconds: 36 };
const TURNS = 14;
const TURN_SECONDS = 0.15;

/** A turn in which the machine was busy with something else says nothing of the service; so many are tried at most. */
const HELD_UP_MS = 3;
const MOST_TURNS = 3 * TURNS;

/** The steady rate, as a share of what the service answers at most with its limits in Redis. */
const SHARE = 0.4;

const load: Load = { name: "emotion", path: "/emotions/joy" };

const environment = {
  ...serviceEnvironment,
  // On a busy machine a Redis that is late would not be asked, and load would be shed.
  MAX_LAG_MS: "10000",
  REDIS_TIMEOUT_MS: "10000",
};

/** One of the two services. */
interface Place {
  readonly name: string;
  readonly address: string;
}

/** The tables of the two under both kinds of load, and how often Redis was asked. */
export async function benchLimits(): Promise<string> {
  const redis = await startRedis();
  const connection = new Redis(redis.url);
  const children: ChildProcess[] = [];
  const serve = async (name: string, changes: Readonly<Record<string, string>>): Promise<Place> => {
    const { child, address } = await started("apps/server/src/main.ts", { ...environment, ...changes });
    children.push(child);
    return { name, address };
  };
  try {
    const places = [
      await serve("limits in memory", {}),
      await serve("limits in Redis", { REDIS_URL: redis.url }),
    ] as const;
    const most = await saturated(places);
    const steady = await atSteadyRate(places, SHARE * most.rate, connection);
    return `${steady}\n\n${most.text}`;
  } finally {
    for (const child of children) child.kill();
    connection.disconnect();
    await redis.remove();
  }
}

/** As many requests as are answered. What Redis adds to the times is mostly the wait for a processor. */
async function saturated(
  places: readonly [Place, Place],
): Promise<{ readonly text: string; readonly rate: number }> {
  const figures = places.map(({ name }) => ({ name, rates: [] as number[], p99: [] as number[] }));
  let runs = 0;
  for (const round of rounds(ROUNDS)) {
    runs = round;
    for (const [index, { address }] of places.entries()) {
      const { rate, p99 } = await runLoad(address, load, CONNECTIONS, SECONDS);
      if (round === 0) continue;
      figures[index]?.rates.push(rate);
      figures[index]?.p99.push(p99);
    }
  }
  const rows = figures.map(({ name, rates, p99 }) => [
    name,
    Math.round(quantile(rates, 0.5)).toLocaleString("en"),
    quantile(p99, 0.5).toFixed(1),
  ]);
  const title = `As many as are answered: ${CONNECTIONS} connections, median of ${runs} interleaved runs of ${SECONDS} s`;
  return {
    text: table(title, ["", "requests/s", "p99 ms"], rows),
    rate: quantile(figures[1]?.rates ?? [], 0.5),
  };
}

/** So many requests a second, to both in turns: what Redis adds where the processors are not what is waited for. */
async function atSteadyRate(
  places: readonly [Place, Place],
  rate: number,
  connection: Redis,
): Promise<string> {
  const loads = places.map(({ address }) => new SteadyLoad(address, load, CONNECTIONS));
  const figures = places.map(() => ({ p50: [] as number[], p99: [] as number[], requests: 0 }));
  const scriptsBefore = await scriptCalls(connection);
  const redisBefore = await redisSeconds(connection);
  const before = await Promise.all(places.map(({ address }) => scraped(address)));
  let [turns, quietTurns] = [0, 0];
  for (const _ of rounds(STEADY_ROUNDS)) {
    const times: number[][] = places.map(() => []);
    for (let quiet = 0, turn = 0; quiet < TURNS && turn < MOST_TURNS; turn++) {
      const taken: Turn[] = [];
      for (const steady of loads) taken.push(await steady.run(rate, TURN_SECONDS));
      turns += 1;
      for (const [index, { times: own }] of taken.entries()) {
        const figure = figures[index];
        if (figure !== undefined) figure.requests += own.length;
      }
      if (taken.some(({ heldUpMs }) => heldUpMs > HELD_UP_MS)) continue;
      quiet += 1;
      quietTurns += 1;
      for (const [index, { times: own }] of taken.entries()) times[index]?.push(...own);
    }
    if (times.some(({ length }) => length === 0)) continue;
    for (const [index, own] of times.entries()) {
      figures[index]?.p50.push(quantile(own, 0.5));
      figures[index]?.p99.push(quantile(own, 0.99));
    }
  }
  const after = await Promise.all(places.map(({ address }) => scraped(address)));
  const redisTime = (await redisSeconds(connection)) - redisBefore;
  const scripts = (await scriptCalls(connection)) - scriptsBefore;
  await Promise.all(loads.map((steady) => steady.close()));
  const rows = figures.map(({ p50, p99, requests }, index) => {
    const name = "process_cpu_seconds_total";
    const seconds = (after[index]?.(name) ?? 0) - (before[index]?.(name) ?? 0);
    return [
      places[index]?.name ?? "",
      quantile(p50, 0.5).toFixed(2),
      quantile(p99, 0.5).toFixed(2),
      ((seconds / requests) * 1e6).toFixed(0),
    ];
  });
  const [memory, shared] = figures;
  if (memory === undefined || shared === undefined) throw new Error("nothing was measured");
  const added = (of: "p50" | "p99") =>
    quantile(
      shared[of].map((value, round) => value - (memory[of][round] ?? Number.NaN)),
      0.5,
    ).toFixed(2);
  promised("what Redis adds to 99 of 100 requests", "ms", Number(added("p99")), 1);
  const title = `Limits on GET /emotions/joy at ${Math.round(rate)} requests/s (${SHARE * 100} % of the most), ${CONNECTIONS} connections, median of ${memory.p99.length} rounds of ${TURNS} interleaved turns of ${TURN_SECONDS} s`;
  return [
    table(title, ["", "median ms", "p99 ms", "processor µs a request"], rows),
    `Redis adds ${added("p99")} ms to the 99th percentile (promised: at most 1) and ${added("p50")} to the median, works ${((redisTime / shared.requests) * 1e6).toFixed(0)} µs a request, and is asked ${(scripts / shared.requests).toFixed(3)} times.`,
    `Of ${turns} turns ${turns - quietTurns} do not count: the machine held this program itself up for more than ${HELD_UP_MS} ms.`,
  ].join("\n");
}

/** How many scripts Redis has run. */
async function scriptCalls(connection: Redis): Promise<number> {
  const statistics = await connection.info("commandstats");
  return [...statistics.matchAll(/^cmdstat_(?:eval|evalsha|fcall):calls=(\d+)/gm)].reduce(
    (sum, [, calls]) => sum + Number(calls),
    0,
  );
}

/** Processor time of Redis since it started. */
async function redisSeconds(connection: Redis): Promise<number> {
  const statistics = await connection.info("cpu");
  return [...statistics.matchAll(/^used_cpu_(?:sys|user):(\S+)/gm)].reduce(
    (sum, [, seconds]) => sum + Number(seconds),
    0,
  );
}
