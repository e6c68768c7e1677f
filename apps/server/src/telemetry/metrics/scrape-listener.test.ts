import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";
import { listenForScrapers } from "./scrape-listener.ts";

const metrics = createMetrics();
metrics.generateRequested.inc();
const server = await listenForScrapers(metrics, "127.0.0.1", 0);
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;
const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);

test("scrapers get the metrics without a token", async () => {
  const response = await get("/metrics");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await response.text()).toContain("\ngenerate_requested 1\n");
});

test("as OpenMetrics where they take it", async () => {
  const response = await get("/metrics", {
    headers: { accept: "application/openmetrics-text;version=1.0.0,*/*;q=0.1" },
  });
  expect(response.headers.get("content-type")).toContain("application/openmetrics-text");
  expect(await response.text()).toContain("\ngenerate_requested_total 1\n");
});

test("nothing else is there", async () => {
  expect((await get("/")).status).toBe(404);
  expect((await get("/generate", { method: "POST", body: "{}" })).status).toBe(404);
  expect((await get("/metrics", { method: "POST", body: "x" })).status).toBe(405);
  expect(await (await get("/metrics", { method: "HEAD" })).text()).toBe("");
});
