/** Everything that the service counts and measures; the one place where a metric gets its name. */
import process from "node:process";
import { ENGINE_VERSION } from "@music-brain/engine";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { SERVICE_VERSION } from "../../service.ts";
import type { Settings } from "../../settings.ts";
import { Distribution } from "./distribution.ts";
import { createLevel, type Level } from "./level.ts";
import { measureRoom } from "./room.ts";

/** The metrics of one service. Their labels come from routes and tables, never from callers: their number is bounded. */
export interface Metrics {
  readonly registry: Registry;
  readonly distributions: readonly Distribution<string>[];
  readonly requestDuration: Distribution<RequestLabel>;
  readonly responseSize: Distribution<RequestLabel>;
  readonly requestsInFlight: Level;
  readonly requestsShed: Counter<"reason">;
  readonly connectionsRefused: Counter;
  readonly generateRequested: Counter;
  readonly generateSuccess: Counter;
  readonly generateError: Counter;
  readonly songsComposed: Counter<"genre" | "base_emotion">;
  readonly composeDuration: Distribution<never>;
  readonly composeQueueDepth: Level;
  readonly databaseDuration: Distribution<never>;
  readonly databaseFailures: Counter;
  readonly songCacheRequests: Counter<"result">;
  readonly songCacheBytes: Level;
  readonly rateLimitDecisions: Counter<"decision" | "store">;
  readonly redisDuration: Distribution<never>;
  readonly redisUp: Level;
  readonly jobsQueued: Level;
  readonly jobsRunning: Level;
  readonly jobsEnded: Counter<"kind" | "outcome">;
  readonly jobDuration: Distribution<never>;
  readonly jobWait: Distribution<never>;
  readonly jobWatchers: Level;
}

/**
 * The labels of a request, as OpenTelemetry calls them (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/); and
 * whether it asks for sound ("yes", "no"), which takes seconds where all else takes milliseconds.
 */
export type RequestLabel = "http_request_method" | "http_route" | "http_response_status_code" | "sound";

const requestLabels: readonly RequestLabel[] = [
  "http_request_method",
  "http_route",
  "http_response_status_code",
  "sound",
];

/** OpenTelemetry's bounds for request durations, with finer ones below them: most answers here take less than 5 ms. */
const SECONDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];
/** Of work that takes longer than a request: to the quarter of an hour. */
const LONG_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];
const BYTES = [100, 1000, 10_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000];

