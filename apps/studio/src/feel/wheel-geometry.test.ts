import { describe, expect, test } from "vitest";
import { cellAfter, cellCentre, SHADES, STRENGTHS } from "./wheel-geometry.ts";

describe("the wheel", () => {
  test("has a place of its own for each of 216 cells", () => {
    const places = new Set<string>();
    for (let shade = 0; shade < SHADES; shade++) {
      for (let strength = 1; strength <= STRENGTHS; strength++) {
        const { x, y } = cellCentre(shade, strength);
        places.add(`${x.toFixed(3)} ${y.toFixed(3)}`);
      }
    }
    expect(places.size).toBe(216);
  });

  test("is closed around, and has ends towards the middle and the rim", () => {
    expect(cellAfter(cellAfter(0, "ArrowLeft") ?? -1, "ArrowRight")).toBe(0);
    expect(cellAfter(0, "ArrowUp")).toBe(1);
    expect(cellAfter(0, "ArrowDown")).toBeUndefined();
    expect(cellAfter(STRENGTHS - 1, "ArrowUp")).toBeUndefined();
    expect(cellAfter(0, "Tab")).toBeUndefined();
  });
});
