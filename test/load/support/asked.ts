/** What a service says of itself under load. */
import { type Served, serve } from "../../support/served.ts";

const METRICS_TOKEN = "the-token-of-this-load-test";

/** Starts a service that can be measured, as in production, but for limits. */
export function serveMeasured(changes: Readonly<Record<string, string>> = {}): Promise<Served> {
  return serve({ METRICS_TOKEN, ...changes });
}

/** Bytes on the heap at the moment, with what is garbage already. */
export async function heapBytes({ address }: Served): Promise<number> {
  const answer = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const { gauges } = (await answer.json()) as { gauges: Readonly<Record<string, number>> };
  return gauges["nodejs_heap_size_used_bytes"] ?? Number.NaN;
}

/**
 * What is alive on the heap, in megabytes: the least of some samples while there is work, since garbage is collected now and then.
 * @param work done between two samples
 */
export async function liveMegabytes(
  service: Served,
  work: () => Promise<unknown>,
  samples = 60,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < samples; sample++) {
    await work();
    least = Math.min(least, await heapBytes(service));
  }
  return least / 1e6;
}
