import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import type { Note } from "../song.ts";

const songs = ["joyful", "hope", "grief", "triumph"].flatMap((emotionalIntent) =>
  Array.from({ length: 6 }, (_, seed) => {
    const technical = { instruments: { "counter-melody": "cello" }, bars: 32 };
    return composeSong({ emotionalIntent, technical }, seed).song;
  }),
);

const soundingAt = (notes: readonly Note[], tick: number) =>
  notes.find(({ start, duration }) => start <= tick && tick < start + duration);

const pairs = songs.flatMap((song) => {
  const melody = song.tracks.find(({ role }) => role === "melody")?.notes ?? [];
  const counter = song.tracks.find(({ role }) => role === "counter-melody")?.notes ?? [];
  return counter.flatMap((note) => {
    const above = soundingAt(melody, note.start + 30);
    return above ? [{ note, above }] : [];
  });
});

describe("a second voice", () => {
  test("lies under the melody", () => {
    const below = pairs.filter(({ note, above }) => note.pitch < above.pitch);
    expect(pairs.length).toBeGreaterThan(200);
    expect(below.length / pairs.length).toBeGreaterThan(0.9);
  });

  test("seldom rubs against it", () => {
    const rubbing = pairs.filter(({ note, above }) =>
      [1, 11].includes((above.pitch - note.pitch + 120) % 12),
    );
    expect(rubbing.length / pairs.length).toBeLessThan(0.06);
  });

  test("holds or repeats no tone that is foreign to the chord", () => {
    const held = songs.flatMap((song) => {
      const counter = song.tracks.find(({ role }) => role === "counter-melody")?.notes ?? [];
      const chords = song.sections.flatMap((section) => section.chords);
      return counter
        .filter(({ origin, duration }) => origin === "counter-melody.thirds" && duration > 300)
        .map((note) => {
          const middle = note.start + note.duration / 2;
          const chord = chords.find(({ start, duration }) => start <= middle && middle < start + duration);
          return chord?.tones.includes((note.pitch - chord.root + 120) % 12) ?? true;
        });
    });
    expect(held.length).toBeGreaterThan(50);
    expect(held.filter((fits) => !fits).length / held.length).toBeLessThan(0.1);
  });

  test("walks on over the last chord of no song: it holds one of its tones", () => {
    let ends = 0;
    for (const song of songs) {
      const counter = song.tracks.find(({ role }) => role === "counter-melody")?.notes ?? [];
      const last = song.sections.at(-1)?.chords.at(-1);
      const barTicks = (song.timeSignature[0] * 1920) / song.timeSignature[1];
      const over = counter.filter(({ start }) => start >= song.totalBars * barTicks - barTicks - 30);
      if (!last || over.length === 0) continue;
      ends++;
      for (const { pitch } of over) expect(last.tones).toContain((pitch - last.root + 120) % 12);
    }
    expect(ends).toBeGreaterThan(3);
  });

  test("says where each of its notes comes from", () => {
    for (const { note } of pairs) expect(note.origin).toMatch(/^counter-melody\./);
  });
});
