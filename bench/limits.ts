/** What it costs to count in Redis: the service with its limits in memory and in a real Redis, in interleaved runs. */
import type { ChildProcess } from "node:child_process";
import { Redis } from "ioredis";
import { startRedis } from "../test/support/redis.ts";
import { runLoad } from "./load.ts";
import { serviceEnvironment } from "./service-environment.ts";
import { started } from "./started.ts";
import { quantile, table } from "./table.ts";

const CONNECTIONS = 32;
const SECONDS = 1;
const ROUNDS = 8;

const environment = {
  ...serviceEnvironment,
  // A Redis that is late on a busy machine would not be measured.
  REDIS_TIMEOUT_MS: "10000",
};

/** The table of the two, and how often Redis was asked. */
export async function benchLimits(): Promise<string> {
  const redis = await startRedis();
  const connection = new Redis(redis.url);
  const children: ChildProcess[] = [];
  const serve = async (changes: Readonly<Record<string, string>>) => {
    const { child, address } = await started("apps/server/src/main.ts", { ...environment, ...changes });
    children.push(child);
    return address;
  };
  try {
    const inMemory = await serve({});
    const inRedis = await serve({ REDIS_URL: redis.url });
    const places = [
      { name: "limits in memory", address: inMemory, rates: [] as number[], p99: [] as number[] },
      { name: "limits in Redis", address: inRedis, rates: [] as number[], p99: [] as number[] },
    ];
    const added: number[] = [];
    let requests = 0;
    await connection.config("RESETSTAT");
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      const measured = [];
      for (const { address } of places) {
        measured.push(
          await runLoad(address, { name: "emotion", path: "/emotions/joy" }, CONNECTIONS, SECONDS),
        );
      }
      const [memory, shared] = measured;
      if (memory === undefined || shared === undefined) continue;
      requests += shared.answers;
      if (round === 0) continue;
      for (const [index, { rate, p99 }] of measured.entries()) {
        places[index]?.rates.push(rate);
        places[index]?.p99.push(p99);
      }
      added.push(shared.p99 - memory.p99);
    }
    const rows = places.map(({ name, rates, p99 }) => [
      name,
      Math.round(quantile(rates, 0.5)).toLocaleString("en"),
      quantile(p99, 0.5).toFixed(1),
    ]);
    const calls = await scriptCalls(connection);
    return [
      table(
        `Limits on GET /emotions/joy, ${CONNECTIONS} connections, median of ${ROUNDS} interleaved runs of ${SECONDS} s`,
        ["", "requests/s", "p99 ms"],
        rows,
      ),
      `Redis adds ${quantile(added, 0.5).toFixed(2)} ms to the 99th percentile (promised: at most 1), and is asked ${(calls / requests).toFixed(3)} times a request.`,
    ].join("\n");
  } finally {
    for (const child of children) child.kill();
    connection.disconnect();
    await redis.remove();
  }
}

/** How many scripts Redis has run. */
async function scriptCalls(connection: Redis): Promise<number> {
  const statistics = await connection.info("commandstats");
  return [...statistics.matchAll(/^cmdstat_eval(?:sha)?:calls=(\d+)/gm)].reduce(
    (sum, [, calls]) => sum + Number(calls),
    0,
  );
}
