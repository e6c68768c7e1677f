import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import { songDigest } from "../digest.ts";
import type { Intent, TechnicalWishes } from "../intent.ts";
import type { Song } from "../song.ts";
import { ruleBreaks } from "./catalogue.ts";
import { audible } from "./testing/audible.ts";
import { expectPlayable } from "./testing/measures.ts";

const band = {
  melody: "flute",
  chords: "piano",
  bass: "fingered bass",
  pad: "warm pad",
  drums: "standard kit",
};
const wishes: TechnicalWishes = {
  timeSignature: "4/4",
  form: "verse-chorus",
  bars: 32,
  humanize: 0,
  instruments: band,
};

/** Songs in which every rule has something to break: a full band, choruses, a key that stays, played exactly. */
const requests: readonly (readonly [Intent, number])[] = [
  [{ emotionalIntent: "hope", technical: { ...wishes, key: "C major", genre: "pop" } }, 3],
  [{ emotionalIntent: "grief", technical: { ...wishes, key: "A minor", genre: "ballad" } }, 5],
  [{ emotionalIntent: "defiance", technical: { ...wishes, key: "D minor", genre: "rock", bars: 40 } }, 11],
];

const kept: readonly Song[] = requests.map(([intent, seed]) => composeSong(intent, seed).song);

const saysItCouldNot = (song: Song) =>
  song.reasons.some(({ about, because }) => about === "rule break" && because.includes("could not be heard"));

describe.each(ruleBreaks.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const broken = requests.map(([intent, seed]) => composeSong({ ...intent, ruleBreaks: [id] }, seed).song);

  test("is heard as its effect says, or says why it is not", () => {
    const heardIn = broken.filter((song, index) => {
      const without = kept[index];
      if (!without) return false;
      expectPlayable(song);
      if (saysItCouldNot(song)) {
        expect(songDigest(song)).toBe(songDigest(without));
        return false;
      }
      const [intent, seed] = requests[index] ?? [];
      expect(audible[id]?.heard(song, without), `${intent?.emotionalIntent}, seed ${seed}`).toBe(true);
      return true;
    });
    expect(heardIn.length).toBeGreaterThan(0);
  });

  test("leaves alone what it does not concern", () => {
    const check = audible[id];
    broken.forEach((song, index) => {
      const without = kept[index];
      if (!without || !check) throw new Error(`nothing is known about ${id}`);
      for (const role of check.same)
        expect(song.tracks.find((track) => track.role === role)).toEqual(
          without.tracks.find((track) => track.role === role),
        );
      if (check.sameTempo) expect(song.tempoChanges).toEqual(without.tempoChanges);
      if (check.sameChords) expect(song.sections).toEqual(without.sections);
      expect(song.tracks.map(({ name, program }) => [name, program])).toEqual(
        without.tracks.map(({ name, program }) => [name, program]),
      );
      expect({ ...song.key, bars: song.totalBars, title: song.title }).toEqual({
        ...without.key,
        bars: without.totalBars,
        title: without.title,
      });
    });
  });

  test("is listed in the reasons with its effect and what is felt", () => {
    const reasons = broken.flatMap((song) => song.reasons.filter(({ about }) => about === "rule break"));
    expect(reasons.map(({ decision }) => decision)).toEqual(requests.map(() => id));
    expect(
      reasons.some(({ because }) => because.includes(rule.effect) && because.includes(rule.because)),
    ).toBe(true);
  });
});

test("a song whose rules are switched off is the song that never knew them, byte for byte", () => {
  requests.forEach(([intent, seed], index) => {
    const off = composeSong({ ...intent, ruleBreaks: [] }, seed).song;
    expect(JSON.stringify(off)).toBe(JSON.stringify(kept[index]));
  });
});

test("every rule of the catalogue has a check of its own, and no check is for a rule that is gone", () => {
  expect(Object.keys(audible).sort()).toEqual(ruleBreaks.map(({ id }) => id).sort());
});
