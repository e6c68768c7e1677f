import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeSong, outlineSong } from "../compose.ts";
import { forms } from "../data/forms.ts";
import { genres } from "../data/genres.ts";
import { songDigest } from "../digest.ts";
import { thesaurus } from "../emotion/thesaurus.ts";
import type { Song } from "../song.ts";
import { ruleBreaks } from "./catalogue.ts";
import { audible } from "./testing/audible.ts";
import { expectPlayable } from "./testing/measures.ts";

const told = ({ reasons }: Song) => reasons.filter(({ about }) => about === "rule break");
const isHeard = ({ because }: Song["reasons"][number]) => !because.includes("could not be heard");

/** Any song, in a key that was asked for and played exactly, so that it can be measured. */
const intents = fc.record({
  emotionalIntent: fc.constantFrom(...thesaurus.nodes.map(({ name }) => name)),
  technical: fc.record({
    key: fc.constantFrom(
      "A minor",
      "C major",
      "E dorian",
      "B locrian",
      "F# phrygian",
      "Bb mixolydian",
      "Eb lydian",
    ),
    genre: fc.option(fc.constantFrom(...genres.map(({ name }) => name))),
    timeSignature: fc.option(fc.constantFrom("4/4", "3/4", "6/8", "12/8", "5/4", "7/8")),
    form: fc.option(fc.constantFrom(...forms.map(({ name }) => name))),
    bars: fc.constantFrom(4, 5, 7, 8, 12, 16, 24, 33),
    bpm: fc.option(fc.constantFrom(20, 300), { freq: 4 }),
    humanize: fc.constant(0),
    instruments: fc.constantFrom<Record<string, string>[]>(
      {},
      { drums: "none" },
      { melody: "none" },
      { bass: "none", pad: "choir" },
      { chords: "none" },
      { drums: "standard kit", pad: "warm pad" },
      { melody: "flute", chords: "none", bass: "none", pad: "none", drums: "none" },
    ),
    progression: fc.option(fc.constantFrom(["i", "VI", "III", "VII"], ["I"], ["I5"], ["C", "G"]), {
      freq: 6,
    }),
  }),
});

describe("a rule that is listed as broken, whatever the song", () => {
  test("is heard as its effect says; one that is not says why, and changes nothing", () => {
    fc.assert(
      fc.property(intents, fc.constantFrom(...ruleBreaks), fc.nat({ max: 999 }), (intent, { id }, seed) => {
        const kept = composeSong(intent, seed).song;
        const broken = composeSong({ ...intent, ruleBreaks: [id] }, seed).song;
        expectPlayable(broken);
        const [reason] = told(broken);
        if (reason && isHeard(reason)) expect(audible[id]?.heard(broken, kept), id).toBe(true);
        else expect(songDigest(broken), id).toBe(songDigest(kept));
      }),
      { numRuns: 300 },
    );
  });

  test("is listed by a dry run as by the song", () => {
    fc.assert(
      fc.property(intents, fc.constantFrom(...ruleBreaks), fc.nat({ max: 999 }), (intent, { id }, seed) => {
        const asked = { ...intent, ruleBreaks: [id] };
        expect(told(outlineSong(asked, seed).song)).toEqual(told(composeSong(asked, seed).song));
      }),
      { numRuns: 40 },
    );
  });
});

test("a chord that goes on from one that is the same already is still the broken rule's", () => {
  const technical = { key: "A minor", genre: "techno", form: "verse-chorus", bars: 4, humanize: 0 };
  const intent = { emotionalIntent: "revulsion", technical, ruleBreaks: ["harmony.unresolved_dissonance"] };
  const last = composeSong(intent, 0).song.sections.at(-1)?.chords.at(-1);
  expect(last).toMatchObject({ symbol: "Amadd9", origin: "rule:harmony.unresolved_dissonance" });
});

describe("the third of a picardy cadence", () => {
  test.each(["metal", "punk", "rock", "doom"])("sounds in %s, whose guitars play no thirds", (genre) => {
    for (let seed = 0; seed < 6; seed++) {
      const { song } = composeSong(
        {
          emotionalIntent: "defiance",
          technical: { genre, key: "E minor", bars: 16 },
          ruleBreaks: ["harmony.picardy_third"],
        },
        seed,
      );
      const last = song.sections.at(-1)?.chords.at(-1);
      const third = 8;
      expect(last?.symbol).toBe("E");
      expect(
        song.tracks.some(
          ({ role, notes }) =>
            role !== "drums" &&
            notes.some(
              ({ start, duration, pitch }) => start + duration > (last?.start ?? 0) && pitch % 12 === third,
            ),
        ),
      ).toBe(true);
    }
  });
});

describe("a rule about choruses or verses", () => {
  test("names what stands for them in a song that has none", () => {
    const { song } = composeSong(
      {
        emotionalIntent: "longing",
        technical: { form: "AABA", bars: 32 },
        ruleBreaks: ["arrangement.soft_chorus"],
      },
      1,
    );
    expect(told(song)[0]?.because).toMatch(/This song has no chorus: [a-z0-9 ]+ stands for it\./);
  });
});
