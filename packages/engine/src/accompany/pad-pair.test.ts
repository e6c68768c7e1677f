import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";

describe("a pad beside chords", () => {
  test("is no copy of them: two voices, of which few are keys of the chords", () => {
    let shared = 0;
    let all = 0;
    for (const emotionalIntent of ["calm", "hope", "grief", "triumph", "longing", "fear", "joy"]) {
      for (const seed of [2, 5, 8]) {
        const { song } = composeSong({ emotionalIntent, technical: { humanize: 0 } }, seed);
        const ticks = (song.timeSignature[0] * 1920) / song.timeSignature[1];
        const of = (wanted: string) => song.tracks.find(({ role }) => role === wanted)?.notes ?? [];
        const bars = Map.groupBy(of("chords"), ({ start }) => Math.floor(start / ticks));
        for (const { start, pitch } of of("pad")) {
          const beside = bars.get(Math.floor(start / ticks));
          if (!beside) continue;
          all++;
          if (beside.some((note) => note.pitch === pitch)) shared++;
        }
      }
    }
    expect(all).toBeGreaterThan(50);
    expect(shared / all).toBeLessThan(0.15);
  });

  test("sounds no more than two voices at once", () => {
    let compared = 0;
    for (const seed of [1, 2, 3]) {
      const { song } = composeSong(
        { emotionalIntent: "hope", technical: { genre: "ballad", humanize: 0 } },
        seed,
      );
      const of = (wanted: string) => song.tracks.find(({ role }) => role === wanted)?.notes ?? [];
      const pad = of("pad");
      const last = Math.max(0, ...pad.map(({ start, duration }) => start + duration)) - 7680;
      for (const { start } of of("bass").filter((note) => note.start < last)) {
        const chords = of("chords").some((note) => note.start === start);
        const sounding = pad.filter((note) => note.start <= start && note.start + note.duration > start);
        if (!chords || sounding.length === 0) continue;
        compared++;
        expect(sounding.length).toBeLessThanOrEqual(2);
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
