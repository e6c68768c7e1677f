import { expect, test } from "vitest";
import { Problem } from "../http/problem.ts";
import { Turns } from "./turns.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("one piece after the other, in order; everything else has its turns between them", async () => {
  const depth = { now: 0 };
  const turns = new Turns(depth);
  const done: string[] = [];
  const all = Promise.all(["a", "b", "c"].map((name) => turns.run(() => done.push(name))));
  expect(depth.now).toBe(3);
  expect(done).toEqual([]);
  await turn();
  expect(done).toEqual(["a"]);
  for (let index = 0; index < 7; index++) await turn();
  expect(done).toEqual(["a"]);
  await turn();
  expect(done).toEqual(["a", "b"]);
  expect(await all).toEqual([1, 2, 3]);
  expect(depth.now).toBe(0);
});

test("a piece that fails fails alone", async () => {
  const turns = new Turns({ now: 0 });
  const failing = turns.run(() => {
    throw new Error("no");
  });
  const next = turns.run(() => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(await turns.run(() => "later")).toBe("later");
});

test("while work is held nothing is done, and nothing is lost", async () => {
  let holding = true;
  const turns = new Turns({ now: 0 }, () => holding);
  const done: string[] = [];
  const held = turns.run(() => done.push("a"));
  for (let index = 0; index < 5; index++) await turn();
  expect(done).toEqual([]);
  holding = false;
  await held;
  expect(done).toEqual(["a"]);
});

test("too many pieces are turned away at once, those that wait are done", async () => {
  const turns = new Turns({ now: 0 });
  const waiting = Array.from({ length: 500 }, (_, index) => turns.run(() => index));
  await expect(turns.run(() => 0)).rejects.toThrow(Problem);
  expect((await Promise.all(waiting)).at(-1)).toBe(499);
});

/** A clock that work takes time on. */
function slowTurns() {
  let nowMs = 0;
  const turns = new Turns(
    { now: 0 },
    () => false,
    () => nowMs,
  );
  const work = () =>
    turns.run(() => {
      nowMs += 100;
      return nowMs;
    });
  return { turns, work };
}

test("as many wait as will be done within three seconds, at the pace of the last ones: others are turned away at once", async () => {
  const { work } = slowTurns();
  await Promise.all(Array.from({ length: 20 }, work));
  const asked = await Promise.allSettled(Array.from({ length: 100 }, work));
  expect(asked.filter(({ status }) => status === "fulfilled").length).toBe(30);
  // They are gone: there is room again.
  expect(await work()).toBeTypeOf("number");
});

test("who has waited for twice as long, since nothing was known of the pace, is turned away instead of being done", async () => {
  const { work } = slowTurns();
  const asked = await Promise.allSettled(Array.from({ length: 500 }, work));
  expect(asked.filter(({ status }) => status === "fulfilled").length).toBe(61);
});
