/** Load on an HTTP server: as much as it takes, or at a steady rate. */
import { Client, type Dispatcher, Pool } from "undici";
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
 * Runs one kind of request for some seconds, on connections that each send the next one as soon as the last one is
 * answered. What it measures is how much the server can do; its times are mostly those of waiting for each other.
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

/** What a turn of steady load measured. */
export interface Turn {
  /** Milliseconds that each answer took, with the wait for an answer that held its connection up. */
  readonly times: readonly number[];
  /** The longest that this program itself was held up, in milliseconds. */
  readonly heldUpMs: number;
}

/** Connections on which requests are sent at a steady rate, whatever the answers take. */
export class SteadyLoad {
  readonly #clients: readonly Client[];
  readonly #load: Load;
  #next = 0;

  constructor(origin: string, load: Load, connections: number) {
    this.#clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
    this.#load = load;
  }

  /**
   * Sends so many requests a second, evenly, each connection in its turn.
   * @throws Error when an answer is neither 2xx nor 304
   */
  run(rate: number, seconds: number): Promise<Turn> {
    const wanted = Math.round(rate * seconds);
    const start = performance.now();
    const times: number[] = [];
    let sent = 0;
    let lookedMs = start;
    let heldUpMs = 0;
    return new Promise((resolve, reject) => {
      const send = async (client: Client) => {
        const before = performance.now();
        await ask(client, this.#load);
        times.push(performance.now() - before);
        if (times.length === wanted) resolve({ times, heldUpMs });
      };
      const sendWhatIsDue = () => {
        const nowMs = performance.now();
        heldUpMs = Math.max(heldUpMs, nowMs - lookedMs - 1);
        lookedMs = nowMs;
        for (; sent < wanted && start + (sent / rate) * 1000 <= nowMs; sent++) {
          const client = this.#clients[this.#next++ % this.#clients.length];
          if (client !== undefined) send(client).catch(reject);
        }
        if (sent < wanted) setTimeout(sendWhatIsDue, 1);
      };
      sendWhatIsDue();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
  }
}

/** One request; the body of the answer is read and thrown away as it comes. */
function ask(dispatcher: Dispatcher, { name, path, method, headers, body }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(
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
