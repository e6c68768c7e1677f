import { describe, expect, test } from "vitest";
import { genres } from "../data/genres.ts";
import { createStream } from "../random.ts";
import { genreForAffect, genreForText } from "./genre.ts";

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
      const rage = genreForAffect({ valence: -0.8, arousal: 0.95, dominance: 0.85 }, createStream(seed));
      const peace = genreForAffect({ valence: 0.6, arousal: 0.08, dominance: 0.55 }, createStream(seed));
      expect(["metal", "rock"]).toContain(rage.genre.name);
      expect(["ambient", "lo-fi", "folk", "r&b", "bossa nova", "reggae"]).toContain(peace.genre.name);
    }
  });

  test("has names that belong to it alone", () => {
    const names = genres.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(genres.length).toBeGreaterThanOrEqual(16);
  });
});
