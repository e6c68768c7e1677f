import { describe, expect, test } from "vitest";
import { chanceAt, createStream } from "./random.ts";

const draw = (count: number, seed = 42) => {
  const stream = createStream(seed);
  return Array.from({ length: count }, () => stream.next());
};

describe("a stream", () => {
  test("gives the same numbers for the same seed, on every machine", () => {
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3).map((value) => Math.floor(value * 2 ** 32))).toMatchInlineSnapshot(`
      [
        970112198,
        3032314256,
        1123128767,
      ]
    `);
  });

  test("gives numbers in [0, 1) that are spread evenly", () => {
    const numbers = draw(100_000);
    const counts = new Array<number>(10).fill(0);
    for (const number of numbers)
      counts[Math.floor(number * 10)] = (counts[Math.floor(number * 10)] ?? 0) + 1;
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test("forks by name: what one fork draws never shifts another", () => {
    const one = createStream(7);
    const other = createStream(7);
    for (let count = 0; count < 10; count++) other.fork("drums").next();
    other.next();
    expect(other.fork("melody").next()).toBe(one.fork("melody").next());
    expect(one.fork("melody").next()).not.toBe(one.fork("bass").next());
  });

  test("differs between neighbouring and between far seeds", () => {
    const firsts = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1].map((seed) => createStream(seed).next());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test("belongs to one seed alone: two seeds whose first 32 bits once met are two streams", () => {
    const [one, other] = [232218, 4294969266].map((seed) => createStream(seed).fork("hope"));
    expect(one?.next()).not.toBe(other?.next());
  });

  test("gives chance by place: in any order, evenly spread, another for each salt", () => {
    const numbers = Array.from({ length: 20_000 }, (_, place) => chanceAt(0.25, place));
    expect(chanceAt(0.25, 7)).toBe(numbers[7]);
    expect(chanceAt(0.5, 7)).not.toBe(numbers[7]);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  });

  test("draws by weight, and never what weighs nothing", () => {
    const stream = createStream(3);
    const drawn = Array.from({ length: 4000 }, () =>
      stream.weighted(["a", "b", "c"], (name) => ({ a: 3, b: 1, c: 0 })[name] ?? 0),
    );
    expect(drawn).not.toContain("c");
    expect(Math.abs(drawn.filter((name) => name === "a").length - 3000)).toBeLessThan(120);
  });

  test("has nothing to pick from nothing", () => {
    expect(() => createStream(1).pick([])).toThrow(RangeError);
  });
});
