import { describe, expect, test } from "vitest";
import { judgeLine } from "./judge.ts";

describe("a line is judged", () => {
  test("without a fault where it moves on and comes back", () => {
    expect(judgeLine([60, 62, 64, 67, 65, 64, 62, 60], [])).toBe(0);
  });

  test("by its leaps in one direction, also where a tone is said again between them", () => {
    expect(judgeLine([58, 65, 72], [])).toBeLessThan(-0.9);
    expect(judgeLine([58, 65, 65, 72], [])).toBeLessThan(-0.9);
  });

  test("by going to and fro, also where tones are said again on the way", () => {
    const plain = judgeLine([70, 72, 70, 72, 70, 72], []);
    const said = judgeLine([70, 72, 72, 70, 72, 72, 72, 70], []);
    expect(plain).toBeLessThan(-0.9);
    expect(said).toBeLessThan(-0.9);
  });

  test("together with the tones before it: what is stuck there must not go on", () => {
    expect(judgeLine([64, 64], [64, 64, 64])).toBeLessThan(judgeLine([64, 64], [60, 62, 65]));
    expect(judgeLine([64, 67, 64], [67, 64, 67])).toBeLessThan(judgeLine([64, 67, 64], [60, 62, 65]));
  });
});
