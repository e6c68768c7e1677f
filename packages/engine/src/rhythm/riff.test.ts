import { describe, expect, test } from "vitest";
import { drumKeys } from "../data/grooves.ts";
import { riffs } from "../data/riffs.ts";
import { pitchClassOf } from "../harmony/pitch.ts";
import type { Bar } from "../perform/score.ts";
import type { Note } from "../song.ts";
import { riffStrokes } from "./riff.ts";
import { type Band, bandOf } from "./testing/band.ts";

const FEELINGS = ["quiet grief", "dark defiance", "rage at injustice", "wild excitement"];
const GENRES = Object.keys(riffs);
const songs = GENRES.flatMap((genre) =>
  FEELINGS.flatMap((feeling) =>
    [1, 2, 3].map((seed) => bandOf(feeling, { genre, timeSignature: "4/4" }, seed)),
  ),
);

const riffOf = ({ score }: Band, { section }: Bar) => score.plan.riffs[section.theme];
/** The bars of a song in which a riff is played. */
const riffed = (band: Band) => band.score.bars.filter((bar) => riffOf(band, bar) && !bar.closesSong);

const within = (notes: readonly Note[], { start }: Bar) =>
  notes.filter((note) => note.start >= start && note.start < start + 1920);
const onsets = (notes: readonly Note[], bar: Bar) => [
  ...new Set(within(notes, bar).map(({ start }) => start - bar.start)),
];

describe("a riff", () => {
  test.each(GENRES)("of %s has one, two or four bars of sixteen sixteenths", (genre) => {
    for (const { name, bars, suits } of riffs[genre] ?? []) {
      const all = bars.split("|");
      expect([1, 2, 4], name).toContain(all.length);
      for (const bar of all) expect(bar, name).toMatch(/^[CcPp2-8BT.-]{16}$/);
      expect(suits).toBeLessThanOrEqual(1);
    }
  });

  test("is played by guitar and bass together, an octave apart", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        expect(onsets(band.bass, bar)).toEqual(onsets(band.chords, bar));
        for (const note of within(band.bass, bar)) {
          const struck = band.chords.filter(({ start }) => start === note.start);
          expect(Math.min(...struck.map(({ pitch }) => pitch)) - note.pitch).toBe(12);
        }
      }
    }
  });

  test("has the kick on its accents", () => {
    for (const band of songs) {
      for (const bar of riffed(band)) {
        const riff = riffOf(band, bar);
        if (!riff || riff.feel === "blast") continue;
        const drums = within(band.drums, bar);
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
        const played = onsets(band.bass, bar).join();
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
          // At home the pedal's own answers are free.
          const isHome = chord.root === pitchClassOf(bar.section.key.tonic);
          if (first && !isHome) expect(key, `${riff?.name} over ${chord.symbol}`).toBe(chord.root);
        }
      }
    }
  });

  test("is named in the reasons, and absent where somebody asked for a metre or a guitar that has none", () => {
    const because = (band: Band) => band.score.plan.reasons.find(({ about }) => about === "riff");
    for (const band of songs) expect(because(band)?.decision).toMatch(/verse: /);
    expect(because(bandOf("anger", { genre: "metal", timeSignature: "7/8" }))).toBeUndefined();
    expect(because(bandOf("anger", { genre: "pop" }))).toBeUndefined();
  });
});
