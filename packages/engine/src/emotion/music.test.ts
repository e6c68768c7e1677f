import { describe, expect, test } from "vitest";
import { type MusicalAttributes, musicOf } from "./music.ts";
import { thesaurus } from "./thesaurus.ts";

const RAGE = musicOf({ valence: -0.75, arousal: 0.9, dominance: 0.85 });
const FEAR = musicOf({ valence: -0.75, arousal: 0.9, dominance: 0.15 });
const JOY = musicOf({ valence: 0.8, arousal: 0.7, dominance: 0.65 });
const GRIEF = musicOf({ valence: -0.75, arousal: 0.3, dominance: 0.3 });

const numbers = ({ contour: _, ...attributes }: MusicalAttributes) => Object.entries(attributes);

describe("the music of a feeling", () => {
  test("tells anger from fear, which lie in one place but for dominance", () => {
    expect(RAGE.register).toBeLessThan(FEAR.register - 5);
    expect(RAGE.dynamics).toBeGreaterThan(FEAR.dynamics + 0.15);
    expect(RAGE.attack).toBeGreaterThan(FEAR.attack + 0.15);
    expect(RAGE.regularity).toBeGreaterThan(FEAR.regularity + 0.4);
    expect(RAGE.weight).toBeGreaterThan(FEAR.weight + 0.4);
    expect(FEAR.trembling).toBeGreaterThan(RAGE.trembling + 0.4);
    expect(FEAR.dissonance).toBeGreaterThan(RAGE.dissonance + 0.1);
    expect(FEAR.dynamicContrast).toBeGreaterThan(RAGE.dynamicContrast + 0.1);
  });

  test("of anger is not that of joy in minor, nor that of fear that of sadness", () => {
    expect(RAGE.register).toBeLessThan(JOY.register - 6);
    expect(RAGE.dissonance).toBeGreaterThan(JOY.dissonance + 0.3);
    expect(RAGE.syncopation).toBeLessThan(JOY.syncopation);
    expect(FEAR.trembling).toBeGreaterThan(GRIEF.trembling + 0.4);
    expect(FEAR.regularity).toBeLessThan(GRIEF.regularity);
    expect(FEAR.tempoFactor).toBeGreaterThan(GRIEF.tempoFactor);
  });

  test("moves a little where the feeling moves a little, everywhere", () => {
    for (let valence = -1; valence < 1; valence += 0.1) {
      for (let arousal = 0; arousal < 1; arousal += 0.1) {
        for (const dominance of [0.1, 0.5, 0.9]) {
          const here = numbers(musicOf({ valence, arousal, dominance }));
          const there = new Map(
            numbers(musicOf({ valence: valence + 0.02, arousal: arousal + 0.02, dominance })),
          );
          for (const [name, value] of here) {
            const range = name === "register" ? 24 : 1;
            expect(Math.abs((there.get(name) ?? 0) - value), name).toBeLessThan(0.03 * range);
          }
        }
      }
    }
  });

  test("stays within bounds with every character of the thesaurus", () => {
    for (const { music } of thesaurus.nodes) {
      for (const [name, value] of numbers(music)) {
        expect(Number.isFinite(value), name).toBe(true);
        expect(Math.abs(value)).toBeLessThanOrEqual(name === "register" ? 12 : 1.6);
      }
    }
  });
});
