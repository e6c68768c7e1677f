import { describe, expect, test } from "vitest";
import { composeSong } from "../compose.ts";
import type { TechnicalWishes } from "../intent.ts";

/** What is told of the players. */
function told(technical: TechnicalWishes, ...ruleBreaks: readonly string[]): string {
  const { song } = composeSong({ emotionalIntent: "joy", technical, ruleBreaks }, 1);
  return song.reasons.find(({ about }) => about === "performance")?.because ?? "";
}

describe("the reason for how a song is played", () => {
  test("names the swing where the exact score swings", () => {
    expect(told({ genre: "jazz", timeSignature: "4/4", humanize: 0 })).toContain(
      "on the grid of jazz's swing",
    );
    // Compound metres do not swing.
    expect(told({ genre: "jazz", timeSignature: "6/8", humanize: 0 })).toContain("is on the grid and");
    expect(told({ genre: "pop", timeSignature: "4/4", humanize: 0 })).toContain("is on the grid and");
  });

  test("goes with the rules that are broken, however human the players are", () => {
    for (const humanize of [0, 1]) {
      expect(told({ genre: "pop", humanize }, "rhythm.drunken_timing")).toContain(
        "strays further from the beat",
      );
      expect(told({ genre: "pop", humanize }, "rhythm.mechanical_grid")).toContain("nobody strays");
    }
    expect(told({ genre: "pop", humanize: 0 }, "production.lo_fi")).toContain(
      "but for what the broken rules",
    );
  });
});
