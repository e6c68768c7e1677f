/** What each layer of the service costs a request: servers that have one more of them each, in interleaved runs. */
import { runLoad } from "./load.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { started } from "./started.ts";
import { table } from "./table.ts";

const CONNECTIONS = 32;
const SECONDS = 0.5;
/** The first round warms up. */
const ROUNDS: Bounds = { least: 5, most: 8, seconds: 30 };

/** In the order of bench/layered.ts; before them comes Fastify with one route. */
const names = [
  "Fastify with a route",
  "+ security headers, request id, time",
  "+ a log line, without secrets",
  "+ metrics",
  "+ shedding of load",
  "+ refusals, CORS, methods",
  "+ idempotency, compression",
  "+ traces (off unless set)",
];

/** The table of layers, in time of the processor: what else the machine does hardly changes it. */
export async function benchLayers(): Promise<string> {
  const servers = await Promise.all(
    names.map((_, layers) => started("bench/layered.ts", {}, [String(layers)])),
  );
  try {
    const spent = servers.map(() => ({ microseconds: 0, requests: 0 }));
    let runs = 0;
    for (const round of rounds(ROUNDS)) {
      runs = round;
      for (const [index, { address }] of servers.entries()) {
        const before = await microsecondsOf(address);
        const { rate } = await runLoad(address, { name: "health", path: "/health" }, CONNECTIONS, SECONDS);
        const sum = spent[index];
        if (round === 0 || sum === undefined) continue;
        sum.microseconds += (await microsecondsOf(address)) - before;
        sum.requests += rate * SECONDS;
      }
    }
    const costs = spent.map(({ microseconds, requests }) => microseconds / requests);
    const rows = costs.map((cost, index) => {
      const before = costs[index - 1];
      return [names[index] ?? "", cost.toFixed(1), before === undefined ? "" : (cost - before).toFixed(1)];
    });
    const title = `Layers on GET /health, processor time, ${CONNECTIONS} connections, ${runs} interleaved runs of ${SECONDS} s`;
    return table(title, ["", "µs a request", "more"], rows);
  } finally {
    for (const { child } of servers) child.kill();
  }
}

/** Processor time of a server since it started. */
async function microsecondsOf(address: string): Promise<number> {
  return Number(await (await fetch(`${address}/cpu`)).text());
}
