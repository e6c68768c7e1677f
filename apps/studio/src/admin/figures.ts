/** From what the service counts since its start to what it does at the moment. */

/** What is counted at a moment. */
export interface Reading {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly requests: number;
  readonly failed: number;
  /** Requests that took at most so many seconds, by the bounds of the buckets, all routes together. */
  readonly within: ReadonlyMap<number, number>;
  readonly limited: number;
  readonly shed: number;
  readonly levels: Levels;
  readonly routes: readonly Route[];
}

/** What goes up and down. */
export interface Levels {
  readonly running: number;
  readonly queued: number;
  /** Megabytes. */
  readonly resident: number;
  /** Megabytes. */
  readonly heap: number;
  /** Milliseconds. */
  readonly lag: number;
}

/** A route, since the start of the service. Durations in milliseconds. */
export interface Route {
  readonly name: string;
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

/** What happened between two readings: counts a second, durations in milliseconds, undefined where nothing was answered. */
export interface Point extends Levels {
  readonly at: number;
  readonly requests: number;
  readonly failed: number;
  readonly limited: number;
  readonly shed: number;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
}

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const DURATION = "http_server_request_duration_seconds";
const MEGABYTE = 1e6;

/**
 * Reads an exposition of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).
 * @param at epoch milliseconds
 */
export function readingOf(text: string, at: number): Reading {
  const samples = text.split("\n").flatMap(sampleOf);
  const sum = (name: string, isMeant: (labels: Sample["labels"]) => boolean = () => true) =>
    samples.reduce(
      (total, sample) => (sample.name === name && isMeant(sample.labels) ? total + sample.value : total),
      0,
    );
  const buckets = samples.filter(({ name }) => name === `${DURATION}_bucket`);
  return {
    at,
    requests: sum(`${DURATION}_count`),
    failed: sum(`${DURATION}_count`, ({ http_response_status_code: status = "" }) => status.startsWith("5")),
    within: bucketsOf(buckets),
    limited: sum("rate_limit_decisions", ({ decision }) => decision !== "allowed"),
    shed: sum("requests_shed"),
    levels: {
      running: sum("jobs_running"),
      queued: sum("jobs_queued"),
      resident: sum("process_resident_memory_bytes") / MEGABYTE,
      heap: sum("nodejs_heap_size_used_bytes") / MEGABYTE,
      lag: sum("nodejs_eventloop_lag_p99_seconds") * 1000,
    },
    routes: routesOf(buckets),
  };
}

/** What happened between two readings; undefined where the service was started anew in between. */
export function pointBetween(before: Reading, after: Reading): Point | undefined {
  const seconds = (after.at - before.at) / 1000;
  const requests = after.requests - before.requests;
  if (seconds <= 0 || requests < 0) return undefined;
  const within = new Map([...after.within].map(([le, count]) => [le, count - (before.within.get(le) ?? 0)]));
  return {
    at: after.at,
    requests: requests / seconds,
    failed: (after.failed - before.failed) / seconds,
    limited: (after.limited - before.limited) / seconds,
    shed: (after.shed - before.shed) / seconds,
    p50: quantile(within, 0.5),
    p95: quantile(within, 0.95),
    p99: quantile(within, 0.99),
    ...after.levels,
  };
}

/**
 * What a share of the requests took at most, in milliseconds; between two bounds by proportion, as Prometheus does it.
 * Undefined where there are none.
 */
export function quantile(within: ReadonlyMap<number, number>, share: number): number | undefined {
  const bounds = [...within].sort(([one], [other]) => one - other);
  const wanted = (bounds.at(-1)?.[1] ?? 0) * share;
  if (wanted <= 0) return undefined;
  let [lower, below] = [0, 0];
  for (const [bound, count] of bounds) {
    if (count >= wanted) {
      const isOpen = bound === Number.POSITIVE_INFINITY;
      const seconds = isOpen ? lower : lower + ((bound - lower) * (wanted - below)) / (count - below);
      return seconds * 1000;
    }
    [lower, below] = [bound, count];
  }
  return undefined;
}

function bucketsOf(samples: readonly Sample[]): Map<number, number> {
  const within = new Map<number, number>();
  for (const { labels, value } of samples) {
    const bound = labels["le"] === "+Inf" ? Number.POSITIVE_INFINITY : Number(labels["le"]);
    within.set(bound, (within.get(bound) ?? 0) + value);
  }
  return within;
}

function routesOf(buckets: readonly Sample[]): readonly Route[] {
  const byName = Map.groupBy(
    buckets,
    ({ labels }) => `${labels["http_request_method"]} ${labels["http_route"] || "–"}`,
  );
  return [...byName]
    .map(([name, samples]) => {
      const within = bucketsOf(samples);
      return {
        name,
        count: within.get(Number.POSITIVE_INFINITY) ?? 0,
        p50: quantile(within, 0.5) ?? 0,
        p99: quantile(within, 0.99) ?? 0,
      };
    })
    .sort((one, other) => other.count - one.count);
}

function sampleOf(line: string): readonly Sample[] {
  const match = /^([a-z_]\w*)(?:\{(.*)\})? (\S+)/i.exec(line);
  if (match === null) return [];
  const [, name = "", inBraces = "", value = ""] = match;
  const labels = Object.fromEntries(
    [...inBraces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", text = ""]) => [key, text]),
  );
  return [{ name, labels, value: Number(value) }];
}
