import { describe, expect, test } from "vitest";
import { type Drum, drumKeys } from "../data/grooves.ts";
import { signatures } from "../data/signatures.ts";
import { barsOf } from "../perform/score.ts";
import { createStream } from "../random.ts";
import { grooveBarAt, groovesOf } from "./groove.ts";
import { drums as kit } from "./ladder.ts";
import { bandOf } from "./testing/band.ts";

/** From quiet to loud, dark to light. */
const FEELINGS = ["quiet grief", "hope", "anger", "wild excitement"];
const SEEDS = [1, 2, 3];

const index = (drum: Drum) => kit.indexOf(drum);
/** What may be struck instead. */
const stands: Partial<Record<string, readonly Drum[]>> = { snare: ["snare", "stick", "clap"] };

const bandsIn = (genre: string) =>
  FEELINGS.flatMap((feeling) => SEEDS.map((seed) => bandOf(feeling, { genre, timeSignature: "4/4" }, seed)));

describe("a signature", () => {
  test.each(Object.keys(signatures))("of %s is in every bar of every groove", (genre) => {
    const { lines } = signatures[genre] ?? {};
    for (const { score } of bandsIn(genre)) {
      const grooves = groovesOf(score, createStream(5));
      for (const { section, index: place } of barsOf(score, () => true)) {
        const { strokes, steps } = grooveBarAt(grooves(section), place);
        const struck = (drum: Drum, step: number) => (strokes[index(drum) * steps + step] ?? 0) > 0;
        for (const [drum, line] of Object.entries(lines ?? {})) {
          const drumsThere = stands[drum] ?? kit.filter((name) => name === drum);
          // Signatures of two bars run through the whole song.
          const from = line.length > steps ? ((section.startBar + place) % 2) * steps : 0;
          for (let step = 0; step < steps; step++) {
            const character = line[from + step] ?? ".";
            if (character === ".") continue;
            const there = drumsThere.some((name) => struck(name, step));
            expect(there, `${drum} at ${step} of bar ${place}`).toBe(character !== "x");
          }
        }
      }
    }
  });

  test.each(["disco", "house", "techno", "electronic"])(
    "of %s keeps the kick on every beat, under fills and through arrivals",
    (genre) => {
      for (const { score, drums } of bandsIn(genre)) {
        const kicks = new Set(drums.filter(({ pitch }) => pitch === drumKeys.kick).map(({ start }) => start));
        const { sections, totalBars } = score.plan;
        for (let bar = 0; bar < totalBars - 1; bar++) {
          // Where the song falls, the drums stop before it does.
          const closes = sections.some(({ startBar, bars }) => startBar + bars - 1 === bar);
          for (let beat = 0; beat < (closes ? 3 : 4); beat++) {
            expect(kicks, `bar ${bar}, beat ${beat}`).toContain(bar * 1920 + beat * 480);
          }
        }
      }
    },
  );

  test("of salsa is one clave from the first bar to the last, whatever the lengths of the sections", () => {
    for (const bars of [16, 23, 37]) {
      const { score, drums } = bandOf("joy", { genre: "salsa", bars }, 3);
      const strokes = drums.filter(({ pitch }) => pitch === drumKeys.claves).map(({ start }) => start);
      const wanted = Array.from({ length: score.plan.totalBars - 1 }, (_, bar) =>
        (bar % 2 === 0 ? [4, 8] : [0, 6, 12]).map((step) => bar * 1920 + step * 120),
      ).flat();
      for (const start of wanted) expect(strokes).toContain(start);
      expect(strokes.filter((start) => !wanted.includes(start))).toEqual([]);
    }
  });

  test("of reggae leaves the first beat of quiet sections free", () => {
    let quiet = 0;
    for (const { score, drums } of bandsIn("reggae")) {
      for (const { section, start, index: place } of barsOf(score, () => true)) {
        if (section.energy > 0.4 || place === 0) continue;
        quiet++;
        const kick = drums.find((note) => note.start === start && note.pitch === drumKeys.kick);
        expect(kick?.origin).not.toBe("drums.groove");
      }
    }
    expect(quiet).toBeGreaterThan(20);
  });
});
