/**
 * The same load at any service that speaks this HTTP contract, such as one of another version, on another machine or written
 * otherwise: `npm run bench -- compare URL`. What it measures stands beside a bare node:http server of this machine.
 */
import { Pool } from "undici";
import { runLoad } from "./load.ts";
import { type Load, loadsFor } from "./loads.ts";
import { started } from "./started.ts";
import { quantile, table } from "./table.ts";

const CONNECTIONS = 16;
const SECONDS = 1;
const ROUNDS = 3;

/** Hosts that are this machine. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The table of a service at a base address.
 * @param args the address, and `--remote` where it may be another machine
 * @throws Error where the address is none, or is not of this machine and need not be
 */
export async function benchCompare(args: readonly string[]): Promise<string> {
  const origin = addressIn(args);
  const hello = await started("bench/hello.ts", {});
  try {
    const rows: (readonly string[])[] = [];
    for (const load of await loadsFor(origin)) rows.push(await rowOf(load, origin, hello.address));
    const title = `${origin}, ${CONNECTIONS} connections, median of ${ROUNDS} interleaved runs of ${SECONDS} s`;
    return table(title, ["", "requests/s", "× bare node:http here", "p99 ms"], rows);
  } finally {
    hello.child.kill();
  }
}

/** The address among the arguments. */
export function addressIn(args: readonly string[]): string {
  const [given = ""] = args.filter((arg) => arg !== "--remote");
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new Error("Say which service: npm run bench -- compare http://127.0.0.1:8000");
  }
  const { origin, hostname } = new URL(given);
  if (!LOOPBACK.test(hostname) && !args.includes("--remote")) {
    throw new Error(
      `${hostname} is another machine, and this is as much load as it takes: add --remote if you may.`,
    );
  }
  return origin;
}

/** What is not there, or says no, is told and not measured. */
async function rowOf(load: Load, origin: string, hello: string): Promise<readonly string[]> {
  const status = await statusOf(load, origin);
  if (status !== 200 && status !== 304) return [load.name, `answered with ${status}`, "", ""];
  const rates: number[] = [];
  const ratios: number[] = [];
  const p99: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await runLoad(hello, { name: "hello", path: "/" }, CONNECTIONS, SECONDS);
    const own = await runLoad(origin, load, CONNECTIONS, SECONDS).catch((error: unknown) => error);
    // Most often its limits: they have to be off, or large enough.
    if (own instanceof Error) return [load.name, own.message.replace(`${load.name}: `, ""), "", ""];
    const { rate, p99: slowest } = own as Awaited<ReturnType<typeof runLoad>>;
    rates.push(rate);
    ratios.push(rate / bare.rate);
    p99.push(slowest);
  }
  return [
    load.name,
    Math.round(quantile(rates, 0.5)).toLocaleString("en"),
    quantile(ratios, 0.5).toFixed(3),
    quantile(p99, 0.5).toFixed(1),
  ];
}

async function statusOf({ path, method, headers, body }: Load, origin: string): Promise<number | string> {
  const pool = new Pool(origin, { connections: 1 });
  try {
    const answer = await pool.request({
      path,
      method: method ?? "GET",
      headers: { ...headers },
      body: body ?? null,
    });
    await answer.body.dump();
    return answer.statusCode;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  } finally {
    await pool.close();
  }
}
