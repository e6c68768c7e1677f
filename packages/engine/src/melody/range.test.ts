import { expect, test } from "vitest";
import { planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import { melodyRange } from "./range.ts";

test("a chorus lies above its verse, and only the last one asks for more than an octave and a half", () => {
  for (let seed = 0; seed < 12; seed++) {
    const wishes = { form: "verse-chorus", genre: "pop", bars: 48 };
    const plan = planSong({ emotionalIntent: "hope", technical: wishes }, seed, createStream(seed));
    const centers = (kind: string) =>
      plan.sections
        .filter((section) => section.kind === kind)
        .map((section) => melodyRange(plan, section, 0).center);
    expect(Math.min(...centers("chorus"))).toBeGreaterThan(Math.max(...centers("verse")));
    for (const section of plan.sections) {
      const { low, high } = melodyRange(plan, section, 0);
      expect(high - low).toBeLessThanOrEqual(section.isFinale ? 20 : 18);
    }
  }
});
