/** What the dashboards show: each panel with its question to Prometheus. One table with an entry for every panel, which is why it is long. */

/** A panel. */
export interface Panel {
  readonly title: string;
  /** What it means, and what is wrong where it looks otherwise. */
  readonly about: string;
  readonly kind: "lines" | "stack" | "number" | "heatmap";
  /** As Grafana calls it. */
  readonly unit: string;
  /** What it shows: a query, and how its series are called. */
  readonly series: readonly (readonly [expression: string, legend: string])[];
  /** Of 24; a third unless it is told. */
  readonly width?: number;
}

/** A dashboard: rows of panels below their titles. */
export interface Board {
  readonly uid: string;
  readonly title: string;
  readonly rows: readonly (readonly [title: string, panels: readonly Panel[]])[];
}

const API = '{job="music-brain",instance=~"$instance"}';
const ALL = '{job=~"music-brain|music-brain-worker",instance=~"$instance"}';

/** A selector with more in it. */
const also = (selector: string, more: string) => selector.replace("}", `,${more}}`);
/** How often something happens, a second. */
const rate = (name: string, selector = API) => `rate(${name}${selector}[$__rate_interval])`;
const quantile = (share: number, name: string, selector = API) =>
  `histogram_quantile(${share}, sum by (le) (${rate(`${name}_bucket`, selector)}))`;
const quantiles = (name: string, selector = API) =>
  [0.5, 0.95, 0.99].map((share) => [quantile(share, name, selector), `${share * 100} %`] as const);

const requests = "http_server_request_duration_seconds";
const WHOLE = 24;
const HALF = 12;

const traffic: Board = {
  uid: "music-brain-traffic",
  title: "Music Brain: traffic",
  rows: [
    [
      "Objectives",
      [
        {
          title: "Requests without a fault, of the last three days",
          about:
            "99.9 % is what is aimed for. A fault is a 5xx, also the 503 of a service that has too much to do.",
          kind: "number",
          unit: "percentunit",
          series: [["1 - music_brain:availability_errors:ratio_rate3d", ""]],
          width: 6,
        },
        {
          title: "Answers within a second, of the last three days",
          about: "99 % is what is aimed for. Songs as sound and streams of events do not count.",
          kind: "number",
          unit: "percentunit",
          series: [["1 - music_brain:latency_errors:ratio_rate3d", ""]],
          width: 6,
        },
        {
          title: "How fast the budgets burn",
          about:
            "1 is as fast as the budget of 30 days allows. Pages come at 14.4 (an hour) and 6 (six hours).",
          kind: "lines",
          unit: "none",
          series: [
            ["music_brain:availability_errors:ratio_rate1h / 0.001", "faults, an hour"],
            ["music_brain:availability_errors:ratio_rate6h / 0.001", "faults, six hours"],
            ["music_brain:latency_errors:ratio_rate1h / 0.01", "late, an hour"],
            ["music_brain:latency_errors:ratio_rate6h / 0.01", "late, six hours"],
          ],
          width: HALF,
        },
      ],
    ],
    [
      "Traffic",
      [
        {
          title: "Requests by status",
          about: "What callers are answered.",
          kind: "stack",
          unit: "reqps",
          series: [
            [
              `sum by (http_response_status_code) (${rate(`${requests}_count`)})`,
              "{{http_response_status_code}}",
            ],
          ],
        },
        {
          title: "Requests by route",
          about: "The ten that are asked most.",
          kind: "lines",
          unit: "reqps",
          series: [
            [
              `topk(10, sum by (http_request_method, http_route) (${rate(`${requests}_count`)}))`,
              "{{http_request_method}} {{http_route}}",
            ],
          ],
        },
        {
          title: "Bytes sent",
          about: "Bodies of answers as they went out.",
          kind: "lines",
          unit: "Bps",
          series: [
            [`sum by (instance) (${rate("http_server_response_body_size_bytes_sum")})`, "{{instance}}"],
          ],
        },
      ],
    ],
    [
      "Latency",
      [
        {
          title: "Durations of requests",
          about:
            "How many answers took how long. Two bands are usual: songs as data in milliseconds, songs as sound in seconds.",
          kind: "heatmap",
          unit: "s",
          series: [[`sum by (le) (increase(${requests}_bucket${API}[$__rate_interval]))`, "{{le}}"]],
          width: WHOLE,
        },
        {
          title: "Quantiles of POST /generate",
          about: "Composing, writing and waiting, without those that are sound.",
          kind: "lines",
          unit: "s",
          series: quantiles(requests, also(API, 'http_route="/generate",sound="no"')),
          width: HALF,
        },
        {
          title: "Quantiles of songs as sound",
          about: "Rendering and waiting for a thread. Many seconds: more RENDER_THREADS, or renders as jobs.",
          kind: "lines",
          unit: "s",
          series: quantiles(requests, also(API, 'sound="yes"')),
          width: HALF,
        },
      ],
    ],
    [
      "Limits",
      [
        {
          title: "Decisions of the rate limiter",
          about:
            "Allowed, or refused for the minute, hour or day; by where the buckets are: in Redis, or in the replica's own memory.",
          kind: "stack",
          unit: "reqps",
          series: [
            [`sum by (decision, store) (${rate("rate_limit_decisions_total")})`, "{{decision}} ({{store}})"],
          ],
        },
        {
          title: "Requests turned away",
          about:
            "503 with Retry-After, and connections beyond MAX_CONNECTIONS. Above nothing: add a replica.",
          kind: "lines",
          unit: "reqps",
          series: [
            [`sum by (reason) (${rate("requests_shed_total")}) or vector(0)`, "{{reason}}"],
            [`sum(${rate("connections_refused_total")})`, "connections"],
          ],
        },
        {
          title: "Requests in hand",
          about: "Beyond MAX_IN_FLIGHT they are turned away.",
          kind: "lines",
          unit: "none",
          series: [[`http_server_active_requests${API}`, "{{instance}}"]],
        },
      ],
    ],
  ],
};

