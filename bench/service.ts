/** The service under load beside a bare node:http server, in interleaved runs; and what it holds in memory. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { runLoad } from "./load.ts";
import { loadsFor } from "./loads.ts";
import { promised, promisedAtLeast } from "./promised.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { serviceEnvironment } from "./service-environment.ts";
import { started } from "./started.ts";
import { quantile, table } from "./table.ts";

const CONNECTIONS = 32;
const SECONDS = 1;
const ROUNDS: Bounds = { least: 3, most: 4, seconds: 50 };

/** What asks the most of the service: decision 0014 tells of the aim. */
const COMPOSED = "POST /generate, JSON, composed";

/** The service's table. */
export async function benchService(): Promise<string> {
  const hello = await started("bench/hello.ts", {});
  // What the first start of all compiles is kept for every other one.
  const { child: first } = await started("apps/server/src/main.ts", serviceEnvironment);
  first.kill();
  await once(first, "exit");
  const start = performance.now();
  const service = await started("apps/server/src/main.ts", serviceEnvironment);
  const startSeconds = (performance.now() - start) / 1000;
  try {
    const idle = memoryOf(service.child);
    const loads = await loadsFor(service.address);
    const figures = new Map(
      loads.map(({ name }) => [
        name,
        { rates: [] as number[], ratios: [] as number[], p99: [] as number[], failed: "" },
      ]),
    );
    let runs = 0;
    for (const round of rounds(ROUNDS)) {
      runs = round + 1;
      for (const load of loads) {
        const figure = figures.get(load.name);
        if (figure === undefined || figure.failed !== "") continue;
        const bare = await runLoad(hello.address, { name: "hello", path: "/" }, CONNECTIONS, SECONDS);
        try {
          const own = await runLoad(service.address, load, CONNECTIONS, SECONDS);
          figure.rates.push(own.rate);
          figure.ratios.push(own.rate / bare.rate);
          figure.p99.push(own.p99);
        } catch (error) {
          // Turned away, as by a service that is too slow for so many: of no use beside runs that were not.
          figure.failed = error instanceof Error ? error.message : String(error);
        }
      }
    }
    const rows = [...figures].map(([name, { rates, ratios, p99, failed }]) => [
      failed || name,
      Math.round(quantile(rates, 0.5)).toLocaleString("en"),
      quantile(ratios, 0.5).toFixed(3),
      quantile(p99, 0.5).toFixed(1),
    ]);
    promised("memory of an idle service", "MB", Number(idle), 150);
    const { ratios: composed, failed } = figures.get(COMPOSED) ?? { ratios: [], failed: "" };
    promisedAtLeast(
      `${COMPOSED}, beside a bare node:http server`,
      "×",
      failed === "" ? quantile(composed, 0.5) : Number.NaN,
      0.01,
    );
    const title = `Service, ${CONNECTIONS} connections, median of ${runs} interleaved runs of ${SECONDS} s`;
    const memory = `Memory: ${idle} MB idle (promised: under 150), ${memoryOf(service.child)} MB after the load. It listened ${startSeconds.toFixed(1)} s after it was started.`;
    return `${table(title, ["", "requests/s", "× bare node:http", "p99 ms"], rows)}\n${memory}`;
  } finally {
    hello.child.kill();
    service.child.kill();
  }
}

/** Resident memory in megabytes; where the system does not tell, "?". */
function memoryOf(child: ChildProcess): string {
  try {
    const pages = readFileSync(`/proc/${child.pid}/status`, "utf8");
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(pages)?.[1]);
    return String(Math.round(kilobytes / 1000));
  } catch {
    return "?";
  }
}
