import { expect, test } from "vitest";
import { levelled } from "./loudness.ts";

test("a shrill program is turned down, a faint one up, and every volume fits a MIDI file", () => {
  const [whistle, piano, warmPad] = [78, 0, 89];
  expect(levelled(100, whistle)).toBeLessThan(levelled(100, piano));
  expect(levelled(100, warmPad)).toBeGreaterThan(100);
  for (let program = 0; program < 128; program++) {
    for (const volume of [0, 1, 64, 127]) {
      const level = levelled(volume, program);
      expect(Number.isInteger(level) && level >= 1 && level <= 127, `program ${program}`).toBe(true);
    }
  }
});
