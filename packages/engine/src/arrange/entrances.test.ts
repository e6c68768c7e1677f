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

  test("change for one player at a time: mostly at most one differs between neighbouring feelings", () => {
    let steps = 0;
    let several = 0;
    for (let seed = 0; seed < 8; seed++) {
      let before: ReadonlyMap<string, string> | undefined;
      for (let arousal = 0.1; arousal < 0.9; arousal += 0.05) {
        const plan = planSong(
          { emotionalIntent: "a song", valence: 0.3, arousal, technical: { genre: "pop", bars: 48 } },
          seed,
          createStream(seed),
        );
        const now = new Map(plan.band.map(({ role }) => [role as string, String(entrancesOf(role, plan))]));
        const known = before;
        if (known) {
          steps++;
          const others = [...now].filter(([role, bars]) => known.has(role) && known.get(role) !== bars);
          if (others.length > 1) several++;
        }
        before = now;
      }
    }
    expect(several / steps).toBeLessThan(0.25);
  });

  test("keep the melody out of an introduction, unless it plays the riff", () => {
    const openings = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const plan = planOf("hope", seed);
      if (plan.sections[0]?.kind !== "intro" || !plan.opening) continue;
      openings.add(plan.opening.name);
      const expected = plan.opening.riff === "melody" ? 0 : Number.POSITIVE_INFINITY;
      expect(entrancesOf("melody", plan)[0], `seed ${seed}`).toBe(expected);
    }
    expect(openings.size).toBeGreaterThanOrEqual(4);
  });

  test("let somebody begin in the first bar, and nobody fall silent after an introduction", () => {
    for (const words of ["numb", "hope", "joy", "rage"]) {
      for (let seed = 0; seed < 20; seed++) {
        const plan = planOf(words, seed);
        if (plan.sections[0]?.kind !== "intro") continue;
        const entrances = plan.band.map(({ role }) => ({ role, bars: entrancesOf(role, plan) }));
        expect(Math.min(...entrances.map(({ bars }) => bars[0] ?? 1)), `${words}, seed ${seed}`).toBe(0);
        for (const { role, bars } of entrances) {
          const accompanies = role === "bass" || role === "drums";
          if (accompanies && Number.isFinite(bars[0])) expect(bars[1], `${words}, ${role}`).toBe(0);
        }
      }
    }
  });
});