const music: Board = {
  uid: "music-brain-music",
  title: "Music Brain: songs and feelings",
  rows: [
    [
      "Songs",
      [
        {
          title: "Songs composed by feeling",
          about: "By the base emotion of what was said. Songs that were remembered are not composed again.",
          kind: "stack",
          unit: "none",
          series: [
            [
              `sum by (base_emotion) (increase(songs_composed_total${API}[$__rate_interval]))`,
              "{{base_emotion}}",
            ],
          ],
          width: HALF,
        },
        {
          title: "Songs composed by genre",
          about: "The ten that are composed most.",
          kind: "stack",
          unit: "none",
          series: [
            [
              `topk(10, sum by (genre) (increase(songs_composed_total${API}[$__rate_interval])))`,
              "{{genre}}",
            ],
          ],
          width: HALF,
        },
        {
          title: "Requests for songs",
          about: "POST /generate: how many were answered with a song or a plan, and how many with an error.",
          kind: "lines",
          unit: "reqps",
          series: [
            [`sum(${rate("generate_success_total")})`, "a song"],
            [`sum(${rate("generate_error_total")})`, "an error"],
          ],
        },
        {
          title: "Composing one song",
          about: "Without waiting, and without its files.",
          kind: "lines",
          unit: "s",
          series: quantiles("compose_duration_seconds"),
        },
        {
          title: "Songs that wait to be composed",
          about:
            "Composing takes turns with everything else; a queue that does not go is a service that has too much to do.",
          kind: "lines",
          unit: "none",
          series: [[`compose_queue_depth${API}`, "{{instance}}"]],
        },
      ],
    ],
    [
      "Remembered songs",
      [
        {
          title: "Songs asked for with their seed",
          about: "Remembered here (hit) or in Redis (shared), being made (joined), made (miss).",
          kind: "stack",
          unit: "reqps",
          series: [[`sum by (result) (${rate("song_cache_requests_total")})`, "{{result}}"]],
          width: HALF,
        },
        {
          title: "Memory of remembered songs",
          about: "At most CACHE_MAX_MB.",
          kind: "lines",
          unit: "bytes",
          series: [[`song_cache_bytes${API}`, "{{instance}}"]],
          width: HALF,
        },
      ],
    ],
  ],
};

const jobs: Board = {
  uid: "music-brain-jobs",
  title: "Music Brain: jobs",
  rows: [
    [
      "Jobs",
      [
        {
          title: "Jobs that wait",
          about: "As the processes saw them last. Growing: start more workers, or more JOB_WORKERS in each.",
          kind: "lines",
          unit: "none",
          series: [[`max(jobs_queued${ALL})`, "wait"]],
        },
        {
          title: "Jobs in work",
          about: "By process.",
          kind: "stack",
          unit: "none",
          series: [[`jobs_running${ALL}`, "{{instance}}"]],
        },
        {
          title: "Open streams of events",
          about: "Whoever watches a job.",
          kind: "lines",
          unit: "none",
          series: [[`job_watchers${API}`, "{{instance}}"]],
        },
        {
          title: "Ends of jobs",
          about:
            "Succeeded, failed (given up), retried, given back by a process that stopped, or lost to another one.",
          kind: "stack",
          unit: "none",
          series: [
            [
              `sum by (kind, outcome) (increase(jobs_ended_total${ALL}[$__rate_interval]))`,
              "{{kind}} {{outcome}}",
            ],
          ],
        },
        {
          title: "Waiting",
          about: "From the request for a job to its beginning.",
          kind: "lines",
          unit: "s",
          series: quantiles("job_wait_seconds", ALL),
        },
        {
          title: "Working",
          about: "One attempt, from its beginning to its end.",
          kind: "lines",
          unit: "s",
          series: quantiles("job_duration_seconds", ALL),
        },
      ],
    ],
  ],
};

