/** What holds for conversations in every database. */
import { describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import {
  addAnswer,
  addInterview,
  findInterview,
  removeExpired,
  removeInterview,
  type Tenure,
} from "./store.ts";

/** Later than a 32-bit number of milliseconds can say. */
const NOW = 1_800_000_000_000;

const mine: Tenure = { owner: "usr_one", now: NOW, ttlMilliseconds: 1000 };

const begun = {
  seed: 2 ** 52 + 1,
  answers: [{ message: "grief \u{1F3B5} 'quoted'; --" }],
  branchedFrom: null,
};

/** Registers the tests. */
export function interviewStoreSuite(open: () => Promise<Database>): void {
  describe("conversations", () => {
    test("come back as they were stored", async () => {
      const database = await open();
      const stored = await addInterview(database, begun, mine);
      expect(await findInterview(database, stored.id, mine)).toEqual(stored);
      const branch = { ...begun, branchedFrom: { id: stored.id, turn: 1 } };
      const branched = await addInterview(database, branch, mine);
      expect(await findInterview(database, branched.id, mine)).toEqual(branched);
    });

    test("are nobody else's to find, to go on with or to forget", async () => {
      const database = await open();
      const stored = await addInterview(database, begun, mine);
      const others: Tenure = { ...mine, owner: "usr_other" };
      expect(await findInterview(database, stored.id, others)).toBeUndefined();
      expect(await addAnswer(database, stored, { message: "mine" }, others)).toBe(false);
      expect(await removeInterview(database, stored.id, others)).toBe(false);
      expect(await findInterview(database, stored.id, mine)).toEqual(stored);
    });

    test("take one of ten answers that come at once", async () => {
      const database = await open();
      const stored = await addInterview(database, begun, mine);
      const taken = await Promise.all(
        Array.from({ length: 10 }, (_, index) => addAnswer(database, stored, { message: `${index}` }, mine)),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      const answer = { message: String(taken.indexOf(true)) };
      expect((await findInterview(database, stored.id, mine))?.answers).toEqual([...begun.answers, answer]);
    });

    test("end when their time is over", async () => {
      const database = await open();
      const stored = await addInterview(database, begun, mine);
      const later: Tenure = { ...mine, now: NOW + 1000 };
      expect(await findInterview(database, stored.id, later)).toBeUndefined();
      await removeExpired(database, later.now);
      expect(await findInterview(database, stored.id, mine)).toBeUndefined();
    });

    test("are forgotten once", async () => {
      const database = await open();
      const stored = await addInterview(database, begun, mine);
      expect(await removeInterview(database, stored.id, mine)).toBe(true);
      expect(await removeInterview(database, stored.id, mine)).toBe(false);
    });
  });
}
