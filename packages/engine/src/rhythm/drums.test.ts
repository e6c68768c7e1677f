import { describe, expect, test } from "vitest";
import { fillShapes } from "../data/fills.ts";
import { drumKeys } from "../data/grooves.ts";
import { createStream } from "../random.ts";
import type { Note } from "../song.ts";
import { groovesOf } from "./groove.ts";
import { drums as kit } from "./ladder.ts";
import { bandOf } from "./testing/band.ts";

const isTom = (pitch: number) =>
  [drumKeys.highTom, drumKeys.midTom, drumKeys.lowTom].some((key) => key === pitch);

const barsWith = (notes: readonly Note[], ticksPerBar: number) => {
  const bars = Map.groupBy(notes, ({ start }) => Math.floor(start / ticksPerBar));
  return (bar: number) =>
    new Set((bars.get(bar) ?? []).map(({ start, pitch }) => `${start % ticksPerBar} ${pitch}`));
};

describe("the drummer", () => {
  test.each(["pop", "rock", "funk", "hip-hop"])(
    "keeps a groove in %s: bars two apart are mostly the same",
    (genre) => {
      const { score, drums } = bandOf("joy", { genre, timeSignature: "4/4" });
      const strokes = barsWith(drums, score.ticksPerBar);
      let shared = 0;
      let all = 0;
      for (const { startBar, bars } of score.plan.sections) {
        for (let bar = startBar; bar + 2 < startBar + bars - 1; bar++) {
          const one = strokes(bar);
          const other = strokes(bar + 2);
          shared += [...one].filter((stroke) => other.has(stroke)).length;
          all += Math.max(one.size, other.size);
        }
      }
      expect(shared / all).toBeGreaterThan(0.65);
    },
  );

  test.each(["rock", "pop", "soul", "hip-hop", "gospel", "disco"])(
    "keeps time evenly in %s: quarters, eighths or sixteenths without a gap",
    (genre) => {
      for (const feeling of ["quiet grief", "hope", "wild excitement"]) {
        const { score } = bandOf(feeling, { genre, timeSignature: "4/4" });
        const grooves = groovesOf(score, createStream(3));
        const hats = (["closedHat", "openHat", "ride"] as const).map((drum) => kit.indexOf(drum));
        for (const section of score.plan.sections) {
          for (const { strokes, steps } of [grooves(section).first, grooves(section).second]) {
            const kept = Array.from({ length: steps }, (_, step) =>
              hats.some((drum) => (strokes[drum * steps + step] ?? 0) > 0),
            );
            for (const layer of [0, 1, 2]) {
              const places = kept.filter(
                (_, step) => (step % 4 === 0 ? 0 : step % 2 === 0 ? 1 : 2) === layer,
              );
              expect(new Set(places).size, `${feeling}: ${kept.map(Number).join("")}`).toBe(1);
            }
          }
        }
      }
    },
  );

  test.each([
    ["5/4", [0, 12]],
    ["7/8", [0, 4, 8]],
    ["6/8", [0, 6]],
    ["12/8", [0, 6, 12, 18]],
    ["3/4", [0]],
  ] as const)("lets the groups of %s be heard, with the bass and the chords", (timeSignature, groups) => {
    for (const genre of ["rock", "metal", "folk", "jazz", "electronic", "balkan", "cinematic", "blues"]) {
      const { score, drums, bass, chords } = bandOf("joy", { genre, timeSignature });
      const bars = score.plan.totalBars - 1;
      for (const step of groups) {
        const begins = (notes: readonly Note[]) =>
          new Set(notes.map(({ start }) => start).filter((start) => start % score.ticksPerBar === step * 120))
            .size;
        const heard = [drums, bass, chords].map(begins);
        // Somebody always, and mostly two of the three.
        expect(Math.max(...heard) / bars, `${genre}, ${step}`).toBeGreaterThan(0.85);
        expect(heard.toSorted((one, other) => one - other)[1], `${genre}, ${step}`).toBeGreaterThan(
          0.5 * bars,
        );
      }
    }
  });

  test("strikes the backbeat in rock", () => {
    const { score, drums } = bandOf("anger", { genre: "rock", timeSignature: "4/4" });
    const backbeats = drums.filter(
      ({ start, pitch }) => pitch === drumKeys.snare && [480, 1440].includes(start % score.ticksPerBar),
    );
    expect(backbeats.length).toBeGreaterThan(score.plan.totalBars * 1.3);
  });

  test("marks the arrival of a loud section with a crash after a fill", () => {
    const { score, drums } = bandOf("triumphant joy", { genre: "rock", timeSignature: "4/4" });
    const loudest = score.plan.sections.reduce((one, other) => (other.energy > one.energy ? other : one));
    const start = loudest.startBar * score.ticksPerBar;
    expect(drums.some((note) => note.start === start && note.origin === "drums.crash")).toBe(true);
    expect(drums.some(({ origin }) => origin === "drums.fill")).toBe(true);
  });

  test.each(["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"] as const)(
    "ends with one stroke in %s",
    (timeSignature) => {
      const { score, drums } = bandOf("hope", { genre: "rock", timeSignature });
      const last = (score.plan.totalBars - 1) * score.ticksPerBar;
      const ending = drums.filter(({ start }) => start >= last);
      expect(new Set(ending.map(({ start }) => start))).toEqual(new Set([last]));
      expect(ending.every(({ origin }) => origin === "drums.ending")).toBe(true);
    },
  );

  test.each(["bossa nova", "jazz", "lo-fi"])(
    "leads over with a beat in %s, but into what is much louder",
    (genre) => {
      for (let seed = 0; seed < 8; seed++) {
        const { score, drums } = bandOf("hope", { genre, timeSignature: "4/4", bars: 48 }, seed);
        const { sections } = score.plan;
        sections.forEach((section, index) => {
          const next = sections[index + 1];
          if (!next || next.energy - section.energy >= 0.25) return;
          const last = (section.startBar + section.bars - 1) * score.ticksPerBar;
          const fill = drums.filter(
            ({ start, origin }) => origin === "drums.fill" && start >= last && start < last + 3 * 480 - 60,
          );
          expect(fill, `seed ${seed}, ${section.name}`).toEqual([]);
        });
      }
    },
  );
});

describe("a named fill", () => {
  const all = Object.values(fillShapes).flat();

  test("fills one to four beats, and begins with a stroke", () => {
    for (const { name, strokes } of all) {
      expect([4, 8, 12, 16], name).toContain(strokes.length);
      expect(strokes, name).toMatch(/^[SHMLshml][SHMLKshml.]*$/);
    }
  });

  test("of more than a beat goes down the kit or ends on the snare", () => {
    for (const { name, strokes } of all.filter((shape) => shape.strokes.length > 4)) {
      const [first = "", last = ""] = [strokes.charAt(0), strokes.replaceAll(".", "").at(-1)].map((letter) =>
        letter?.toUpperCase(),
      );
      expect("SHML".indexOf(last), name).toBeGreaterThanOrEqual("SHML".indexOf(first));
    }
  });

  test.each(["rock", "pop", "ballad", "metal"])("in %s uses the toms, not the snare alone", (genre) => {
    let toms = 0;
    let snares = 0;
    for (let seed = 0; seed < 6; seed++) {
      const { drums } = bandOf("joy", { genre, timeSignature: "4/4" }, seed);
      for (const { origin, pitch } of drums) {
        if (origin !== "drums.fill") continue;
        if (isTom(pitch)) toms++;
        else if (pitch === drumKeys.snare) snares++;
      }
    }
    expect(toms).toBeGreaterThan(0.4 * snares);
  });
});
