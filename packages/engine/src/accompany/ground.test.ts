import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { clearOfGround, overGround } from "./ground.ts";

const chord = { numeral: "I", symbol: "C", root: 0, bass: 0, tones: [0, 4, 7] };
const FEELINGS = [
  "calm",
  "longing",
  "grief",
  "nostalgia",
  "boredom",
  "hope",
  "playful",
  "fear",
  "tenderness",
];

/** Songs with few players, whose tracks are as they are written. */
function* songs() {
  for (const emotionalIntent of FEELINGS) {
    for (const seed of [2, 5, 7]) {
      yield composeSong({ emotionalIntent, technical: { humanize: 0 } }, seed).song;
    }
  }
  for (const genre of [
    "bossa nova",
    "folk",
    "reggae",
    "ambient",
    "ballad",
    "lo-fi",
    "jazz",
    "metal",
    "lullaby",
  ]) {
    yield composeSong({ emotionalIntent: "quiet hope", technical: { genre, humanize: 0 } }, 3).song;
  }
}

describe("a chord over its ground", () => {
  test("stays as it is where it stands on its bass note, low enough", () => {
    expect(overGround([48, 55, 64], chord, 36)).toEqual([48, 55, 64]);
  });

  test("has its bass note lowest, a fifth of room above it, and no more than four voices", () => {
    expect(overGround([43, 52, 60, 64], chord, 36)).toEqual([36, 43, 52, 64]);
    expect(overGround([64, 67, 72], chord, 36)).toEqual([36, 64, 67]);
    expect(clearOfGround([36, 40, 43], 36)).toEqual([43, 48, 52]);
  });
});

describe("a band whose bass is silent", () => {
  test("sounds the bass note of each chord lowest where the chord begins", () => {
    let bars = 0;
    const wrong: string[] = [];
    for (const song of songs()) {
      const ticks = (song.timeSignature[0] * 1920) / song.timeSignature[1];
      const notesOf = (...roles: string[]) =>
        song.tracks.filter(({ role }) => roles.includes(role)).flatMap(({ notes }) => notes);
      const bass = new Set(notesOf("bass").map(({ start }) => Math.floor(start / ticks)));
      const harmony = notesOf("chords", "pad");
      for (const { start, symbol, bass: ground } of song.sections.flatMap(({ chords }) => chords)) {
        const bar = Math.floor(start / ticks);
        if (bass.has(bar) || bass.has(bar - 1)) continue;
        const sounding = harmony.filter(
          (note) => note.start <= start + 40 && note.start + note.duration > start + 40,
        );
        if (sounding.length === 0) continue;
        bars++;
        const lowest = Math.min(...sounding.map(({ pitch }) => pitch));
        if (lowest % 12 !== ground) wrong.push(`${song.title}, ${song.genre}, bar ${bar + 1}: ${symbol}`);
      }
    }
    expect(bars).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  });
});
