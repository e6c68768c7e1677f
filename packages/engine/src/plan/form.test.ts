import { describe, expect, test } from "vitest";
import { outlineSong } from "../compose.ts";
import { forms } from "../data/forms.ts";
import { formNamed, layOut, MAX_BARS, MIN_BARS, readForm, roomIn } from "./form.ts";

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
          expect(section.bars).toBeLessThanOrEqual(24);
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

  test("of verses and choruses has two of each from 32 bars on, and no bridge before the second chorus", () => {
    const form = formNamed("verse-chorus");
    for (let bars = 32; bars <= MAX_BARS; bars += bars < 130 ? 1 : 7) {
      for (const salt of [0.05, 0.25, 0.45, 0.65, 0.85]) {
        const kinds = layOut(form, bars, { arousal: salt, salt }).map(({ kind }) => kind);
        const places = (wanted: string) => kinds.flatMap((kind, index) => (kind === wanted ? [index] : []));
        const [, secondChorus = Number.POSITIVE_INFINITY] = places("chorus");
        const shown = `${bars}: ${kinds.join(" ")}`;
        expect(secondChorus, shown).toBeLessThan(kinds.length);
        expect(places("verse").length, shown).toBeGreaterThanOrEqual(2);
        expect(places("bridge")[0] ?? secondChorus + 1, shown).toBeGreaterThan(secondChorus);
        expect(kinds.at(kinds.at(-1) === "outro" ? -2 : -1), shown).toBe("chorus");
      }
    }
  });

  test("that is composed through never repeats a section's theme", () => {
    for (const bars of [16, 32, 64, 128, 256, MAX_BARS]) {
      const own = layOut(formNamed("through-composed"), bars).filter(
        ({ kind }) => kind !== "intro" && kind !== "outro",
      );
      expect(new Set(own.map(({ theme }) => theme)).size).toBe(own.length);
    }
  });

  test("fills the bars exactly in every order that the feeling and the seed may choose", () => {
    for (const form of forms) {
      for (const arousal of [0, 0.5, 1]) {
        for (const salt of [0, 0.3, 0.6, 0.999]) {
          for (let bars = MIN_BARS; bars <= 96; bars++) {
            const sections = layOut(form, bars, { arousal, salt });
            expect(sections.reduce((sum, section) => sum + section.bars, 0)).toBe(bars);
          }
        }
      }
    }
  });

  test("of verses and choruses comes to the chorus earlier in excited songs than in calm ones", () => {
    const [form] = forms;
    if (!form) throw new Error("there is no form");
    const chorusAt = (arousal: number) => {
      let sum = 0;
      for (let salt = 0.05; salt < 1; salt += 0.1) {
        const chorus = layOut(form, 40, { arousal, salt }).find(({ kind }) => kind === "chorus");
        sum += chorus?.startBar ?? 40;
      }
      return sum;
    };
    expect(chorusAt(0.95)).toBeLessThan(chorusAt(0.1));
  });

  test("has its highest chorus at the end, and no verse below the one before", () => {
    for (const form of forms.filter(({ name }) => name !== "arc")) {
      for (const bars of [24, 40, 64, 128]) {
        const sections = layOut(form, bars, { arousal: 0.6, salt: 0.4 });
        const energies = (kind: string) =>
          sections.filter((one) => one.kind === kind).map(({ energy }) => energy);
        for (const kind of ["verse", "chorus"]) {
          expect(energies(kind), `${form.name} ${bars}`).toEqual(energies(kind).toSorted((a, b) => a - b));
        }
      }
    }
  });

  test("is found by its other names, and a wrong one is answered with those that there are", () => {
    expect(readForm("aaba")).toMatchObject({ value: { name: "AABA" } });
    expect(readForm("Verse Chorus")).toMatchObject({ value: { name: "verse-chorus" } });
    expect(readForm("strofic")).toMatchObject({ value: { name: "strophic" } });
    expect(readForm("sonata")).toMatchObject({ problem: expect.stringContaining("through-composed") });
  });
});

describe("a form in too few bars", () => {
  test("is said to lack what there is no room for, and where there would be", () => {
    expect(roomIn(formNamed("verse-chorus"), 7)).toBe(
      "In 7 bars there is room for no chorus: from 8 bars on, verse-chorus has one.",
    );
    expect(roomIn(formNamed("build-and-drop"), 4)).toContain("no pre-chorus: from 8 bars on");
    expect(roomIn(formNamed("rondo"), 4)).toContain("no verse: from 8 bars on");
    expect(roomIn(formNamed("verse-chorus"), 8)).toBeUndefined();
    expect(roomIn(formNamed("twelve-bar blues"), 5)).toBe(
      "In 5 bars twelve-bar blues cannot go round once: that takes 12.",
    );
    expect(roomIn(formNamed("twelve-bar blues"), 12)).toBeUndefined();
    expect(roomIn(formNamed("strophic"), 4)).toBeUndefined();
  });

  test("is told of in the reasons of the song", () => {
    const technical = { form: "verse-chorus", bars: 5 };
    const { song } = outlineSong({ emotionalIntent: "grief", technical }, 1);
    expect(song.reasons.find(({ about }) => about === "length")?.because).toBe(
      "You asked for it. In 5 bars there is room for no chorus: from 8 bars on, verse-chorus has one.",
    );
  });
});
