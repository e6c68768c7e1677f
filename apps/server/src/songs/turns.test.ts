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
