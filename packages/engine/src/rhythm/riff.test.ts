import { describe, expect, test } from "vitest";
import { drumKeys } from "../data/grooves.ts";
import { riffs } from "../data/riffs.ts";
import { pitchClassOf } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import { spanAt } from "../harmony/span.ts";
import type { Bar } from "../perform/score.ts";
import type { Note } from "../song.ts";
import { patternBar } from "./pattern.ts";
import { riffStrokes } from "./riff.ts";
import { type Band, bandOf } from "./testing/band.ts";

const FEELINGS = ["quiet grief", "dark defiance", "rage at injustice", "wild excitement"];
const GENRES = Object.keys(riffs);
/** Rock has clean guitars too, which play no riffs. */
const wishes = (genre: string, timeSignature: string) => ({
  genre,
  timeSignature,
  instruments: { chords: "distortion guitar" },
});
const metresOf = (genre: string) => [...new Set((riffs[genre] ?? []).map(({ metre }) => metre))];
const songs = GENRES.flatMap((genre) =>
  metresOf(genre).flatMap((metre) =>
    FEELINGS.flatMap((feeling, place) =>
      (metre === "4/4" ? [1, 2, 3] : [place]).map((seed) => bandOf(feeling, wishes(genre, metre), seed)),
    ),
  ),
);

const riffOf = ({ score }: Band, { section }: Bar) => score.plan.riffs[section.theme];
/** The bars of a song in which a riff is played. */
const riffed = (band: Band) => band.score.bars.filter((bar) => riffOf(band, bar) && !bar.closesSong);

const within = (notes: readonly Note[], { start }: Bar, ticks: number) =>
  notes.filter((note) => note.start >= start && note.start < start + ticks);
const onsets = (notes: readonly Note[], bar: Bar, ticks: number) => [
  ...new Set(within(notes, bar, ticks).map(({ start }) => start - bar.start)),
];

