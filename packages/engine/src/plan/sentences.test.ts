import { describe, expect, test } from "vitest";
import { outlineSong } from "../compose.ts";
import { signatureOf } from "../harmony/scales.ts";

const songs = ["hope", "nostalgia", "rage", "calm", "grief slowly turning into hope"].flatMap(
  (emotionalIntent) => Array.from({ length: 16 }, (_, seed) => outlineSong({ emotionalIntent }, seed).song),
);

describe("what is said of a song is true", () => {
  test("energy stays only where it moves by two hundredths at the most", () => {
    let stays = 0;
    for (const { sections } of songs) {
      sections.forEach(({ energy, notes }, index) => {
        const before = sections[index - 1]?.energy ?? energy;
        if (notes.includes("energy stays")) {
          stays++;
          expect(Math.abs(energy - before), notes).toBeLessThan(0.025);
        }
        if (notes.includes("energy rises")) expect(energy).toBeGreaterThan(before);
        if (notes.includes("energy falls")) expect(energy).toBeLessThan(before);
      });
    }
    expect(stays).toBeGreaterThan(0);
  });

  test("keys are called simple only where they have few accidentals", () => {
    for (const { key, reasons } of songs) {
      const because = reasons.find(({ about }) => about === "key")?.because ?? "";
      if (because.includes("few accidentals")) expect(Math.abs(signatureOf(key))).toBeLessThanOrEqual(3);
    }
  });

  test("a bridge is not said to come back where the song ends with it", () => {
    for (const { sections, reasons } of songs) {
      for (const { decision, because } of reasons.filter(({ about }) => about === "turn")) {
        if (!because.includes("comes back")) continue;
        const index = sections.findIndex(({ name }) => decision.endsWith(`from ${name} on`));
        expect(sections[index]?.key).toEqual(sections[0]?.key);
      }
    }
  });
});
