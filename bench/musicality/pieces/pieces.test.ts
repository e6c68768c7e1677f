import { describe, expect, test } from "vitest";
import { chord, line, piece, quarters, song, track } from "../testing/notes.ts";
import { readChordSymbol } from "./chord-symbol.ts";
import { pieceOf } from "./corpus.ts";
import { parseLeadSheet, parsePlayed } from "./corpus-lines.ts";
import { barsFromEntry, excerptOf } from "./excerpt.ts";
import { isInFourFour, pieceFromSong } from "./from-song.ts";

describe("a chord symbol", () => {
  test.each([
    ["C:maj", 0, [0, 4, 7]],
    ["F#:min7", 6, [0, 3, 7, 10]],
    ["Bb:min/b3", 10, [0, 3, 7]],
    ["Cb:maj", 11, [0, 4, 7]],
    ["G:sus4(b7,9)", 7, [0, 2, 5, 7, 10]],
    ["D:sus4(b7", 2, [0, 5, 7, 10]],
  ])("%s has root and tones", (symbol, root, tones) => {
    expect(readChordSymbol(symbol)).toEqual({ root, tones });
  });

  test("that names no chord is none", () => {
    expect([readChordSymbol("N"), readChordSymbol("H:maj"), readChordSymbol("C:what")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("a song of the corpus", () => {
  const sheet = parseLeadSheet(
    '{"id":"1","chords":[["C:maj",0,4],["N",0,2],["G:maj",7,2]],"melody":[[0,4],[60,4],[62,8]]}',
  );

  test("has its notes and chords on the grid, rests and silences left out", () => {
    expect(sheet.melody).toEqual([
      { start: 4, length: 4, pitch: 60 },
      { start: 8, length: 8, pitch: 62 },
    ]);
    expect(sheet.chords.map(({ start, length, root }) => [start, length, root])).toEqual([
      [0, 16, 0],
      [24, 8, 7],
    ]);
  });

  test("takes its texture from the performance, moved to where the lead sheet is", () => {
    const played = parsePlayed(
      '{"id":"1","beats_per_bar":4,"melody":[[20,4,60,90],[24,7,62,90]],"piano":[[16,16,48,70],[2,2,50,60]]}',
    );
    expect(pieceOf(sheet, played)?.texture).toEqual([
      { start: 0, length: 16, pitch: 48 },
      { start: 4, length: 4, pitch: 60 },
      { start: 8, length: 7, pitch: 62 },
    ]);
  });

  test("is left out in another metre, or where the two tell different melodies", () => {
    const played = { id: "1", beatsPerBar: 4, melody: line([60, 70]), piano: [] };
    expect(pieceOf(sheet, played)).toBeUndefined();
    expect(pieceOf(sheet, { ...played, melody: sheet.melody, beatsPerBar: 3 })).toBeUndefined();
    expect(pieceOf(sheet, { ...played, melody: sheet.melody })).toBeDefined();
  });

  test("that lacks a part is an error", () => {
    expect(() => parseLeadSheet('{"id":"1","chords":[]}')).toThrow("lacks a list");
    expect(() => parsePlayed('{"id":"1","melody":[["x"]],"piano":[]}')).toThrow("no number");
  });
});

describe("a composed song", () => {
  test("stands on the grid without micro-timing and without its drums", () => {
    const late = { start: 485, duration: 300, pitch: 60, velocity: 80 };
    const made = pieceFromSong(
      song({
        tracks: [track("melody", [late]), track("drums", quarters([36])), track("bass", quarters([40]))],
      }),
      "one",
    );
    expect(made.melody).toEqual([{ start: 4, length: 3, pitch: 60 }]);
    expect(made.texture.map(({ pitch }) => pitch)).toEqual([40, 60]);
    expect(isInFourFour(song())).toBe(true);
    expect(isInFourFour(song({ timeSignature: [6, 8] }))).toBe(false);
  });
});

describe("an excerpt", () => {
  const whole = piece({
    bars: 8,
    melody: line([60, 62, 64, 65], 16, 36),
    chords: [chord(0, 48, 0, [0, 4, 7]), chord(48, 80, 5, [0, 4, 7])],
  });

  test("begins with the bar in which the melody enters, and is cut at its end", () => {
    expect(barsFromEntry(whole)).toBe(6);
    const excerpt = excerptOf(whole, 2);
    expect(excerpt?.melody).toEqual([
      { start: 4, length: 16, pitch: 60 },
      { start: 20, length: 12, pitch: 62 },
    ]);
    expect(excerpt?.chords.map(({ start, length }) => [start, length])).toEqual([
      [0, 16],
      [16, 16],
    ]);
  });

  test("is not to be had of too short a song, or without a melody", () => {
    expect(excerptOf(whole, 7)).toBeUndefined();
    expect(excerptOf(piece({ bars: 8 }), 2)).toBeUndefined();
  });
});