describe("a riff", () => {
  const STEPS = { "4/4": 16, "3/4": 12, "6/8": 12, "5/4": 20, "7/8": 14 };

  test.each(GENRES)("of %s has one, two or four bars of its metre", (genre) => {
    for (const { name, metre, bars, suits, feel } of riffs[genre] ?? []) {
      const all = bars.split("|");
      expect([1, 2, 4], name).toContain(all.length);
      for (const bar of all) {
        expect(bar, name).toMatch(/^[Cc2-8BT.-]+$/);
        expect(bar.length, name).toBe(STEPS[metre]);
      }
      if (metre !== "4/4") expect(feel, name).toBe("groove");
      expect(suits).toBeLessThanOrEqual(1);
    }
  });

  test("is there for every kind of section that has its own, in dark keys and bright ones", () => {
    for (const genre of GENRES) {
      for (const metre of metresOf(genre)) {
        for (const kind of ["verse", "pre-chorus", "chorus", "bridge"] as const) {
          const own = (riffs[genre] ?? []).filter(
            (riff) => riff.metre === metre && riff.kinds.includes(kind),
          );
          const bright = own.filter(({ bars, feel }) => feel !== "blast" && !/[TB]/.test(bars));
          expect(bright.length, `${genre} ${metre} ${kind}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test("stands on the root of its chord, or, muted, on a tonic that is held below it; only its answers leave that", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        const riff = riffOf(band, bar);
        if (!riff) continue;
        const tonic = pitchClassOf(bar.section.key.tonic);
        const answers = /^[2-8BT]$/;
        const symbols = patternBar(riff.bars, bar.index);
        for (const { step, key, low } of riffStrokes(riff, bar)) {
          const { chord } = spanAt(bar.spans, step);
          const symbol = symbols[step] ?? "";
          if (answers.test(symbol)) continue;
          if (chord.bass === tonic) expect(low % 12).toBe(tonic);
          const place = `${riff.name} over ${chord.symbol}, ${step}`;
          if (chord.bass !== tonic || symbol === "C") expect(key % 12, place).toBe(chord.root);
          else expect([tonic, chord.root], place).toContain(key % 12);
        }
      }
    }
  });

  test("answers with a fourth or a fifth of the key where the key has one of them", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        const riff = riffOf(band, bar);
        if (!riff) continue;
        const scale = scaleOf(bar.section.key);
        const symbols = patternBar(riff.bars, bar.index);
        for (const { step, key } of riffStrokes(riff, bar)) {
          const { chord } = spanAt(bar.spans, step);
          // Over a held tonic the first stroke tells the chord, and answers stand on the tonic.
          const root = chord.bass === pitchClassOf(bar.section.key.tonic) ? chord.bass : chord.root;
          const has = [5, 7].some((semitones) => scale.includes((root + semitones) % 12));
          if (symbols[step] === "4" && has)
            expect(scale, `${riff.name} over ${chord.symbol}`).toContain(key % 12);
        }
      }
    }
  });

  test("is played by guitar and bass together, an octave apart but over a held tonic", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        expect(onsets(band.bass, bar, band.score.ticksPerBar)).toEqual(
          onsets(band.chords, bar, band.score.ticksPerBar),
        );
        const riff = riffOf(band, bar);
        const strokes = riff ? riffStrokes(riff, bar) : [];
        within(band.bass, bar, band.score.ticksPerBar).forEach((note, place) => {
          const stroke = strokes[place];
          if (stroke?.key !== stroke?.low) return;
          const struck = band.chords.filter(({ start }) => start === note.start);
          expect(Math.min(...struck.map(({ pitch }) => pitch)) - note.pitch).toBe(12);
        });
      }
    }
  });

  test("has the kick on its accents", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        const riff = riffOf(band, bar);
        if (!riff || riff.feel === "blast" || riff.feel === "own") continue;
        const drums = within(band.drums, bar, band.score.ticksPerBar);
        if (drums.some(({ origin }) => origin === "drums.fill") || bar.closesSection) continue;
        const kicks = new Set(
          drums.filter(({ pitch }) => pitch === drumKeys.kick).map(({ start }) => start - bar.start),
        );
        for (const { step, open } of riffStrokes(riff, { ...bar, spans: [bar.spans[0]] }))
          if (open) expect(kicks, `${riff.name}, ${step}`).toContain(step * 120);
      }
    }
  });

  test("returns with its theme", () => {
    for (const band of songs) {
      const known = new Map<string, string>();
      for (const bar of riffed(band)) {
        const place = `${bar.section.theme} ${bar.index % 4} ${bar.spans.map(({ chord, step }) => `${step}${chord.symbol}`)} ${bar.section.key.tonic}`;
        const played = onsets(band.bass, bar, band.score.ticksPerBar).join();
        expect(known.get(place) ?? played).toBe(played);
        known.set(place, played);
      }
    }
  });

  test("tells each chord that comes while it sounds", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        const riff = riffOf(band, bar);
        const strokes = riff ? riffStrokes(riff, bar) : [];
        for (const { step, length, chord } of bar.spans) {
          const first = strokes.find((stroke) => stroke.step >= step && stroke.step < step + length);
          const key = first && first.key % 12;
          const isHome = chord.root === pitchClassOf(bar.section.key.tonic);
          if (first && !isHome) expect(key, `${riff?.name} over ${chord.symbol}`).toBe(chord.root);
        }
      }
    }
  });

  test("is named in the reasons, and absent where somebody asked for a metre or a guitar that has none", () => {
    const because = (band: Band) => band.score.plan.reasons.find(({ about }) => about === "riff");
    for (const band of songs) expect(because(band)?.decision).toMatch(/verse: /);
    expect(because(bandOf("anger", { genre: "metal", timeSignature: "12/8" }))).toBeUndefined();
    expect(because(bandOf("anger", { genre: "pop" }))).toBeUndefined();
  });
});