const machinery: Board = {
  uid: "music-brain-machinery",
  title: "Music Brain: database, Redis, processes",
  rows: [
    [
      "Database",
      [
        {
          title: "Queries",
          about: "By process.",
          kind: "lines",
          unit: "reqps",
          series: [
            [`sum by (instance) (${rate("database_query_duration_seconds_count", ALL)})`, "{{instance}}"],
          ],
        },
        {
          title: "Durations of queries",
          about: "In SQLite a write is on disk when it is answered: a slow one is a slow disk.",
          kind: "lines",
          unit: "s",
          series: quantiles("database_query_duration_seconds", ALL),
        },
        {
          title: "Queries that the database failed",
          about: "Or for which there was no connection to it. Above nothing, callers get 503.",
          kind: "lines",
          unit: "reqps",
          series: [[`sum by (instance) (${rate("database_failures_total", ALL)})`, "{{instance}}"]],
        },
      ],
    ],
    [
      "Redis",
      [
        {
          title: "Redis answers",
          about:
            "1 while it does; 0 while it does not: each replica then counts for itself. Nothing where there is none.",
          kind: "lines",
          unit: "none",
          series: [[`redis_up${API}`, "{{instance}}"]],
        },
        {
          title: "Questions to Redis",
          about: "Those that were answered in time.",
          kind: "lines",
          unit: "reqps",
          series: [[`sum by (instance) (${rate("redis_duration_seconds_count")})`, "{{instance}}"]],
        },
        {
          title: "Durations in Redis",
          about: "Beyond REDIS_TIMEOUT_MS the service does without.",
          kind: "lines",
          unit: "s",
          series: quantiles("redis_duration_seconds"),
        },
      ],
    ],
    [
      "Processes",
      [
        {
          title: "Memory",
          about:
            "200 MB and more where songs are rendered to sound; units and containers end a process at 1.5 GiB.",
          kind: "lines",
          unit: "bytes",
          series: [[`process_resident_memory_bytes${ALL}`, "{{instance}}"]],
        },
        {
          title: "Processor",
          about:
            "Of one core. The HTTP service answers on one; sound, scores and archives have threads of their own.",
          kind: "lines",
          unit: "percentunit",
          series: [[rate("process_cpu_seconds_total", ALL), "{{instance}}"]],
        },
        {
          title: "Lateness of the event loop",
          about: "One turn in a hundred is as late as this. Beyond MAX_LAG_MS requests are turned away.",
          kind: "lines",
          unit: "s",
          series: [[`nodejs_eventloop_lag_p99_seconds${ALL}`, "{{instance}}"]],
        },
        {
          title: "Heap of V8",
          about: "What is used of what there is.",
          kind: "lines",
          unit: "bytes",
          series: [
            [`nodejs_heap_size_used_bytes${ALL}`, "{{instance}} used"],
            [`nodejs_heap_size_total_bytes${ALL}`, "{{instance}} there"],
          ],
        },
        {
          title: "Garbage collection",
          about: "Of the time of the main thread.",
          kind: "lines",
          unit: "percentunit",
          series: [
            [
              `sum by (instance, kind) (${rate("nodejs_gc_duration_seconds_sum", ALL)})`,
              "{{instance}} {{kind}}",
            ],
          ],
        },
        {
          title: "File descriptors",
          about: "A connection takes one.",
          kind: "lines",
          unit: "none",
          series: [[`process_open_fds${ALL}`, "{{instance}}"]],
        },
        {
          title: "Room on the disk",
          about: "What is free where the service keeps things. Nothing is kept where there is none.",
          kind: "lines",
          unit: "percentunit",
          series: [[`disk_free_bytes${ALL} / disk_size_bytes${ALL}`, "{{instance}} {{folder}}"]],
          width: HALF,
        },
        {
          title: "nginx answers",
          about: "1 while it does: the way in that people take.",
          kind: "lines",
          unit: "none",
          series: [['up{job="music-brain-front"}', "{{instance}}"]],
          width: HALF,
        },
        {
          title: "What runs",
          about:
            "Versions, by process. Two versions at once: a rolling upgrade, or one that stopped half way.",
          kind: "number",
          unit: "none",
          series: [
            [
              `sum by (version, engine_version, node_version) (service_info${ALL})`,
              "{{version}} (engine {{engine_version}}, Node.js {{node_version}})",
            ],
          ],
          width: WHOLE,
        },
      ],
    ],
  ],
};

/** All dashboards. */
export const boards: readonly Board[] = [traffic, music, jobs, machinery];
