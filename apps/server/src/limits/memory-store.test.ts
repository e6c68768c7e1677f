import { describe, expect, onTestFinished, test, vi } from "vitest";
import { levelsOf, NOTHING_SPENT } from "./bucket.ts";
import { memoryLimiter } from "./limiter.ts";
import { MemoryStore } from "./memory-store.ts";
import { testClock } from "./testing/clock.ts";
import { limitStoreSuite } from "./testing/store-suite.ts";

limitStoreSuite("the buckets in memory", (levels, clock) => new MemoryStore(levels, clock.nowMs, 100));

describe("the memory of callers", () => {
  const levels = levelsOf(60, 1000, 10_000);

  test("is bounded: the caller that has been away longest is forgotten", () => {
    const store = new MemoryStore(levels, testClock().nowMs, 1000);
    let got = 0;
    for (let caller = 0; caller < 5000; caller++) {
      if (store.take("regular", 1).allowed) got += 1;
      store.take(`passing ${caller}`, 1);
    }
    expect(store.size).toBe(1000);
    // Whoever keeps coming is never forgotten; who has been away longest is, and only they.
    expect(got).toBe(60);
    expect(store.spentBy("passing 4999")).not.toEqual(NOTHING_SPENT);
    expect(store.spentBy("passing 4001")).not.toEqual(NOTHING_SPENT);
    expect(store.spentBy("passing 4000")).toEqual(NOTHING_SPENT);
  });

  test("has room for 100,000 callers where nothing else is said", () => {
    const store = new MemoryStore(levels, testClock().nowMs);
    for (let caller = 0; caller <= 100_000; caller++) store.take(`${caller}`, 1);
    expect(store.size).toBe(100_000);
  });

  test("is swept every minute by a service that runs", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const clock = testClock();
    const limiter = memoryLimiter(levels, clock.nowMs);
    onTestFinished(() => limiter.close());
    if (!(limiter.store instanceof MemoryStore)) throw new Error("the buckets are elsewhere");
    limiter.store.take("once", 1);
    clock.advance(8641);
    vi.advanceTimersByTime(59_999);
    expect(limiter.store.size).toBe(1);
    vi.advanceTimersByTime(1);
    expect(limiter.store.size).toBe(0);
  });

  test("is cleaned as time passes: who has full buckets again is forgotten", () => {
    const clock = testClock();
    const store = new MemoryStore(levels, clock.nowMs);
    store.take("once", 1);
    for (let turn = 0; turn < 60; turn++) store.take("often", 1);
    // A token of the day comes back in 8.64 seconds.
    clock.advance(8641);
    store.sweep();
    expect(store.size).toBe(1);
    clock.advance(60 * 8640);
    store.sweep();
    expect(store.size).toBe(0);
  });

  test("takes over what another store knows, and never forgets what it knew itself", () => {
    const clock = testClock();
    const store = new MemoryStore(levels, clock.nowMs);
    store.take("a", 10);
    store.learn("a", [5 * 60_000, 0, 0], clock.nowMs());
    expect(store.spentBy("a")[0]).toBe(10 * 60_000);
    store.learn("a", [30 * 60_000, 0, 0], clock.nowMs() - 1000);
    expect(store.spentBy("a")[0]).toBe(29 * 60_000);
    expect(store.spentBy("nobody")).toEqual(NOTHING_SPENT);
  });
});
