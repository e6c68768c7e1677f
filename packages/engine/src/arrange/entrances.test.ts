import { describe, expect, test } from "vitest";
import { planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import { entrancesOf } from "./entrances.ts";

const planOf = (emotionalIntent: string, seed: number, bars = 48) =>
  planSong({ emotionalIntent, technical: { genre: "pop", bars } }, seed, createStream(seed));

describe("the entrances of a band", () => {
  test("give every player at least one whole section", () => {
    for (const words of ["numb", "quiet grief", "hope", "joy", "rage"]) {
      for (let seed = 0; seed < 10; seed++) {
        const plan = planOf(words, seed);
        for (const { role } of plan.band) expect(entrancesOf(role, plan), `${words}, ${role}`).toContain(0);
      }
    }
  });

  test("let everybody play where the song has the most energy", () => {
    const plan = planOf("joy", 3);
    const energies = plan.sections.map(({ energy }) => energy);
    const fullest = energies.indexOf(Math.max(...energies));
    for (const { role } of plan.band) expect(entrancesOf(role, plan)[fullest]).toBe(0);
  });

  test("lie no later where there is more energy", () => {
    const plan = planOf("joy", 3);
    for (const role of ["bass", "drums", "pad"] as const) {
      const louder = {
        ...plan,
        sections: plan.sections.map((one) => ({ ...one, energy: one.energy + 0.1 })),
      };
      entrancesOf(role, louder).forEach((bar, index) => {
        expect(bar).toBeLessThanOrEqual(entrancesOf(role, plan)[index] ?? 0);
      });
    }
  });

  test("keep the melody out of an introduction that somebody else can play", () => {
    const plan = planOf("hope", 1);
    plan.sections.forEach(({ kind }, index) => {
      if (kind === "intro") expect(entrancesOf("melody", plan)[index]).toBe(Number.POSITIVE_INFINITY);
    });
  });
});
