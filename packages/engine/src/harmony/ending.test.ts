import { describe, expect, test } from "vitest";
import { sketchSong, streamFor } from "../compose.ts";
import type { TechnicalWishes } from "../intent.ts";
import type { Harmony } from "./numerals.ts";
import { pitchClassOf } from "./pitch.ts";

interface Ending {
  readonly mode: string;
  /** The last chords, from the third bar before the end; neighbours differ. */
  readonly chords: readonly Harmony[];
  readonly steps: readonly number[];
}

function endingOf(feeling: string, seed: number, technical: TechnicalWishes = {}): Ending {
  const intent = { emotionalIntent: feeling, technical };
  const { plan, harmony } = sketchSong(intent, seed, streamFor(intent, seed));
  const key = plan.sections.at(-1)?.key ?? plan.key;
  const spans = harmony.flat().slice(-3).flat();
  const chords = spans
    .map(({ chord }) => chord)
    .filter(({ root }, index) => root !== spans[index + 1]?.chord.root);
  const steps = chords.map(({ root }) => (root - pitchClassOf(key.tonic) + 12) % 12);
  return { mode: key.mode, chords, steps };
}

const endings = (feelings: readonly string[], seeds: number, technical?: TechnicalWishes) =>
  feelings.flatMap((feeling) =>
    Array.from({ length: seeds }, (_, seed) => endingOf(feeling, seed, technical)),
  );

const fromDominant = ({ steps, chords }: Ending) =>
  steps.at(-2) === 7 && chords.at(-2)?.tones.includes(3) === false;
const share = (all: readonly Ending[], has: (ending: Ending) => boolean) =>
  all.filter(has).length / Math.max(1, all.length);

describe("the end of a song", () => {
  test("comes from the dominant in happy, excited songs in major", () => {
    const major = endings(["triumph", "joy", "playful", "party"], 20).filter(({ mode }) => mode === "major");
    expect(major.length).toBeGreaterThan(40);
    expect(share(major, fromDominant)).toBeGreaterThanOrEqual(0.85);
  });

  test("comes from the dominant in music that is written down", () => {
    for (const genre of ["waltz", "march", "classical"]) {
      for (const key of ["C", "A minor", "F mixolydian"]) {
        const all = endings(["tender love", "hope"], 6, { genre, key });
        expect(share(all, fromDominant), `${genre} in ${key}`).toBeGreaterThan(0.8);
      }
    }
  });

  test("never goes back from the dominant to the second degree", () => {
    const feelings = ["playful", "calm", "grief", "triumph", "nostalgia"];
    for (const { mode, chords, steps } of endings(feelings, 20)) {
      if (mode === "lydian" || mode === "phrygian" || steps.at(-1) !== 0) continue;
      const shown = `${mode}: ${chords.map(({ symbol }) => symbol).join(" ")}`;
      expect(steps.slice(-3), shown).not.toEqual([7, 2, 0]);
      if (mode === "major" && steps.at(-2) === 2) expect(chords.at(-2)?.tones, shown).toContain(3);
    }
  });

  test("is plagal or modal in some calm songs, and no minor dominant leads home", () => {
    const all = endings(["calm", "nostalgia", "wistful"], 20);
    const other = share(all, (ending) => !fromDominant(ending));
    expect(other).toBeGreaterThan(0.1);
    expect(other).toBeLessThan(0.7);
    const sad = endings(["grief", "rage"], 20, { key: "A minor", genre: "rock" });
    expect(share(sad, ({ steps, chords }) => steps.at(-2) === 7 && !!chords.at(-2)?.tones.includes(3))).toBe(
      0,
    );
  });

  test("has no major seventh below the tonic on which the melody rests", () => {
    for (const genre of ["jazz", "bossa nova", "lo-fi", "soul"]) {
      for (const key of ["C", "F lydian"]) {
        for (const { chords } of endings(["tenderness", "joy", "calm"], 4, { genre, key })) {
          expect(chords.at(-1)?.tones, `${genre} in ${key}`).not.toContain(11);
        }
      }
    }
  });
});
