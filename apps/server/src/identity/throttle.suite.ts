/** What holds for the throttle on every database. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import type { Guess, Reservation, Throttle } from "./ports.ts";
import { createThrottle } from "./throttle.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Registers the tests. */
export function throttleSuite(open: () => Promise<Database>): void {
  describe("the throttle", () => {
    let database: Database;
    let throttle: Throttle;
    let now: number;

    beforeEach(async () => {
      database = await open();
      now = Date.UTC(2026, 10, 28);
      throttle = createThrottle(database, () => now);
    });
    afterEach(() => database.destroy());

    const guess = (changes: Partial<Guess> = {}): Guess => ({
      account: "clara",
      address: "203.0.113.7",
      ...changes,
    });
    const times = (count: number, make: (index: number) => Guess = () => guess()) =>
      Promise.all(Array.from({ length: count }, (_, index) => throttle.reserve(make(index))));
    const admitted = (reservations: readonly Reservation[]) => reservations.filter(({ ok }) => ok).length;
    const waitOf = (reservation: Reservation) => (reservation.ok ? 0 : reservation.retryAfterSeconds);

    test("lets five of sixty tries at an account in that come at once", async () => {
      expect(admitted(await times(60, (index) => guess({ address: `203.0.113.${index}` })))).toBe(5);
    });

    test("lets fifty of sixty tries from an address in, whatever the accounts", async () => {
      expect(admitted(await times(60, (index) => guess({ account: `name-${index}` })))).toBe(50);
    });

    test("takes nothing from an account for a try that its address may not make, nor the other way round", async () => {
      await times(50, (index) => guess({ account: `name-${index}` }));
      expect(admitted(await times(10))).toBe(0);
      expect(admitted(await times(10, () => guess({ address: "203.0.113.8" })))).toBe(5);
      // Of which five were refused, and cost this address nothing.
      expect(
        admitted(await times(60, (index) => guess({ account: `${index}`, address: "203.0.113.8" }))),
      ).toBe(45);
    });

    test("lets the next one in when the time that was told has passed, not a second before, and has each wait longer", async () => {
      await times(5);
      const waits: number[] = [];
      for (let turn = 0; turn < 6; turn++) {
        const wait = waitOf(await throttle.reserve(guess()));
        waits.push(wait / 60);
        now += wait * 1000 - 1;
        expect((await throttle.reserve(guess())).ok).toBe(false);
        now += 1;
        expect((await throttle.reserve(guess())).ok).toBe(true);
      }
      expect(waits).toEqual([15, 30, 60, 120, 240, 240]);
    });

    test("says which try is the last for a while", async () => {
      const last: boolean[] = [];
      for (let turn = 0; turn < 5; turn++) {
        const reservation = await throttle.reserve(guess());
        last.push(reservation.ok && reservation.isLast);
      }
      expect(last).toEqual([false, false, false, false, true]);
    });

    test("forgets a few tries after a quarter of an hour, and many after a quiet day", async () => {
      await times(4);
      now += 15 * MINUTE;
      expect(admitted(await times(10))).toBe(5);
      now += 15 * MINUTE + 24 * HOUR;
      expect(admitted(await times(10))).toBe(5);
    });

    test("forgets the tries at an account with the right one, and those of others at the address not", async () => {
      await times(46, (index) => guess({ account: `name-${index}` }));
      for (let turn = 0; turn < 3; turn++) {
        const reservation = await throttle.reserve(guess());
        if (reservation.ok) await reservation.release(turn === 2 ? "right" : "wrong");
      }
      const other = (index: number) => guess({ address: `198.51.100.${index}` });
      expect(admitted(await times(10, other))).toBe(5);
      expect(admitted(await times(10, (index) => guess({ account: `other-${index}` })))).toBe(2);
    });

    test("lets a known device in while strangers have used up the tries of its account and its address", async () => {
      await times(60);
      await times(60, (index) => guess({ account: `name-${index}` }));
      expect(admitted(await times(60, () => guess({ device: "laptop" })))).toBe(5);
      expect(admitted(await times(60, () => guess({ device: "telephone" })))).toBe(5);
    });

    test("counts codes apart from passwords, ten of them", async () => {
      expect(admitted(await times(60))).toBe(5);
      expect(admitted(await times(60, () => guess({ what: "code" })))).toBe(10);
      expect(admitted(await times(60, () => guess({ what: "codeBeforePassword" })))).toBe(10);
    });

    test("does not keep what is typed as a name", async () => {
      await throttle.reserve(guess({ account: "seven quiet rivers" }));
      const rows = await database.selectFrom("attempts").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain("quiet");
    });

    test("keeps no rows that are over", async () => {
      await times(40, (index) => guess({ account: `name-${index}` }));
      now += 25 * HOUR;
      await throttle.reserve(guess());
      expect(await database.selectFrom("attempts").selectAll().execute()).toHaveLength(2);
    });
  });
}
