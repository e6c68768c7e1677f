import { describe, expect, test } from "vitest";
import { createMetrics } from "../telemetry/metrics/metrics.ts";
import { testApp } from "../testing.ts";
import { AnswerCache, type MadeAnswer } from "./answer-cache.ts";

const answer = (bytes: number) => ({ headers: {}, body: Buffer.alloc(bytes) });

function setUp(maxBytes: number) {
  const made: string[] = [];
  const cache = new AnswerCache(maxBytes, createMetrics());
  const get = (key: string, bytes = 100) =>
    cache.get(key, async () => {
      made.push(key);
      return answer(bytes);
    });
  return { made, cache, get };
}

describe("answers", () => {
  test("are made once, also when a thousand ask at once", async () => {
    const { made, get } = setUp(1_000_000);
    await Promise.all(Array.from({ length: 1000 }, () => get("a")));
    await get("a");
    expect(made).toEqual(["a"]);
  });

  test("are forgotten where there are too many bytes, the least recently used first", async () => {
    const { made, get } = setUp(10_000);
    for (const key of ["a", "b", "a", "c", "a", "b"]) await get(key, 3500);
    expect(made).toEqual(["a", "b", "c", "b"]);
  });

  test("that are larger than the whole memory are given, and not kept", async () => {
    const { made, get } = setUp(10_000);
    expect((await get("a", 20_000)).body).toHaveLength(20_000);
    await get("a", 20_000);
    expect(made).toEqual(["a", "a"]);
  });

  test("that fail are not remembered; all who waited hear of it", async () => {
    const { made, cache, get } = setUp(10_000);
    const failing = () => cache.get("a", () => Promise.reject(new Error("no")));
    expect(await Promise.allSettled([failing(), failing()])).toMatchObject([
      { status: "rejected" },
      { status: "rejected" },
    ]);
    await get("a");
    expect(made).toEqual(["a"]);
  });

  test("are still made once at a time without memory", async () => {
    const { made, get } = setUp(0);
    await Promise.all([get("a"), get("a")]);
    await get("a");
    expect(made).toEqual(["a", "a"]);
  });
});

describe("answers that processes share", () => {
  function shared() {
    const answers = new Map<string, MadeAnswer>();
    return {
      answers,
      async get(key: string) {
        return answers.get(key);
      },
      async set(key: string, made: MadeAnswer) {
        answers.set(key, made);
      },
    };
  }

  test("are made by one of them", async () => {
    const memory = shared();
    const [here, there] = [createMetrics(), createMetrics()].map(
      (metrics) => new AnswerCache(1000, metrics, memory),
    );
    const made = await here?.get("a", async () => answer(3));
    expect(await there?.get("a", () => Promise.reject(new Error("made twice")))).toEqual(made);
  });

  test("are asked for once where many ask at once", async () => {
    const memory = shared();
    let asked = 0;
    const cache = new AnswerCache(10_000, createMetrics(), {
      ...memory,
      get: (key) => {
        asked++;
        return memory.get(key);
      },
    });
    await Promise.all([1, 2, 3].map(() => cache.get("a", async () => answer(3))));
    expect(asked).toBe(1);
  });
});

describe("POST /generate", () => {
  const metrics = createMetrics();
  const composed = async () =>
    (await metrics.songsComposed.get()).values.reduce((sum, { value }) => sum + value, 0);
  const wish = { intent: { emotional_intent: "wonder" }, seed: 5 };

  test("composes a thousand equal requests once; other answers of the same song are their own", async () => {
    const app = await testApp({ metrics });
    const ask = (payload: object, accept = "application/json") =>
      app.inject({ method: "POST", url: "/generate", payload, headers: { accept } });
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask(wish)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(200);
    expect(await composed()).toBe(1);
    expect((await ask(wish, "audio/midi")).headers["content-type"]).toBe("audio/midi");
    expect((await ask({ ...wish, output_format: "json" })).json()).toMatchObject({ output: null });
    expect((await ask({ ...wish, dry_run: true })).json()).toHaveProperty("plan");
    expect((await ask(wish)).body).toBe(answers[0]?.body);
    expect(await composed()).toBe(3);
    await app.close();
  });

  test("does not remember songs whose seed was drawn", async () => {
    const app = await testApp({ metrics });
    const before = await composed();
    for (let index = 0; index < 2; index++) {
      await app.inject({ method: "POST", url: "/generate", payload: { intent: wish.intent } });
    }
    expect(await composed()).toBe(before + 2);
    await app.close();
  });
});
