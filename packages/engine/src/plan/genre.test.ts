import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { musicOf } from "../emotion/music.ts";
import { createStream } from "../random.ts";
import type { Affect } from "../song.ts";
import { genreForFeeling, genreForText } from "./genre.ts";
import { feltBeats, STRETCH } from "./tempo.ts";

const CALM = { valence: 0.3, arousal: 0.1, dominance: 0.4 };

const LOUD = [
  "metal",
  "punk",
  "rock",
  "trap",
  "industrial",
  "drum and bass",
  "techno",
  "electronic",
  "flamenco",
];
const DARK = ["dark ambient", "suspense", "doom", "trip hop", "chamber"];

const feltAt = (affect: Affect) => feltBeats(musicOf(affect).tempoFactor);
const genreAt = (affect: Affect, seed: number, words = "") =>
  genreForFeeling({ words, affect, felt: feltAt(affect) }, createStream(seed)).genre;
const drawn = (affect: Affect) =>
  new Set(Array.from({ length: 60 }, (_, seed) => genreAt(affect, seed).name));

describe("a genre", () => {
  test.each([
    ["indie folk", "indie folk"],
    ["Indie Folk", "indie folk"],
    ["dark indie folk with strings", "indie folk"],
    ["lofi", "lo-fi"],
    ["lo-fi hip hop", "lo-fi"],
    ["R&B", "r&b"],
    ["rnb", "r&b"],
    ["hiphop", "hip-hop"],
    ["EDM", "electronic"],
    ["trance", "electronic"],
    ["jaz", "jazz"],
    ["clasical", "classical"],
    ["epic film score", "cinematic"],
    ["bossa", "bossa nova"],
    ["death metal", "metal"],
    ["Synth-pop", "pop"],
    ["dnb", "drum and bass"],
    ["string quartet", "chamber"],
    ["prog", "progressive rock"],
    ["horror", "suspense"],
    ["irish jig", "celtic"],
    ["Argentine tango", "tango"],
    ["slow blues", "blues"],
  ])("%s is composed as %s", (text, name) => {
    expect(genreForText(text, CALM).genre.name).toBe(name);
  });

  test("that nobody knows is chosen by the feeling, and the reason says so", () => {
    const choice = genreForText("zydeco-kwaito", CALM);
    expect(choice.genre.name).toBe("ambient");
    expect(choice.because).toContain("zydeco-kwaito");
    expect(choice.because).toContain("ambient");
  });

  test("is found for any text without delay, however long", () => {
    expect(genreForText("x".repeat(100_000), CALM).genre).toBeDefined();
  });

  test("suits the feeling: rage is never quiet, peace never loud", () => {
    for (const name of drawn({ valence: -0.8, arousal: 0.95, dominance: 0.85 })) {
      expect(LOUD).toContain(name);
    }
    for (const name of drawn({ valence: 0.6, arousal: 0.08, dominance: 0.55 })) {
      expect([...LOUD, ...DARK]).not.toContain(name);
    }
  });

  test("tells fear from anger by dominance", () => {
    const fear = drawn({ valence: -0.7, arousal: 0.9, dominance: 0.18 });
    const rage = drawn({ valence: -0.7, arousal: 0.9, dominance: 0.85 });
    expect(fear.has("suspense")).toBe(true);
    expect(rage.has("metal")).toBe(true);
    const both = [...fear].filter((name) => rage.has(name));
    expect(["industrial", "techno", "flamenco"]).toEqual(expect.arrayContaining(both));
  });

  test("suits the name of the feeling: amusement and wonder lie close by, and share few genres", () => {
    const affect = { valence: 0.55, arousal: 0.55, dominance: 0.45 };
    const named = (sub: string) =>
      Array.from(
        { length: 60 },
        (_, seed) =>
          genreForFeeling(
            { words: "", affect, named: { sub, share: 1 }, felt: feltAt(affect) },
            createStream(seed),
          ).genre.name,
      );
    const count = (names: readonly string[], name: string) => names.filter((other) => other === name).length;
    expect(count(named("amusement"), "ragtime")).toBeGreaterThan(count(named("wonder"), "ragtime"));
    expect(count(named("wonder"), "cinematic")).toBeGreaterThan(count(named("amusement"), "cinematic"));
  });

  test.each([
    ["a lullaby for my newborn daughter", "lullaby"],
    ["an epic battle against the dragon", "cinematic"],
    ["a ghost in the attic", "dark ambient"],
    ["christmas morning", "pop"],
    ["dancing at a rave until sunrise", "electronic"],
    ["the last campfire of the summer", "folk"],
    ["one last waltz", "waltz"],
    ["the funeral", "chamber"],
  ])("is called for by an image: %s", (text, name) => {
    const choice = genreForFeeling({ words: text, affect: CALM, felt: 70 }, createStream(1));
    expect(choice.genre.name).toBe(name);
    expect(choice.because).toContain("calls for");
    expect(choice.isFree).toBe(false);
  });

  test("that is denied is not taken", () => {
    expect(genreForText("anything but jazz", CALM).genre.name).not.toBe("jazz");
    expect(genreForText("not metal, something like folk", CALM).genre.name).toBe("folk");
    for (const genre of genres) {
      // Not even where the feeling itself is at home in it.
      for (const home of genre.affects) {
        expect(genreForText(`not ${genre.name}`, home).genre.name).not.toBe(genre.name);
      }
    }
  });

  test("suits gentle feelings: tender ones are neither loud nor dark, grieving ones not loud", () => {
    for (const name of drawn({ valence: 0.55, arousal: 0.12, dominance: 0.5 })) {
      expect([...LOUD, ...DARK]).not.toContain(name);
    }
    const driven = LOUD.filter((name) => name !== "flamenco");
    for (const name of drawn({ valence: -0.7, arousal: 0.34, dominance: 0.28 })) {
      expect(driven).not.toContain(name);
    }
    expect(drawn({ valence: 0.5, arousal: 0.45, dominance: 0.6 }).size).toBeGreaterThan(5);
  });

  test("goes at the pace of the feeling: hardly ever is its range too narrow, a little stretched", () => {
    let outside = 0;
    let all = 0;
    for (let seed = 0; seed < 20; seed++) {
      for (let valence = -0.9; valence <= 0.9; valence += 0.3) {
        for (let arousal = 0.05; arousal <= 0.95; arousal += 0.15) {
          const affect = { valence, arousal, dominance: 0.5 };
          const { low, high } = genreAt(affect, seed).tempo;
          const felt = feltAt(affect);
          if (felt < low * (1 - STRETCH) || felt > high * (1 + STRETCH)) outside++;
          all++;
        }
      }
    }
    expect(outside / all).toBeLessThan(0.08);
  });

  test("stays for a seed while the feeling moves a little", () => {
    let changed = 0;
    let steps = 0;
    for (let seed = 0; seed < 12; seed++) {
      for (let valence = -0.9; valence <= 0.9; valence += 0.3) {
        for (let arousal = 0.05; arousal < 0.9; arousal += 0.02) {
          const here = genreAt({ valence, arousal, dominance: 0.5 }, seed);
          const there = genreAt({ valence, arousal: arousal + 0.02, dominance: 0.5 }, seed);
          if (here !== there) changed++;
          steps++;
        }
      }
    }
    expect(changed / steps).toBeLessThan(0.09);
  });

  test("has names that belong to it alone", () => {
    const names = genres.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(genres.length).toBeGreaterThanOrEqual(20);
  });

  test("is at home in every corner of the space: no feeling lies far from all of them", () => {
    for (let valence = -0.9; valence <= 0.9; valence += 0.3) {
      for (let arousal = 0.1; arousal <= 0.9; arousal += 0.2) {
        const homes = genres.flatMap(({ affects }) => affects);
        const nearest = Math.min(
          ...homes.map((home) =>
            Math.max(Math.abs(home.valence - valence), Math.abs(home.arousal - arousal)),
          ),
        );
        expect(nearest, `${valence} ${arousal}`).toBeLessThan(0.35);
      }
    }
  });
});