/** New metrics, all of them at nothing. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: "service_info",
    help: "1, with the versions of what runs.",
    labelNames: ["version", "engine_version", "node_version"],
    registers,
  }).set(
    { version: SERVICE_VERSION, engine_version: ENGINE_VERSION, node_version: process.versions.node },
    1,
  );
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const requestDuration = new Distribution<RequestLabel>({
    name: "http_server_request_duration_seconds",
    help: "From the first byte of a request's headers to the last of its answer.",
    labelNames: requestLabels,
    // Songs as sound and streams take longer.
    buckets: [...SECONDS, 30, 60],
    registry,
  });
  const responseSize = new Distribution<RequestLabel>({
    name: "http_server_response_body_size_bytes",
    help: "Bodies of answers as they went out.",
    labelNames: requestLabels,
    buckets: BYTES,
    registry,
  });
  const composeDuration = new Distribution<never>({
    name: "compose_duration_seconds",
    help: "Composing one song, without waiting and without its files.",
    labelNames: [],
    buckets: SECONDS,
    registry,
  });
  const redisDuration = new Distribution<never>({
    name: "redis_duration_seconds",
    help: "From a question to Redis to its answer, where it came in time.",
    labelNames: [],
    buckets: SECONDS,
    registry,
  });
  const databaseDuration = new Distribution<never>({
    name: "database_query_duration_seconds",
    help: "One query of the database, with the wait for a connection.",
    labelNames: [],
    buckets: SECONDS,
    registry,
  });
  const jobDuration = new Distribution<never>({
    name: "job_duration_seconds",
    help: "One attempt at a job, from its beginning to its end.",
    labelNames: [],
    buckets: LONG_SECONDS,
    registry,
  });
  const jobWait = new Distribution<never>({
    name: "job_wait_seconds",
    help: "From the request for a job to its beginning.",
    labelNames: [],
    buckets: LONG_SECONDS,
    registry,
  });
  return {
    registry,
    distributions: [
      requestDuration,
      responseSize,
      composeDuration,
      databaseDuration,
      redisDuration,
      jobDuration,
      jobWait,
    ],
    jobDuration,
    jobWait,
    jobsQueued: createLevel(registry, "jobs_queued", "Jobs that wait, as this process saw them last."),
    jobsRunning: createLevel(registry, "jobs_running", "Jobs that this process works on."),
    jobsEnded: new Counter({
      name: "jobs_ended",
      help: "Attempts at jobs in this process, by what became of them: succeeded, failed, retried, given back, or lost to somebody else or a cancellation.",
      labelNames: ["kind", "outcome"],
      registers,
    }),
    jobWatchers: createLevel(registry, "job_watchers", "Streams of events of jobs that are open."),
    databaseDuration,
    databaseFailures: counter(
      "database_failures",
      "Queries that the database failed, or for which there was no connection to it.",
    ),
    requestDuration,
    responseSize,
    composeDuration,
    redisDuration,
    redisUp: nothingYet(
      createLevel(
        registry,
        "redis_up",
        "1 while Redis answers; 0 while it does not. Not told where there is none.",
      ),
    ),
    rateLimitDecisions: new Counter({
      name: "rate_limit_decisions",
      help: "Requests that were allowed, or refused for the minute, hour or day, by where the buckets were.",
      labelNames: ["decision", "store"],
      registers,
    }),
    requestsInFlight: createLevel(
      registry,
      "http_server_active_requests",
      "Requests that are not answered yet.",
    ),
    requestsShed: new Counter({
      name: "requests_shed",
      help: "Requests that were turned away with 503, because there were too many.",
      labelNames: ["reason"],
      registers,
    }),
    connectionsRefused: counter(
      "connections_refused",
      "Connections that were closed at once, beyond MAX_CONNECTIONS.",
    ),
    generateRequested: counter("generate_requested", "Requests to POST /generate."),
    generateSuccess: counter("generate_success", "Those that were answered with a song or a plan."),
    generateError: counter("generate_error", "Those that were answered with an error."),
    songsComposed: new Counter({
      name: "songs_composed",
      help: "Songs that were composed, without those that were remembered.",
      labelNames: ["genre", "base_emotion"],
      registers,
    }),
    composeQueueDepth: createLevel(registry, "compose_queue_depth", "Songs that wait to be composed."),
    songCacheRequests: new Counter({
      name: "song_cache_requests",
      help: "Songs that were asked for with their seed: remembered here (hit) or in Redis (shared), being made (joined), made (miss).",
      labelNames: ["result"],
      registers,
    }),
    songCacheBytes: createLevel(registry, "song_cache_bytes", "Remembered answers."),
  };
}

/** A level that is not shown before somebody sets it. */
function nothingYet(level: Level): Level {
  level.now = Number.NaN;
  return level;
}

/** What tells of queries, as the database wants it. */
export function measureQueries({ databaseDuration, databaseFailures }: Metrics) {
  return (seconds: number, hasFailed: boolean): void => {
    databaseDuration.observe({}, seconds);
    if (hasFailed) databaseFailures.inc();
  };
}

/**
 * Measures the process besides: event loop, garbage collection, memory, processor, and the room where it keeps things. Once a
 * process: it never stops.
 */
export function measureProcess(
  { registry }: Metrics,
  { dataDir: data, jobResultsDir: results }: Pick<Settings, "dataDir" | "jobResultsDir">,
): void {
  collectDefaultMetrics({ register: registry });
  measureRoom(registry, { ...(data !== undefined && { data }), ...(results !== undefined && { results }) });
}
