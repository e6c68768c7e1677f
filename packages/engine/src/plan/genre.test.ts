import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { createStream } from "../random.ts";
import type { Affect } from "../song.ts";
import { genreForFeeling, genreForText } from "./genre.ts";

const CALM = { valence: 0.3, arousal: 0.1, dominance: 0.4 };

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
  ])("%s is composed as %s", (text, name) => {
    expect(genreForText(text, CALM).genre.name).toBe(name);
  });

  test("that nobody knows is chosen by the feeling, and the reason says so", () => {
    const choice = genreForText("zydeco-vaporwave", CALM);
    expect(choice.genre.name).toBe("ambient");
    expect(choice.because).toContain("zydeco-vaporwave");
    expect(choice.because).toContain("ambient");
  });

  test("is found for any text without delay, however long", () => {
    expect(genreForText("x".repeat(100_000), CALM).genre).toBeDefined();
  });

  test("suits the feeling: rage is never ambient, peace never metal", () => {
    for (let seed = 0; seed < 50; seed++) {
      const rage = genreForFeeling("", { valence: -0.8, arousal: 0.95, dominance: 0.85 }, createStream(seed));
      const peace = genreForFeeling("", { valence: 0.6, arousal: 0.08, dominance: 0.55 }, createStream(seed));
      expect(["metal", "rock", "hip-hop"]).toContain(rage.genre.name);
      expect(["ambient", "lo-fi", "folk", "r&b", "bossa nova", "classical"]).toContain(peace.genre.name);
    }
  });

  test.each([
    ["a lullaby for my newborn daughter", "classical"],
    ["an epic battle against the dragon", "cinematic"],
    ["a ghost in the attic", "cinematic"],
    ["christmas morning", "pop"],
    ["dancing at a rave until sunrise", "electronic"],
    ["the last campfire of the summer", "folk"],
  ])("is called for by an image: %s", (text, name) => {
    const choice = genreForFeeling(text, CALM, createStream(1));
    expect(choice.genre.name).toBe(name);
    expect(choice.because).toContain("calls for");
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

  test("suits gentle feelings: they lie in quiet genres, loud ones in loud genres", () => {
    const drawn = (affect: Affect) =>
      new Set(
        Array.from({ length: 60 }, (_, seed) => genreForFeeling("", affect, createStream(seed)).genre.name),
      );
    const quiet = ["ambient", "classical", "folk", "lo-fi", "bossa nova", "r&b", "indie folk"];
    for (const name of drawn({ valence: 0.55, arousal: 0.12, dominance: 0.5 })) expect(quiet).toContain(name);
    for (const name of drawn({ valence: -0.7, arousal: 0.34, dominance: 0.28 })) {
      expect(["classical", "indie folk", "cinematic", "ambient", "lo-fi"]).toContain(name);
    }
    expect(drawn({ valence: 0.5, arousal: 0.45, dominance: 0.6 }).size).toBeGreaterThan(2);
  });

  test("has names that belong to it alone", () => {
    const names = genres.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(genres.length).toBeGreaterThanOrEqual(16);
  });
});
