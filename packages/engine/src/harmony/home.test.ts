import { describe, expect, test } from "vitest";
import { sketchSong, streamFor } from "../compose.ts";
import type { TechnicalWishes } from "../intent.ts";
import { pitchClassOf } from "./pitch.ts";
import { scales } from "./scales.ts";

const sketch = (feeling: string, seed: number, technical: TechnicalWishes = {}) => {
  const intent = { emotionalIntent: feeling, technical };
  return sketchSong(intent, seed, streamFor(intent, seed));
};

describe("the home of a song", () => {
  test("is heard in the first four bars of the first verse", () => {
    for (const mode of ["major", "minor", "mixolydian", "dorian", "lydian"]) {
      for (const genre of ["pop", "hip-hop", "lo-fi", "folk"]) {
        for (let seed = 0; seed < 6; seed++) {
          const { plan, harmony } = sketch("nostalgia", seed, { key: `B ${mode}`, genre });
          const index = plan.sections.findIndex(({ kind }) => kind === "verse");
          const roots = (harmony[index] ?? [])
            .slice(0, 4)
            .flatMap((bar) => bar.map(({ chord }) => chord.root));
          expect(roots, `${mode} ${genre} ${seed}`).toContain(11);
        }
      }
    }
  });

  test("keeps its own tones in the modes that live by them: few chords are borrowed", () => {
    let borrowed = 0;
    let all = 0;
    for (const mode of ["mixolydian", "dorian"] as const) {
      for (let seed = 0; seed < 20; seed++) {
        const { harmony } = sketch("nostalgia", seed, { key: `C ${mode}`, genre: "lo-fi" });
        for (const { chord, origin } of harmony.flat(2)) {
          all++;
          const triad = chord.tones.slice(0, 3).map((tone) => (chord.root + tone) % 12);
          if (origin !== "harmony.applied" && triad.some((tone) => !scales[mode].includes(tone))) borrowed++;
        }
      }
    }
    expect(borrowed / all).toBeLessThan(0.12);
  });

  test("is held in the bass for four bars at most in a happy song", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { plan, harmony } = sketch("triumph", seed);
      harmony.forEach((section, index) => {
        const home = pitchClassOf(plan.sections[index]?.key.tonic ?? "C");
        const held = section
          .slice(4)
          .flatMap((bar) => bar.filter(({ origin }) => origin === "harmony.pedal"));
        const over = held.filter(({ chord }) => chord.bass === home && chord.root !== home);
        expect(over.map(({ chord }) => chord.symbol)).toEqual([]);
      });
    }
  });
});

test("a bridge that is said to have another home begins with its chord", () => {
  let bridges = 0;
  // Clear feelings keep to their mode: these are in between.
  for (const feeling of ["curiosity", "bittersweet", "restlessness", "daydreaming"]) {
    for (const genre of ["bossa nova", "jazz", "ambient", "pop"]) {
      for (let seed = 0; seed < 80; seed++) {
        const { plan, harmony } = sketch(feeling, seed, { genre });
        plan.sections.forEach(({ kind, key }, index) => {
          if (kind !== "bridge" || key.tonic === plan.sections[index - 1]?.key.tonic) return;
          bridges++;
          const chord = harmony[index]?.[0]?.[0].chord;
          expect(chord?.root, `${feeling} ${genre} ${seed}`).toBe(pitchClassOf(key.tonic));
        });
      }
    }
  }
  expect(bridges).toBeGreaterThan(10);
});

describe("jazz", () => {
  test("has a seventh or a sixth on every chord, and no thirteenth at home in major", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { harmony } = sketch("joy", seed, { genre: "jazz", key: "Eb" });
      for (const { chord, origin } of harmony.flat(2)) {
        expect(chord.tones.length, `${seed} ${chord.symbol} ${origin}`).toBeGreaterThanOrEqual(4);
        if (chord.root === pitchClassOf("Eb") && origin !== "harmony.applied")
          expect(chord.tones.includes(10), `${seed} ${chord.symbol} ${origin}`).toBe(false);
      }
    }
  });

  test("goes from the second degree to the dominant in most of its songs", () => {
    const turned = Array.from({ length: 20 }, (_, seed) => {
      const roots = sketch("joy", seed, { genre: "jazz", key: "C" })
        .harmony.flat(2)
        .map(({ chord }) => chord.root);
      return roots.filter((root, index) => root === 2 && roots[index + 1] === 7).length >= 2;
    });
    expect(turned.filter(Boolean).length).toBeGreaterThanOrEqual(14);
  });
});

test("an outro has the chords of the last chorus bar by bar, up to its last two bars", () => {
  let outros = 0;
  for (const feeling of ["rage", "triumph", "tender love", "grief slowly turning into hope"]) {
    for (let seed = 0; seed < 12; seed++) {
      const { plan, harmony } = sketch(feeling, seed, { genre: "rock", form: "verse-chorus", bars: 48 });
      const outro = plan.sections.at(-1);
      const last = plan.sections.findLastIndex(({ kind }) => kind === "chorus");
      if (outro?.kind !== "outro" || outro.key.mode !== plan.sections[last]?.key.mode) continue;
      outros++;
      const shown = (index: number) =>
        (harmony[index] ?? []).slice(0, outro.bars - 2).map((bar) => bar.map(({ chord }) => chord.symbol));
      expect(shown(plan.sections.length - 1), `${feeling} ${seed}`).toEqual(shown(last));
    }
  }
  expect(outros).toBeGreaterThan(10);
});
