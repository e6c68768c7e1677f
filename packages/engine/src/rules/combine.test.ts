import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { songDigest } from "../digest.ts";
import { thesaurus } from "../emotion/thesaurus.ts";
import { ruleBreaks } from "./catalogue.ts";
import { expectPlayable } from "./testing/measures.ts";

const intents = fc.record({
  emotionalIntent: fc.constantFrom(...thesaurus.nodes.map(({ name }) => name)),
  technical: fc.record({
    timeSignature: fc.constantFrom("4/4", "3/4", "6/8", "12/8", "5/4", "7/8"),
    bars: fc.constantFrom(4, 5, 7, 8, 12, 16, 24, 33),
    instruments: fc.constantFrom<Record<string, string>[]>(
      {},
      { drums: "none" },
      { melody: "none" },
      { bass: "none", pad: "choir" },
      { chords: "none", drums: "standard kit" },
    ),
    progression: fc.option(fc.constant(["i", "VI", "III", "VII"]), { freq: 4 }),
  }),
  ruleBreaks: fc.array(fc.constantFrom("auto", ...ruleBreaks.map(({ id }) => id)), {
    minLength: 1,
    maxLength: 5,
  }),
});

describe("rules in any number and order", () => {
  test("give a playable song, the same one again, and a reason for each", () => {
    fc.assert(
      fc.property(intents, fc.nat({ max: 10_000 }), (intent, seed) => {
        const { song } = composeSong(intent, seed);
        expectPlayable(song);
        expect(songDigest(composeSong(intent, seed).song)).toBe(songDigest(song));
        const told = song.reasons
          .filter(({ about }) => about === "rule break")
          .map(({ decision }) => decision);
        for (const id of intent.ruleBreaks) if (id !== "auto") expect(told).toContain(id);
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 120 },
    );
  });

  test("are understood so that posting them again gives the same song", () => {
    fc.assert(
      fc.property(intents, fc.nat({ max: 10_000 }), (intent, seed) => {
        const first = composeSong(intent, seed);
        const again = composeSong({ ...intent, ruleBreaks: first.intent.ruleBreaks }, seed);
        expect(songDigest(again.song)).toBe(songDigest(first.song));
      }),
      { numRuns: 50 },
    );
  });
});
