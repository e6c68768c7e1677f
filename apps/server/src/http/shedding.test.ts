import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createMetrics } from "../telemetry/metrics/metrics.ts";
import { describedAnswers, expectHeaders, testApp } from "../testing.ts";

const metrics = createMetrics();
let lag = 0;
const app = await testApp({ metrics, loadLimits: { maxInFlight: 3, maxLagMs: 100, lagMs: () => lag } });
const expectDescribed = await describedAnswers(app);
afterAll(() => app.close());
beforeEach(() => {
  lag = 0;
  metrics.requestsInFlight.now = 0;
  metrics.jobWatchers.now = 0;
});

const shed = async (reason: string) =>
  (await metrics.requestsShed.get()).values.find(({ labels }) => labels.reason === reason)?.value ?? 0;

describe.each([
  ["in_flight", () => (metrics.requestsInFlight.now = 3)],
  [
    "event_loop_lag",
    () => {
      lag = 101;
      metrics.requestsInFlight.now = 2;
    },
  ],
])("beyond the limit of %s", (reason, overload) => {
  test("requests get 503 with Retry-After, and are counted", async () => {
    overload();
    const before = await shed(reason);
    const response = await app.inject("/emotions");
    expect(response.statusCode).toBe(503);
    expect(response.headers["retry-after"]).toBe("1");
    expect(response.json()).toMatchObject({ code: "overloaded" });
    expectHeaders(response);
    expectDescribed("GET /emotions", response);
    expect(await shed(reason)).toBe(before + 1);
  });

  test("health is still answered", async () => {
    overload();
    expect((await app.inject("/health")).statusCode).toBe(200);
    expect((await app.inject("/health/ready")).statusCode).toBe(200);
    expect((await app.inject("/metrics")).statusCode).toBe(401);
  });
});

test("up to the limits everything is served, and what is answered is in flight no more", async () => {
  lag = 100;
  metrics.requestsInFlight.now = 2;
  expect((await app.inject("/emotions")).statusCode).toBe(200);
  expect(metrics.requestsInFlight.now).toBe(2);
});

test("who comes alone is served, however late the loop has been: nobody waits but them", async () => {
  lag = 10_000;
  metrics.requestsInFlight.now = 1;
  expect((await app.inject("/emotions")).statusCode).toBe(200);
});

test("streams that somebody watches leave room for requests: they have a limit of their own", async () => {
  metrics.requestsInFlight.now = 10;
  metrics.jobWatchers.now = 8;
  expect((await app.inject("/emotions")).statusCode).toBe(200);
  metrics.requestsInFlight.now = 11;
  expect((await app.inject("/emotions")).statusCode).toBe(503);
});
