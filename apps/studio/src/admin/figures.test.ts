import { expect, test } from "vitest";
import { pointBetween, quantile, readingOf } from "./figures.ts";

/** An exposition in which as many requests of a route took up to 10 ms, and up to a second. */
function exposition(fast: number, slow: number, more = ""): string {
  const labels = 'http_request_method="GET",http_route="/emotions",http_response_status_code="200"';
  const bucket = (le: string, value: number) =>
    `http_server_request_duration_seconds_bucket{le="${le}",${labels}} ${value}`;
  return [
    "# HELP http_server_request_duration_seconds From the first byte …",
    bucket("0.01", fast),
    bucket("1", fast + slow),
    bucket("+Inf", fast + slow),
    `http_server_request_duration_seconds_count{${labels}} ${fast + slow}`,
    'rate_limit_decisions{decision="allowed",store="memory"} 40',
    `rate_limit_decisions{decision="minute",store="memory"} ${slow}`,
    "process_resident_memory_bytes 150000000",
    more,
  ].join("\n");
}

test("what is counted becomes what happens a second, and how long it takes", () => {
  const point = pointBetween(readingOf(exposition(100, 0), 0), readingOf(exposition(190, 10), 5000));
  expect(point).toMatchObject({ requests: 20, failed: 0, limited: 2, resident: 150 });
  // 90 of 100 within 10 ms: half of all within 50 / 90 of that.
  expect(point?.p50).toBeCloseTo(5.56, 1);
  expect(point?.p95).toBeCloseTo(505, 0);
});

test("nothing is said of a time in which the service was started anew, nor how long nothing took", () => {
  expect(pointBetween(readingOf(exposition(100, 0), 0), readingOf(exposition(3, 0), 5000))).toBeUndefined();
  const idle = pointBetween(readingOf(exposition(3, 0), 0), readingOf(exposition(3, 0), 5000));
  expect(idle).toMatchObject({ requests: 0, p50: undefined, p99: undefined });
});

test("what is beyond the last bound is told as that bound", () => {
  expect(
    quantile(
      new Map([
        [1, 0],
        [Number.POSITIVE_INFINITY, 4],
      ]),
      0.5,
    ),
  ).toBe(1000);
});

test("routes are told by how often they are asked for", () => {
  const rare =
    'http_server_request_duration_seconds_bucket{le="+Inf",http_request_method="POST",http_route="/generate",http_response_status_code="200"} 1';
  expect(readingOf(exposition(7, 0, rare), 0).routes.map(({ name, count }) => [name, count])).toEqual([
    ["GET /emotions", 7],
    ["POST /generate", 1],
  ]);
});
