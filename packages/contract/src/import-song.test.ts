import { composeSong, readSymbol, songDigest } from "@music-brain/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importSongRequestSchema } from "./import-song.ts";
import { songFromWire } from "./import-song-map.ts";
import { songToWire } from "./song-map.ts";
import { validator } from "./validate/validator.ts";

const requests = validator(importSongRequestSchema);
const feelings = [
  "rage",
  "grief turning into hope",
  "wonder",
  "quiet joy",
  "dread",
  "tense, jazz",
  "a waltz of love",
];

describe("a song from the wire", () => {
  test("is the song that went out: its digest is the same, whatever the feeling, the seed and the broken rules", () => {
    const intents = fc.record({
      emotionalIntent: fc.constantFrom(...feelings),
      technical: fc.record({ bars: fc.integer({ min: 4, max: 40 }) }),
      ruleBreaks: fc.constantFrom([], ["auto"]),
    });
    fc.assert(
      fc.property(intents, fc.integer({ min: 0, max: 2 ** 53 - 1 }), (intent, seed) => {
        const { song } = composeSong(intent, seed);
        const digest = songDigest(song);
        const sent: unknown = JSON.parse(JSON.stringify({ song: songToWire(song, digest) }));
        const checked = requests.check(sent);
        if (!checked.ok) throw new Error(JSON.stringify(checked.mistakes));
        const read = songFromWire(checked.value.song, readSymbol);
        if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
        expect(songDigest(read.value)).toBe(digest);
        expect(read.value.sections.map(({ chords }) => chords.map(({ root, bass }) => [root, bass]))).toEqual(
          song.sections.map(({ chords }) => chords.map(({ root, bass }) => [root, bass])),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("is refused where its sections or chords leave gaps, or a chord cannot be read", () => {
    const { song } = composeSong({ emotionalIntent: "joy", technical: { timeSignature: "4/4" } }, 1);
    const wire = songToWire(song, songDigest(song));
    const [first, ...others] = wire.sections;
    if (first === undefined) throw new Error("a song has sections");
    const pointers = (changes: object) => {
      const checked = requests.check({ song: { ...wire, ...changes } });
      const read = checked.ok ? songFromWire(checked.value.song, readSymbol) : checked;
      return read.ok ? [] : read.mistakes.map(({ pointer }) => pointer);
    };
    expect(pointers({ sections: [{ ...first, harmony: first.harmony.slice(1) }, ...others] })).toContain(
      "/song/sections/0/harmony/0",
    );
    const [chord, ...rest] = first.harmony;
    expect(
      pointers({ sections: [{ ...first, harmony: [{ ...chord, symbol: "H?" }, ...rest] }, ...others] }),
    ).toEqual(["/song/sections/0/harmony/0/symbol"]);
    expect(pointers({ time_signature: [8, 8] })).toContain("/song/time_signature");
    expect(pointers({ tempo_changes: [{ tick: 5, bpm: 80 }] })).toEqual(["/song/tempo_changes"]);
    expect(pointers({})).toEqual([]);
  });
});
