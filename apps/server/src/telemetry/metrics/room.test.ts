import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";
import { measureRoom } from "./room.ts";

test("the room on the disk of each folder is told, and nothing of one that is not there", async () => {
  const place = mkdtempSync(join(tmpdir(), "music-brain-room-"));
  const registry = new Registry();
  measureRoom(registry, { data: place, results: join(place, "results") });
  const told = async (folder: string) => {
    const text = await registry.metrics();
    return ["free", "size"].map((what) =>
      Number(new RegExp(`^disk_${what}_bytes\\{folder="${folder}"\\} (\\S+)$`, "m").exec(text)?.[1]),
    );
  };
  const [free, size] = await told("data");
  expect(free).toBeGreaterThan(0);
  expect(size).toBeGreaterThanOrEqual(free ?? 0);
  expect(await told("results")).toEqual([Number.NaN, Number.NaN]);
  mkdirSync(join(place, "results"));
  expect(await told("results")).not.toContain(Number.NaN);
  rmSync(place, { recursive: true });
});

test("of a Redis is told where there is one, and not where there is none", async () => {
  const { registry, redisUp } = createMetrics();
  expect(await registry.metrics()).not.toMatch(/^redis_up /m);
  redisUp.now = 0;
  expect(await registry.metrics()).toMatch(/^redis_up 0$/m);
});
