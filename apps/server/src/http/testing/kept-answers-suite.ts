/** What holds wherever answers to requests with an Idempotency-Key are kept. */
import { describe, expect, test } from "vitest";
import type { KeptAnswers } from "../kept-answers.ts";

/** Answers of at most so many bytes, none yet, and what lets time pass for them. */
export interface SetUp {
  readonly answers: KeptAnswers;
  readonly pass: (milliseconds: number) => Promise<void> | void;
}

const HOUR_MS = 3_600_000;

/** Registers the tests. */
export function keptAnswersSuite(name: string, setUp: (maxBytes: number) => SetUp | Promise<SetUp>): void {
  const answer = (bytes = 10) => ({
    status: 200,
    headers: { "content-type": "audio/midi", etag: '"ä"' },
    // Bytes of every kind, line breaks among them.
    body: Buffer.from(Uint8Array.from({ length: bytes }, (_, index) => index % 256)),
  });

  describe(name, () => {
    test("know nothing of a place where nothing was asked", async () => {
      const { answers } = await setUp(100_000);
      expect(await answers.begin("a", "one")).toBeUndefined();
      expect(await answers.begin("b", "one")).toBeUndefined();
    });

    test("know that a request is being answered, and what it asked", async () => {
      const { answers } = await setUp(100_000);
      const begun = await Promise.all([1, 2, 3].map(() => answers.begin("a", "one")));
      expect(begun.filter((before) => before === undefined)).toHaveLength(1);
      expect(await answers.begin("a", "two")).toEqual({ fingerprint: "one" });
    });

    test("give back what was answered, byte for byte", async () => {
      const { answers } = await setUp(100_000);
      const kept = { fingerprint: "one", answer: answer(1000) };
      await answers.begin("a", "one");
      await answers.finish("a", kept);
      expect(await answers.begin("a", "one")).toEqual(kept);
      expect(await answers.begin("a", "two")).toEqual(kept);
    });

    test("forget what they are told to", async () => {
      const { answers } = await setUp(100_000);
      await answers.begin("a", "one");
      await answers.forget("a");
      expect(await answers.begin("a", "two")).toBeUndefined();
    });

    test("keep an answer for a day, and a request without one for a minute", async () => {
      const { answers, pass } = await setUp(100_000);
      await answers.begin("lost", "one");
      await answers.begin("a", "one");
      await answers.finish("a", { fingerprint: "one", answer: answer() });
      await pass(50_000);
      expect(await answers.begin("lost", "one")).toEqual({ fingerprint: "one" });
      await pass(11_000);
      expect(await answers.begin("lost", "two")).toBeUndefined();
      await pass(23 * HOUR_MS);
      expect(await answers.begin("a", "one")).toHaveProperty("answer");
      await pass(HOUR_MS);
      expect(await answers.begin("a", "two")).toBeUndefined();
    });

    test("are at most so many bytes: the oldest go first", async () => {
      const { answers } = await setUp(10_000);
      for (const place of ["a", "b", "c", "d", "e"]) {
        await answers.begin(place, "one");
        await answers.finish(place, { fingerprint: "one", answer: answer(2500) });
      }
      const kept = [];
      for (const place of ["e", "d", "c", "b", "a"]) {
        if ((await answers.begin(place, "two"))?.fingerprint === "one") kept.push(place);
      }
      expect(kept).toEqual(["e", "d", "c"]);
    });
  });
}
