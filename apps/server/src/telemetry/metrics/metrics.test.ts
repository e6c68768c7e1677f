import { metricsSchema, validator, type WireMetrics } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describedAnswers, expectSound, testApp } from "../../testing.ts";
import { createMetrics, measureProcess } from "./metrics.ts";

const TOKEN = "a-token-of-the-metrics";
const metrics = createMetrics();
measureProcess(metrics, { dataDir: undefined, jobResultsDir: undefined });
const app = await testApp({ metrics, metricsToken: () => TOKEN });
afterAll(() => app.close());

const get = (headers: Record<string, string> = {}) =>
  app.inject({ url: "/metrics", headers: { authorization: `Bearer ${TOKEN}`, ...headers } });
const generate = (body: object) => app.inject({ method: "POST", url: "/generate", payload: body });

beforeAll(async () => {
  await generate({ intent: { emotional_intent: "calm" }, seed: 1 });
  await generate({ intent: { emotional_intent: "" } });
  for (let index = 0; index < 100; index++) await app.inject(`/nope/${index}`);
  await app.inject({ method: "PROPFIND", url: "/emotions" });
  await app.inject("/emotions/joy");
  await app.inject("/emotions/grief");
  await app.inject("/emotions/%ff");
});

describe("GET /metrics lets in", () => {
  test.each([
    ["nobody without a token", {}],
    ["no other token", { authorization: "Bearer a-token-of-the-metricz" }],
    ["no beginning of the token", { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ["nobody with another scheme", { authorization: `Basic ${TOKEN}` }],
  ])("%s", async (_name, headers) => {
    const response = await app.inject({ url: "/metrics", headers });
    expect(response.statusCode).toBe(401);
    expect(response.headers["www-authenticate"]).toMatch(/^Bearer realm="Music Brain"/);
    expectSound(response);
  });

  test("nobody at all where there is no token", async () => {
    const closed = await testApp();
    for (const authorization of ["Bearer ", "Bearer undefined", `Bearer ${TOKEN}`]) {
      expect((await closed.inject({ url: "/metrics", headers: { authorization } })).statusCode).toBe(401);
    }
    await closed.close();
  });

  test("the new token after it was changed", async () => {
    let token = "old-token";
    const changing = await testApp({ metricsToken: () => token });
    const status = async (given: string) =>
      (await changing.inject({ url: "/metrics", headers: { authorization: `Bearer ${given}` } })).statusCode;
    expect(await status("old-token")).toBe(200);
    token = "new-token";
    expect(await status("old-token")).toBe(401);
    expect(await status("new-token")).toBe(200);
    await changing.close();
  });
});

test("in JSON it is counters, gauges and histograms", async () => {
  const response = await get();
  expect(response.statusCode).toBe(200);
  const metrics = response.json<WireMetrics>();
  expect(validator(metricsSchema).accepts(metrics)).toBe(true);
  expect(metrics.counters).toMatchObject({ generate_requested: 2, generate_success: 1, generate_error: 1 });
  expect(metrics.gauges).toHaveProperty("http_server_active_requests");
  const duration = metrics.histograms["http_server_request_duration_seconds"];
  expect(duration?.count).toBeGreaterThan(100);
  expect(duration?.p50).toBeGreaterThanOrEqual(duration?.min ?? Number.NaN);
  expect(duration?.p99).toBeLessThanOrEqual(duration?.max ?? Number.NaN);
  (await describedAnswers(app))("GET /metrics", response);
});

test.each([
  ["text/plain", "text/plain; version=0.0.4; charset=utf-8"],
  ["application/openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8"],
  [
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
    "application/openmetrics-text; version=1.0.0; charset=utf-8",
  ],
  ["*/*", "application/json; charset=utf-8"],
])("Accept: %s gets %s", async (accept, type) => {
  const response = await get({ accept });
  expect(response.headers["content-type"]).toBe(type);
  expect(response.headers["cache-control"]).toBe("no-store");
  expectSound(response);
});

test("what cannot be made is 406", async () => {
  expect((await get({ accept: "text/html" })).statusCode).toBe(406);
});

test("requests are counted by method, route and status, whatever callers send: the series are bounded", async () => {
  const { body } = await get({ accept: "text/plain" });
  const counts = body
    .split("\n")
    .filter((line) => line.startsWith("http_server_request_duration_seconds_count"));
  const labels = (method: string, route: string, status: number) =>
    `{http_request_method="${method}",http_route="${route}",http_response_status_code="${status}",sound="no"}`;
  expect(counts).toContain(`http_server_request_duration_seconds_count${labels("GET", "none", 404)} 100`);
  expect(counts).toContain(`http_server_request_duration_seconds_count${labels("GET", "none", 400)} 1`);
  expect(counts).toContain(`http_server_request_duration_seconds_count${labels("_OTHER", "none", 405)} 1`);
  expect(counts).toContain(
    `http_server_request_duration_seconds_count${labels("GET", "/emotions/:base", 200)} 2`,
  );
  expect(counts.length).toBeLessThan(12);
  expect(body).not.toContain("nope");
});

test.each([
  ["requests by method, route and status", "http_server_request_duration_seconds", "histogram"],
  ["sizes of answers", "http_server_response_body_size_bytes", "histogram"],
  ["what is in flight", "http_server_active_requests", "gauge"],
  ["what was turned away", "requests_shed", "counter"],
  ["connections that were refused", "connections_refused", "counter"],
  ["songs by genre and base emotion", "songs_composed", "counter"],
  ["composing", "compose_duration_seconds", "histogram"],
  ["the queue", "compose_queue_depth", "gauge"],
  ["the cache", "song_cache_requests", "counter"],
  ["the size of the cache", "song_cache_bytes", "gauge"],
  ["the database", "database_query_duration_seconds", "histogram"],
  ["faults of the database", "database_failures", "counter"],
  ["Redis", "redis_duration_seconds", "histogram"],
  ["whether Redis is there", "redis_up", "gauge"],
  ["decisions of the rate limiter", "rate_limit_decisions", "counter"],
  ["jobs that wait", "jobs_queued", "gauge"],
  ["jobs that run", "jobs_running", "gauge"],
  ["jobs that ended", "jobs_ended", "counter"],
  ["how long jobs take", "job_duration_seconds", "histogram"],
  ["how long jobs wait", "job_wait_seconds", "histogram"],
  ["who watches jobs", "job_watchers", "gauge"],
  ["the event loop", "nodejs_eventloop_lag_p99_seconds", "gauge"],
  ["garbage collection", "nodejs_gc_duration_seconds", "histogram"],
  ["memory", "process_resident_memory_bytes", "gauge"],
] as const)("%s: there is %s, a %s", async (_what, name, type) => {
  const { body } = await get({ accept: "text/plain" });
  expect(body).toContain(`# TYPE ${name} ${type}\n`);
});

test("what was done is in the numbers: songs by genre and base emotion, times, sizes, queries", async () => {
  const { body } = await get({ accept: "text/plain" });
  expect(body).toMatch(/^songs_composed\{genre="[\w -]+",base_emotion="[\w]+"\} 1$/m);
  const numberOf = (line: RegExp) => Number(line.exec(body)?.[1]);
  expect(numberOf(/^compose_duration_seconds_count (\d+)$/m)).toBe(1);
  expect(numberOf(/^compose_duration_seconds_sum (\S+)$/m)).toBeGreaterThan(0);
  expect(numberOf(/^song_cache_bytes (\d+)$/m)).toBeGreaterThan(1000);
  expect(body).toMatch(/^song_cache_requests\{result="miss"\} 1$/m);
  const of =
    '\\{http_request_method="POST",http_route="/generate",http_response_status_code="200",sound="no"\\}';
  expect(numberOf(new RegExp(`^http_server_response_body_size_bytes_sum${of} (\\d+)$`, "m"))).toBeGreaterThan(
    1000,
  );
  expect(numberOf(new RegExp(`^http_server_request_duration_seconds_sum${of} (\\S+)$`, "m"))).toBeGreaterThan(
    0,
  );
});

test.each<[string, object, string]>([
  ["a song", {}, "no"],
  ["a song as sound", { accept: "audio/mpeg" }, "yes"],
  ["a song with sound in it", { output_format: "wav" }, "yes"],
  ["a plan of one", { output_format: "wav", dry_run: true }, "no"],
])("%s is measured apart from what takes as long as it does not", async (_name, asked, sound) => {
  const measured = await testApp({ metricsToken: () => TOKEN });
  const { accept = "application/json", ...wish } = asked as { readonly accept?: string };
  const payload = { intent: { emotional_intent: "calm", technical: { bars: 4 } }, seed: 1, ...wish };
  await measured.inject({ method: "POST", url: "/generate", payload, headers: { accept } });
  const headers = { authorization: `Bearer ${TOKEN}`, accept: "text/plain" };
  const { body } = await measured.inject({ url: "/metrics", headers });
  expect(body).toMatch(
    new RegExp(`request_duration_seconds_count\\{[^}]*http_route="/generate"[^}]*,sound="${sound}"\\} 1`),
  );
  await measured.close();
});

test("OpenMetrics: counters end in _total, no line is empty, the last one says so; Prometheus' text stays as it was", async () => {
  const before = (await get({ accept: "text/plain" })).body;
  const open = (await get({ accept: "application/openmetrics-text" })).body;
  const after = (await get({ accept: "text/plain" })).body;
  expect(open).toContain("# TYPE generate_requested counter\ngenerate_requested_total 2\n");
  expect(open).not.toContain("\n\n");
  expect(open.endsWith("\n# EOF\n")).toBe(true);
  const names = (text: string) => [...text.matchAll(/^# TYPE (\w+) \w+$/gm)].map(([, name]) => name);
  expect(names(after)).toEqual(names(before));
});
