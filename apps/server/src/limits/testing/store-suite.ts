/** What holds for every store of buckets. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Levels, levelsOf, remaining, waitMs } from "../bucket.ts";
import type { LimitStore } from "../store.ts";
import { type TestClock, testClock } from "./clock.ts";
import { modelCaller } from "./model.ts";

/** Makes an empty store that goes by a clock; each has callers of its own. */
export type MakeStore = (levels: Levels, clock: TestClock) => LimitStore | Promise<LimitStore>;

/** Registers the tests. */
export function limitStoreSuite(name: string, make: MakeStore): void {
  describe(name, () => {
    test("gives as many tokens at once as the smallest bucket holds, and not one more", async () => {
      const store = await make(levelsOf(60, 1000, 10_000), testClock());
      const takes = await Promise.all(Array.from({ length: 200 }, () => store.take("a", 1)));
      expect(takes.filter(({ allowed }) => allowed)).toHaveLength(60);
    });

    test("keeps callers apart", async () => {
      const store = await make(levelsOf(1, 10, 10), testClock());
      expect((await store.take("a", 1)).allowed).toBe(true);
      expect((await store.take("a", 1)).allowed).toBe(false);
      expect((await store.take("b", 1)).allowed).toBe(true);
    });

    test("takes from all three levels or from none", async () => {
      const levels = levelsOf(10, 3, 100);
      const store = await make(levels, testClock());
      for (let turn = 0; turn < 3; turn++) await store.take("a", 1);
      const { allowed, spent } = await store.take("a", 1);
      expect(allowed).toBe(false);
      expect(spent.map((one, index) => remaining(one, levels[index] ?? levels[0]))).toEqual([7, 0, 97]);
    });

    test("fills up continuously: a token is back when its part of the period has passed, not a millisecond before", async () => {
      const clock = testClock();
      const store = await make(levelsOf(60, 1000, 10_000), clock);
      await store.take("a", 60);
      clock.advance(999);
      expect((await store.take("a", 1)).allowed).toBe(false);
      clock.advance(1);
      expect((await store.take("a", 1)).allowed).toBe(true);
      expect((await store.take("a", 1)).allowed).toBe(false);
    });

    test("gives nothing for a clock that goes back", async () => {
      const clock = testClock();
      const store = await make(levelsOf(2, 10, 10), clock);
      await store.take("a", 2);
      clock.advance(-30_000);
      expect((await store.take("a", 1)).allowed).toBe(false);
      clock.advance(30_000);
      expect((await store.take("a", 1)).allowed).toBe(false);
    });

    test("a refused request may be made again after the wait that is told, and not before", async () => {
      const clock = testClock();
      const levels = levelsOf(7, 20, 50);
      const store = await make(levels, clock);
      for (let turn = 0; turn < 30; turn++) {
        const { allowed, spent } = await store.take("a", 3);
        if (allowed) continue;
        const wait = Math.max(...levels.map((level, index) => waitMs(spent[index] ?? 0, 3, level)));
        clock.advance(wait - 1);
        expect((await store.take("a", 3)).allowed).toBe(false);
        clock.advance(1);
        expect((await store.take("a", 3)).allowed).toBe(true);
      }
    });

    test("does what the model of a token bucket does, for any requests at any times", async () => {
      const request = fc.record({
        caller: fc.constantFrom("a", "b"),
        cost: fc.integer({ min: 0, max: 5 }),
        afterMs: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 100_000_000 })),
      });
      const limit = fc.integer({ min: 5, max: 40 });
      const property = fc.asyncProperty(
        limit,
        limit,
        limit,
        fc.array(request, { maxLength: 40 }),
        async (perMinute, perHour, perDay, requests) => {
          const levels = levelsOf(perMinute, perHour, perDay);
          const clock = testClock();
          const store = await make(levels, clock);
          const start = clock.nowMs();
          const models = { a: modelCaller(levels, start), b: modelCaller(levels, start) };
          for (const { caller, cost, afterMs } of requests) {
            clock.advance(afterMs);
            const model = caller === "a" ? models.a : models.b;
            const { allowed, spent } = await store.take(caller, cost);
            expect(allowed).toBe(model.take(cost, clock.nowMs()));
            const left = spent.map((one, index) => remaining(one, levels[index] ?? levels[0]));
            expect(left).toEqual(model.left(clock.nowMs()));
          }
        },
      );
      await fc.assert(property, { numRuns: 60 });
    });
  });
}
