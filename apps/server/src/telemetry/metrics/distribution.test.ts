import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { Distribution } from "./distribution.ts";

const distribution = (buckets: number[]) =>
  new Distribution<never>({ name: "x", help: "x", labelNames: [], buckets, registry: new Registry() });

test("nothing measured is nothing", () => {
  expect(distribution([1, 2]).summary()).toEqual({
    count: 0,
    average: 0,
    min: 0,
    max: 0,
    p50: 0,
    p95: 0,
    p99: 0,
  });
});

test("a single value is all of its figures", () => {
  const one = distribution([1, 2, 5]);
  one.observe({}, 1.5);
  expect(one.summary()).toEqual({ count: 1, average: 1.5, min: 1.5, max: 1.5, p50: 1.5, p95: 1.5, p99: 1.5 });
});

test("even values have the quantiles that they should have", () => {
  const many = distribution([10, 20, 50, 100]);
  for (let value = 1; value <= 100; value++) many.observe({}, value);
  const { count, average, min, max, p50, p95, p99 } = many.summary();
  expect([count, average, min, max]).toEqual([100, 50.5, 1, 100]);
  expect([p50, p95, p99]).toEqual([50, 95, 99]);
});

test("values beyond the last bucket are between it and the greatest", () => {
  const beyond = distribution([1]);
  for (const value of [10, 20, 30]) beyond.observe({}, value);
  expect(beyond.summary()).toMatchObject({ min: 10, max: 30 });
  expect(beyond.summary().p50).toBeGreaterThanOrEqual(10);
  expect(beyond.summary().p99).toBeLessThanOrEqual(30);
});
