import { describe, expect, test } from "vitest";
import { drumKeys } from "../data/grooves.ts";
import { harmonizeSong } from "../harmony/sections.ts";
import type { TechnicalWishes } from "../intent.ts";
import { planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import { drumFeel, feelPlace } from "./drummers.ts";
import { scoreOf } from "./score.ts";

function feelOf(technical: TechnicalWishes) {
  const stream = createStream(1);
  const plan = planSong({ emotionalIntent: "calm", technical: { bars: 4, ...technical } }, 1, stream);
  const score = scoreOf(plan, harmonizeSong(plan, stream));
  return { feel: drumFeel(score), grid: score.grid };
}

describe("a drummer's feel", () => {
  test.each(["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"])("in %s stays near the grid", (timeSignature) => {
    for (const genre of ["rock", "jazz", "bossa nova", "classical"]) {
      const { feel } = feelOf({ genre, timeSignature });
      for (const late of feel.late) expect(Math.abs(late)).toBeLessThan(25);
      for (const share of [...feel.spread, ...feel.uneven]) {
        expect(share).toBeGreaterThanOrEqual(0.5);
        expect(share).toBeLessThanOrEqual(1.8);
      }
    }
  });

  test("does not swing twice what the score swings", () => {
    const { feel, grid } = feelOf({ genre: "hip-hop", timeSignature: "4/4" });
    for (let step = 0; step < 16; step++) {
      if (grid(step) === step * 120) continue;
      expect(feel.late[feelPlace(feel, drumKeys.snare, step)]).toBe(0);
    }
  });

  test("is that of the limb that strikes: claps come as snares do, shakers as hats do", () => {
    const { feel } = feelOf({ genre: "rock" });
    for (let step = 0; step < 16; step++) {
      expect(feelPlace(feel, drumKeys.clap, step)).toBe(feelPlace(feel, drumKeys.snare, step));
      expect(feelPlace(feel, drumKeys.shaker, step)).toBe(feelPlace(feel, drumKeys.closedHat, step));
      expect(feelPlace(feel, drumKeys.kick, step)).not.toBe(feelPlace(feel, drumKeys.snare, step));
    }
  });
});
