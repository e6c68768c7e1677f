import { describe, expect, test } from "vitest";
import { forms } from "../data/forms.ts";
import { layOut, MAX_BARS, MIN_BARS, readForm } from "./form.ts";

describe("a form", () => {
  test.each(forms.map((form) => [form.name, form] as const))(
    "%s fills any number of bars exactly",
    (_, form) => {
      for (let bars = MIN_BARS; bars <= MAX_BARS; bars++) {
        const sections = layOut(form, bars);
        let start = 0;
        for (const section of sections) {
          expect(section.startBar).toBe(start);
          expect(section.bars).toBeGreaterThanOrEqual(1);
          expect(section.bars).toBeLessThanOrEqual(20);
          start += section.bars;
        }
        expect(start).toBe(bars);
        expect(new Set(sections.map(({ name }) => name)).size).toBe(sections.length);
      }
    },
  );

  test("of verses and choruses has both as soon as there is room", () => {
    const [form] = forms;
    if (!form) throw new Error("there is no form");
    expect(layOut(form, 8).map(({ kind }) => kind)).toEqual(["verse", "chorus"]);
    expect(layOut(form, 40).map(({ name }) => name)).toEqual([
      "intro",
      "verse 1",
      "chorus 1",
      "verse 2",
      "chorus 2",
      "outro",
    ]);
  });

  test("is found by its other names, and a wrong one is answered with those that there are", () => {
    expect(readForm("aaba")).toMatchObject({ value: { name: "AABA" } });
    expect(readForm("Verse Chorus")).toMatchObject({ value: { name: "verse-chorus" } });
    expect(readForm("strofic")).toMatchObject({ value: { name: "strophic" } });
    expect(readForm("sonata")).toMatchObject({ problem: expect.stringContaining("through-composed") });
  });
});
