import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { drumKeys } from "../data/grooves.ts";
import { spanAt } from "../harmony/span.ts";
import { barsOf } from "../perform/score.ts";
import { type Band, bandOf } from "./testing/band.ts";

const barOf = ({ score }: Band, start: number) => {
  const bars = barsOf(score, () => true);
  return bars[Math.floor(start / score.ticksPerBar)];
};

describe("the bass player", () => {
  test.each(["pop", "jazz", "funk", "metal", "folk"])(
    "plays the bass note of every chord where it begins, in %s",
    (genre) => {
      const band = bandOf("hope", { genre, timeSignature: "4/4" });
      const { score, bass } = band;
      let told = 0;
      let all = 0;
      for (const bar of barsOf(score, () => true)) {
        for (const span of bar.spans) {
          const start = bar.start + score.grid(span.step);
          const note = bass.find((other) => other.start === start);
          all++;
          if (note && note.pitch % 12 === span.chord.bass) told++;
        }
      }
      expect(told / all).toBeGreaterThan(genre === "jazz" ? 0.8 : 0.93);
    },
  );

  test("walks in quarters without striking a key twice running", () => {
    const band = bandOf("excited joy", { genre: "jazz", timeSignature: "4/4" });
    const walks = band.bass.filter(({ origin }) => origin === "bass.walk");
    expect(walks.length).toBeGreaterThan(20);
    const repeats = band.bass.filter(
      (note, index) => note.origin === "bass.walk" && band.bass[index - 1]?.pitch === note.pitch,
    );
    expect(repeats).toEqual([]);
  });

  test("comes to the next root without rubbing against the chord that still sounds", () => {
    let compared = 0;
    for (const genre of ["tango", "pop", "ballad", "rock"]) {
      for (let seed = 0; seed < 6; seed++) {
        const { song } = composeSong(
          { emotionalIntent: "jealousy", technical: { genre, bars: 24, humanize: 0 } },
          seed,
        );
        const chords = song.sections.flatMap((section) => section.chords);
        for (const note of song.tracks.find(({ role }) => role === "bass")?.notes ?? []) {
          const chord = chords.findLast(({ start }) => start <= note.start);
          if (note.origin !== "bass.approach" || !chord) continue;
          const above = (note.pitch - chord.root + 120) % 12;
          const near = chord.tones.some((tone) => [1, 11].includes((tone - above + 12) % 12));
          compared++;
          expect(
            near && !chord.tones.includes(above),
            `${genre} ${seed}: ${chord.symbol}, ${note.pitch}`,
          ).toBe(false);
        }
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  test("is on the kick in funk", () => {
    for (const feeling of ["joy", "excited joy", "pride", "playful"]) {
      const { drums, bass } = bandOf(feeling, { genre: "funk", timeSignature: "4/4" });
      const kicks = new Set(drums.filter(({ pitch }) => pitch === drumKeys.kick).map(({ start }) => start));
      const together = bass.filter(({ start }) => kicks.has(start)).length;
      expect(together / bass.length, feeling).toBeGreaterThan(0.5);
    }
  });

  test("approaches the next root by a step", () => {
    const band = bandOf("anger", { genre: "rock", timeSignature: "4/4" });
    band.bass.forEach((note, index) => {
      const next = band.bass[index + 1];
      if (note.origin !== "bass.approach" || !next) return;
      expect(Math.abs(next.pitch - note.pitch)).toBeLessThanOrEqual(2);
    });
  });

  test.each(["3/4", "6/8", "12/8", "5/4", "7/8"] as const)(
    "sounds tones of the chord on its beginnings in %s",
    (timeSignature) => {
      const band = bandOf("hope", { genre: "folk", timeSignature });
      for (const { start, pitch, origin } of band.bass) {
        expect(pitch).toBeGreaterThanOrEqual(28);
        expect(pitch).toBeLessThanOrEqual(55);
        if (origin !== "bass.root") continue;
        const bar = barOf(band, start);
        if (!bar) throw new Error("a note lies in no bar");
        const step = Math.round((start - bar.start) / 120);
        expect(pitch % 12).toBe(spanAt(bar.spans, step).chord.bass);
      }
    },
  );
});
