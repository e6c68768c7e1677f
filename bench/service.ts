/** The service under load beside a bare node:http server, in interleaved runs; and what it holds in memory. */
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { runLoad } from "./load.ts";
import { loadsFor } from "./loads.ts";
import { promised } from "./promised.ts";
import { serviceEnvironment } from "./service-environment.ts";
import { started } from "./started.ts";
import { quantile, table } from "./table.ts";

const CONNECTIONS = 32;
const SECONDS = 2;
const ROUNDS = 4;

/** The service's table. */
export async function benchService(): Promise<string> {
  const hello = await started("bench/hello.ts", {});
  const service = await started("apps/server/src/main.ts", serviceEnvironment);
  try {
    const idle = memoryOf(service.child);
    const loads = await loadsFor(service.address);
    const figures = new Map(
      loads.map(({ name }) => [name, { rates: [] as number[], ratios: [] as number[], p99: [] as number[] }]),
    );
    for (let round = 0; round < ROUNDS; round++) {
      for (const load of loads) {
        const bare = await runLoad(hello.address, { name: "hello", path: "/" }, CONNECTIONS, SECONDS);
        const own = await runLoad(service.address, load, CONNECTIONS, SECONDS);
        const figure = figures.get(load.name);
        figure?.rates.push(own.rate);
        figure?.ratios.push(own.rate / bare.rate);
        figure?.p99.push(own.p99);
      }
    }
    const rows = [...figures].map(([name, { rates, ratios, p99 }]) => [
      name,
      Math.round(quantile(rates, 0.5)).toLocaleString("en"),
      quantile(ratios, 0.5).toFixed(3),
      quantile(p99, 0.5).toFixed(1),
    ]);
    promised("memory of an idle service", "MB", Number(idle), 150);
    const title = `Service, ${CONNECTIONS} connections, median of ${ROUNDS} interleaved runs of ${SECONDS} s`;
    const memory = `Memory: ${idle} MB idle (promised: under 150), ${memoryOf(service.child)} MB after the load.`;
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
