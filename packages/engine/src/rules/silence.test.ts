import fc from "fast-check";
import { expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { genres } from "../data/genres.ts";
import { thesaurus } from "../emotion/thesaurus.ts";
import type { Song } from "../song.ts";
import { ruleBreaks } from "./catalogue.ts";
import { barTicks } from "./testing/measures.ts";

const intents = fc.record({
  emotionalIntent: fc.constantFrom(...thesaurus.nodes.map(({ name }) => name)),
  technical: fc.record({
    genre: fc.constantFrom(...genres.map(({ name }) => name)),
    bars: fc.constantFrom(5, 8, 12, 24, 32),
    timeSignature: fc.option(fc.constantFrom("3/4", "7/8"), { freq: 4 }),
    instruments: fc.constantFrom<Record<string, string>[]>(
      {},
      { drums: "none" },
      { drums: "none", pad: "none", bass: "none" },
    ),
  }),
});

/** For how many bars nothing sounds: before the first note, and at most after it. */
function silence(song: Song): { readonly first: number; readonly longest: number } {
  const bar = barTicks(song);
  const notes = song.tracks.flatMap((track) => track.notes).sort((one, other) => one.start - other.start);
  let end = notes[0]?.start ?? 0;
  let longest = 0;
  for (const { start, duration } of notes) {
    longest = Math.max(longest, start - end);
    end = Math.max(end, start + duration);
  }
  longest = Math.max(longest, song.totalBars * bar - end);
  return { first: (notes[0]?.start ?? 0) / bar, longest: longest / bar };
}

/** Throws where a rule makes a song silent at its start, or for more than two bars. */
function expectSound(intent: Parameters<typeof composeSong>[0], seed: number, id: string): void {
  const kept = silence(composeSong(intent, seed).song);
  const broken = silence(composeSong({ ...intent, ruleBreaks: [id] }, seed).song);
  expect(broken.first, id).toBeLessThanOrEqual(Math.max(kept.first, 0.5));
  expect(broken.longest, id).toBeLessThanOrEqual(Math.max(kept.longest, 2));
}

test("no rule makes a song silent at its start, or for more than two bars", () => {
  fc.assert(
    fc.property(intents, fc.constantFrom(...ruleBreaks), fc.nat({ max: 999 }), (intent, { id }, seed) =>
      expectSound(intent, seed, id),
    ),
    { numRuns: 150 },
  );
});

test.each([
  ["calm", "ambient", 4],
  ["mirth", "blues", 5],
])("a voice alone is there from the start on: %s, %s", (emotionalIntent, genre, seed) => {
  expectSound({ emotionalIntent, technical: { genre } }, seed, "texture.single_voice");
});

test("a band that begins with a chorus does not wait in silence for a tune that enters late", () => {
  const technical = { genre: "classical", bars: 5, instruments: { drums: "none" } };
  expectSound({ emotionalIntent: "watchfulness", technical }, 636, "texture.unison_band");
});
