import { describe, expect, test } from "vitest";
import type { ChartSection } from "./charts.ts";
import { readHarte } from "./harte.ts";
import { modeOf, triadNumeral } from "./modes.ts";

const section = (symbols: string, tonic = 0): ChartSection => ({
  kind: "verse",
  tonic,
  barSeconds: 2,
  phrases: [
    symbols.split(" ").map((symbol) => {
      const chord = readHarte(symbol);
      if (!chord) throw new Error(`${symbol} is no chord`);
      return [{ quarter: 0, chord }];
    }),
  ],
});

describe("the mode of a section", () => {
  test.each([
    ["C:maj F:maj G:maj C:maj", "major"],
    ["C:7 F:7 G:7 C:7", "major"],
    ["C:maj Bb:maj F:maj C:maj", "mixolydian"],
    ["C:min F:min G:maj C:min", "minor"],
    ["C:min F:maj C:min Bb:maj", "dorian"],
    ["C:min Ab:maj Eb:maj Bb:maj", "minor"],
  ])("%s is %s", (symbols, mode) => {
    const verse = section(symbols);
    expect(modeOf(verse, [verse])).toBe(mode);
  });

  test("names triads as the engine does, and gives an open chord the third of the scale", () => {
    const named = (symbol: string, mode: "major" | "minor") => {
      const chord = readHarte(symbol);
      return chord && triadNumeral(chord, 0, mode);
    };
    expect(named("Bb:maj7", "major")).toBe("bVII");
    expect(named("Bb:maj", "minor")).toBe("VII");
    expect(named("D:5", "major")).toBe("ii");
    expect(named("A:sus4", "major")).toBe("vi");
    expect(named("C:5", "minor")).toBe("i");
  });
});
