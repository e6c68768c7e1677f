import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemes } from "../data/progressions.ts";
import type { TechnicalWishes } from "../intent.ts";
import { stepsPerBar } from "../plan/metre.ts";
import { type Plan, planSong } from "../plan/plan.ts";
import { createStream } from "../random.ts";
import { harmonizeSong } from "./sections.ts";
import type { SongHarmony } from "./span.ts";

const FEELINGS = ["joyful", "grief", "rage", "hope", "lonely", "playful", "dread", "peaceful", "longing"];

const harmonized = (
  feeling: string,
  seed: number,
  technical: TechnicalWishes = {},
  valence?: number,
): { plan: Plan; harmony: SongHarmony } => {
  const stream = createStream(seed).fork(feeling);
  const intent = { emotionalIntent: feeling, technical, ...(valence !== undefined && { valence }) };
  const plan = planSong(intent, seed, stream.fork("plan"));
  return { plan, harmony: harmonizeSong(plan, stream.fork("harmony")) };
};

const numerals = (harmony: SongHarmony, index: number) =>
  (harmony[index] ?? []).map((bar) => bar.map(({ chord, step }) => `${step} ${chord.numeral}`).join(" "));

describe("the harmony of a song", () => {
  test("fills every bar of every section without a gap, whatever the metre, the length and the genre", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FEELINGS),
        fc.maxSafeNat(),
        fc.record({
          timeSignature: fc.constantFrom("4/4", "3/4", "6/8", "12/8", "5/4", "7/8"),
          bars: fc.integer({ min: 4, max: 80 }),
          key: fc.constantFrom(
            "C",
            "F# minor",
            "D dorian",
            "E phrygian",
            "B locrian",
            "Ab lydian",
            "G mixolydian",
          ),
          genre: fc.constantFrom("pop", "jazz", "ambient", "classical", "metal"),
          form: fc.constantFrom("verse-chorus", "twelve-bar blues", "rondo", "arc", "build-and-drop"),
        }),
        (feeling, seed, technical) => {
          const { plan, harmony } = harmonized(feeling, seed, technical);
          const steps = stepsPerBar(plan.timeSignature);
          expect(harmony.map((bars) => bars.length)).toEqual(plan.sections.map(({ bars }) => bars));
          for (const bar of harmony.flat()) {
            let at = 0;
            for (const { step, length, chord } of bar) {
              expect(step).toBe(at);
              expect(length).toBeGreaterThan(0);
              expect(chord.tones[0]).toBe(0);
              at += length;
            }
            expect(at).toBe(steps);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("ends at home, and not from home", () => {
    for (const feeling of FEELINGS) {
      for (let seed = 0; seed < 6; seed++) {
        const { harmony } = harmonized(feeling, seed, { genre: "folk" });
        const bars = harmony.flat();
        const last = bars.at(-1)?.[0].chord;
        const before = bars.at(-2)?.at(-1)?.chord;
        expect(bars.at(-1)?.length).toBe(1);
        expect(before?.root, `${feeling} ${seed}`).not.toBe(last?.root);
      }
    }
  });

  test("is the same in every chorus but where a new key is led to, and in a verse but for its last turn", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { plan, harmony } = harmonized("hope", seed, { form: "verse-chorus", genre: "folk", bars: 56 });
      const of = (kind: string) =>
        plan.sections.flatMap((section, index) =>
          section.kind === kind && index < plan.sections.length - 1 ? [numerals(harmony, index)] : [],
        );
      const [chorus = [], ...choruses] = of("chorus");
      for (const other of choruses) expect(other.slice(0, -1)).toEqual(chorus.slice(0, other.length - 1));
      const [verse = [], ...verses] = of("verse");
      for (const other of verses) {
        const shared = other.filter((bar, place) => bar === verse[place]).length;
        if (other.length === verse.length) expect(shared / verse.length).toBeGreaterThanOrEqual(0.7);
      }
    }
  });

  test("of a lift ends away from home, on what leads on", () => {
    let lifts = 0;
    let dominants = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { plan, harmony } = harmonized("joyful", seed, { key: "C", genre: "pop", bars: 48 });
      plan.sections.forEach((section, index) => {
        if (section.kind !== "pre-chorus") return;
        const last = harmony[index]?.at(-1)?.at(-1)?.chord;
        lifts++;
        if (last?.root !== 0) dominants++;
      });
    }
    expect(lifts).toBeGreaterThan(10);
    expect(dominants / lifts).toBeGreaterThan(0.95);
  });

  test("of a blues is the blues", () => {
    const { harmony } = harmonized("playful", 5, {
      key: "C",
      form: "twelve-bar blues",
      genre: "rock",
      bars: 24,
    });
    const roots = (harmony[0] ?? []).map((bar) => bar[0].chord.root);
    const scheme = schemes["twelve-bar blues"].major ?? [];
    expect(roots).toEqual(scheme.map((numeral) => ({ I: 0, IV: 5, V: 7 })[numeral]));
  });

  test("of a wish is the wish, one chord a bar", () => {
    const { harmony } = harmonized("joyful", 1, { progression: ["I", "V/V", "V", "I"], key: "C" });
    for (const bars of harmony) {
      bars.forEach((bar, index) => {
        expect(bar.length).toBe(1);
        expect(bar[0].chord.symbol).toBe(["C", "D", "G", "C"][index % 4]);
        expect(bar[0].origin).toBe("harmony.wished");
      });
    }
  });

  test("is another one for nearly every seed", () => {
    for (const feeling of ["joyful", "grief", "longing"]) {
      const choruses = Array.from({ length: 16 }, (_, seed) => {
        const { plan, harmony } = harmonized(feeling, seed, { bars: 32, form: "verse-chorus" });
        return numerals(
          harmony,
          plan.sections.findIndex(({ kind }) => kind === "chorus"),
        ).join("|");
      });
      expect(new Set(choruses).size, feeling).toBeGreaterThanOrEqual(12);
    }
  });

  test("has more minor chords the more unpleasant the feeling, by small steps", () => {
    const wishes = { key: "C", genre: "pop", bars: 32, timeSignature: "4/4", form: "verse-chorus" };
    const minors = (valence: number) => {
      let share = 0;
      for (let seed = 0; seed < 24; seed++) {
        const spans = harmonized("hope", seed, wishes, valence).harmony.flat(2);
        share += spans.filter(({ chord }) => chord.tones.includes(3)).length / spans.length / 24;
      }
      return share;
    };
    expect(minors(-0.9)).toBeGreaterThan(minors(0) + 0.03);
    expect(minors(0)).toBeGreaterThan(minors(0.9) + 0.03);
    let changed = 0;
    for (let seed = 0; seed < 24; seed++) {
      const bars = (valence: number) =>
        harmonized("hope", seed, wishes, valence)
          .harmony.flat()
          .map((bar) => bar.map(({ chord }) => chord.symbol).join());
      const [one, other] = [bars(0.3), bars(0.35)];
      changed += one.filter((bar, index) => bar !== other[index]).length / one.length / 24;
    }
    expect(changed).toBeLessThan(0.1);
  });

  test("is the harsher the more unpleasant the feeling, and plain where it is pleasant", () => {
    const wishes = { key: "C minor", genre: "pop", bars: 32, timeSignature: "4/4", form: "verse-chorus" };
    const harsh = (valence: number) => {
      let share = 0;
      for (let seed = 0; seed < 24; seed++) {
        const spans = harmonized("a song", seed, wishes, valence).harmony.flat(2);
        // A semitone or a tritone within the chord.
        const grating = spans.filter(({ chord: { tones } }) =>
          tones.some((one) => tones.some((other) => [1, 6, 11].includes(other - one))),
        );
        share += grating.length / spans.length / 24;
      }
      return share;
    };
    const [low, middle, high] = [harsh(-0.9), harsh(-0.4), harsh(0.6)];
    expect(low).toBeGreaterThan(middle + 0.05);
    expect(middle).toBeGreaterThan(high + 0.05);
    expect(high).toBeLessThan(0.15);
  });

  test("keeps the bass of loud distorted music on the roots", () => {
    let inverted = 0;
    let all = 0;
    for (let seed = 0; seed < 24; seed++) {
      for (const genre of ["metal", "punk"]) {
        const { harmony } = harmonized("rage", seed, { genre });
        for (const { chord, origin } of harmony.flat(2)) {
          all++;
          if (chord.bass !== chord.root && origin !== "harmony.pedal") inverted++;
        }
      }
    }
    expect(inverted / all).toBeLessThan(0.02);
  });

  test("names an applied dominant after what follows", () => {
    for (const feeling of FEELINGS) {
      for (let seed = 0; seed < 8; seed++) {
        const spans = harmonized(feeling, seed, { genre: "jazz", key: "C" }).harmony.slice(0, -1).flat(2);
        spans.forEach(({ chord }, index) => {
          const next = spans.slice(index + 1).find((span) => span.chord.symbol !== chord.symbol)?.chord;
          if (!/^V.*\//.test(chord.numeral) || !next || next.numeral.startsWith("V")) return;
          expect([(chord.root + 5) % 12, (chord.root + 1) % 12], chord.numeral).toContain(next.root);
        });
      }
    }
  });
});
