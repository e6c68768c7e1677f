import { metricsSchema, validator } from "@music-brain/contract";
import { Gauge } from "prom-client";
import { expect, test } from "vitest";
import { metricsInBrief } from "./exposition.ts";
import { createMetrics } from "./metrics.ts";

test("what is no number at the moment, such as the mean of nothing, is left out of the JSON, which knows none", async () => {
  const metrics = createMetrics();
  new Gauge({ name: "mean_of_nothing", help: "None.", registers: [metrics.registry] }).set(Number.NaN);
  new Gauge({ name: "mean_of_some", help: "Some.", registers: [metrics.registry] }).set(1);
  const brief: unknown = JSON.parse(JSON.stringify(await metricsInBrief(metrics)));
  expect(validator(metricsSchema).accepts(brief)).toBe(true);
  expect(brief).toMatchObject({ gauges: { mean_of_some: 1 } });
});
