import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { genres } from "../data/genres.ts";
import { drumKeys } from "../data/grooves.ts";
import { spanAt } from "../harmony/span.ts";
import { barsOf } from "../perform/score.ts";
import { bassLine } from "./bass-line.ts";
import { type Band, bandOf } from "./testing/band.ts";

const barOf = ({ score }: Pick<Band, "score">, start: number) => {
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

  test("plays no sixth that rubs against the chord, inverted or not", () => {
    const tones = [0, 4, 7];
    const chord = { numeral: "V6", symbol: "Bb/D", root: 10, bass: 2, tones };
    const strokes = [
      { step: 0, length: 4, symbol: "R" },
      { step: 4, length: 12, symbol: "S" },
    ];
    const spans = [{ step: 0, length: 16, chord, origin: "harmony.loop" as const }];
    const rest = { next: undefined, lowest: 28, lightness: 0, before: 38, chordBefore: undefined };
    for (const scale of [
      [0, 2, 3, 5, 7, 9, 11],
      [10, 0, 2, 3, 5, 7, 9],
      [10, 11, 2, 3, 5, 6, 8],
    ]) {
      const line = bassLine({ strokes, spans, scale, ...rest, anticipated: false, salt: 0.4 });
      for (const { key } of line.filter(({ step }) => step > 0)) {
        const above = (key - chord.root + 120) % 12;
        expect(
          tones.includes(above) || !tones.some((tone) => [1, 11].includes((tone - above + 12) % 12)),
        ).toBe(true);
      }
    }
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

  test.each(["pop", "rock", "soul", "r&b", "funk", "disco", "hip-hop", "punk", "metal", "doom", "trap"])(
    "meets three kicks of four or more in %s, whose rhythm sections are locked",
    (genre) => {
      for (const feeling of ["quiet grief", "hope", "joy", "anger", "wild excitement"]) {
        const kicks: number[] = [];
        const basses: number[] = [];
        for (const seed of [1, 2, 3]) {
          const { score, drums, bass } = bandOf(feeling, { genre, timeSignature: "4/4" }, seed);
          const song = seed * 2 * score.plan.totalBars * score.ticksPerBar;
          for (const { start, pitch, origin } of drums) {
            if (pitch === drumKeys.kick && origin === "drums.groove") kicks.push(song + start);
          }
          for (const { start } of bass) basses.push(song + start);
        }
        const shareIn = (some: readonly number[], others: ReadonlySet<number>) =>
          some.filter((start) => others.has(start)).length / some.length;
        const met = shareIn(kicks, new Set(basses));
        // Two feet on the pedals play more kicks than a bass has notes: then it is the bass that has a kick under it.
        const carried = kicks.length > basses.length ? shareIn(basses, new Set(kicks)) : 0;
        expect(Math.max(met, carried), feeling).toBeGreaterThan(0.75);
      }
    },
  );

  test.each(["house", "salsa", "reggae", "afrobeat"])("goes its own way in %s", (genre) => {
    const { drums, bass } = bandOf("joy", { genre, timeSignature: "4/4" });
    const kicks = new Set(drums.filter(({ pitch }) => pitch === drumKeys.kick).map(({ start }) => start));
    expect(bass.filter(({ start }) => kicks.has(start)).length / bass.length).toBeLessThan(0.7);
  });

  test("plays the octaves of disco, whatever the root", () => {
    for (const tonic of ["E", "Eb", "C#", "G"]) {
      const { bass } = bandOf("joy", { genre: "disco", key: `${tonic} major` });
      const octaves = bass.filter(({ origin }) => origin === "bass.octave");
      expect(octaves.length).toBeGreaterThan(bass.length / 4);
    }
  });

  test("of salsa sounds each root on the fourth beat before its chord", () => {
    const { score, bass } = bandOf("joy", { genre: "salsa" });
    const ahead = bass.filter(({ origin }) => origin === "bass.anticipation");
    expect(ahead.length).toBeGreaterThan(score.plan.totalBars / 2);
    for (const { start, duration, pitch } of ahead) {
      expect(start % 1920).toBe(1440);
      const next = barOf({ score }, start + 480);
      expect(next?.chord.bass).toBe(pitch % 12);
      // It is tied over: nothing is struck on the one.
      expect(start + duration > (next?.start ?? 0) || next?.closesSong).toBe(true);
    }
  });

  test("is there when the song ends, in every genre that has one", () => {
    for (const { name } of genres) {
      for (const feeling of ["numb", "hope", "anger"]) {
        const { song } = composeSong(
          { emotionalIntent: feeling, technical: { genre: name, humanize: 0 } },
          4,
        );
        const chord = song.sections.at(-1)?.chords.at(-1);
        const pitched = song.tracks.filter(({ role }) => role !== "drums");
        const last = pitched.flatMap(({ notes }) =>
          notes.filter(({ start }) => start >= (chord?.start ?? 0)),
        );
        const lowest = last.reduce((one, other) => (other.pitch < one.pitch ? other : one));
        expect(lowest.pitch % 12, `${name}, ${feeling}`).toBe(chord?.bass);
        expect(lowest.pitch).toBeLessThan(56);
      }
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
