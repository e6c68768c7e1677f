import { expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { qualities } from "../harmony/qualities.ts";
import { isKnot } from "../harmony/roughness.ts";
import { isCluster, rubShare } from "../harmony/rub.ts";
import { bandOf } from "../rhythm/testing/band.ts";
import { guitarVoicing } from "./guitar.ts";

const FEELINGS = ["grieving for my mother", "so angry i could scream", "pure joy", "a creeping dread"];

test("no stroke of an accompaniment is a knot of seconds, but where clusters are meant", () => {
  let strokes = 0;
  for (const { name: genre } of genres) {
    FEELINGS.forEach((feeling, seed) => {
      const { score, chords, pad } = bandOf(feeling, { genre }, seed);
      const sections = score.plan.sections.filter(({ music }) => !isCluster(rubShare(music)));
      for (const notes of [chords, pad]) {
        for (const { startBar, bars } of sections) {
          const [from, to] = [startBar, startBar + bars].map((bar) => bar * score.ticksPerBar);
          const own = notes.filter(({ start }) => start >= (from ?? 0) && start < (to ?? 0));
          for (const [start, struck] of Map.groupBy(own, (note) => note.start)) {
            const keys = [...new Set(struck.map(({ pitch }) => pitch))].sort((a, b) => a - b);
            strokes++;
            expect(isKnot(keys), `${genre}, ${feeling}: ${keys} at ${start}`).toBe(false);
          }
        }
      }
    });
  }
  expect(strokes).toBeGreaterThan(5000);
});

test("no shape on six strings is one", () => {
  for (const { symbol, tones } of qualities) {
    for (let root = 0; root < 12; root++) {
      for (const tone of tones) {
        const keys = guitarVoicing({ numeral: "I", symbol, root, bass: (root + tone) % 12, tones });
        expect(isKnot(keys), `${symbol} on ${root}: ${keys}`).toBe(false);
      }
    }
  }
});
