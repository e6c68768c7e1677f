/** Load on an HTTP server: connections that each send the next request as soon as the last one is answered. */
import { Pool } from "undici";
import { quantile } from "./table.ts";

/** One kind of request. */
export interface Load {
  readonly name: string;
  readonly path: string;
  readonly method?: "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a run of load measured. */
export interface Measured {
  /** Answers a second. */
  readonly rate: number;
  readonly answers: number;
  /** Milliseconds within which 99 of 100 answers came. */
  readonly p99: number;
}

/**
 * Runs one kind of request for some seconds.
 * @throws Error when an answer is neither 2xx nor 304
 */
export async function runLoad(
  origin: string,
  load: Load,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const keepAsking = async () => {
    while (performance.now() < end) {
      const before = performance.now();
      await ask(pool, load);
      times.push(performance.now() - before);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, keepAsking));
    const rate = times.length / ((performance.now() - start) / 1000);
    return { rate, answers: times.length, p99: quantile(times, 0.99) };
  } finally {
    await pool.close();
  }
}

/** One request; the body of the answer is read and thrown away as it comes. */
function ask(pool: Pool, { name, path, method, headers, body }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    pool.dispatch(
      { path, method: method ?? "GET", headers: { ...headers }, body: body ?? null },
      {
        onRequestStart() {},
        onResponseStart(_controller, status) {
          if ((status >= 200 && status < 300) || status === 304) return;
          reject(new Error(`${name}: answered with ${status}`));
        },
        onResponseData() {},
        onResponseEnd: () => resolve(),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}
