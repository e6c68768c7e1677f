/** The shapes of phrases. */
import type { Contour } from "../data/thesaurus/schema.ts";

/**
 * How high a phrase should lie at a place within it: −1 (lowest) … 1 (highest). The arch is the commonest shape of
 * folk-song phrases (Huron 1996).
 * @param place 0 (the phrase's start) … 1 (its end)
 */
export function contourHeight(contour: Contour, place: number): number {
  switch (contour) {
    case "rising":
      // It falls back a little at the end: a phrase that stops on its highest tone sounds cut off.
      return place < 0.8 ? -0.8 + 2.1 * place : 0.88 - (place - 0.8) * 3;
    case "falling":
      return place < 0.15 ? 0.5 + place * 3 : 0.95 - (place - 0.15) * 2;
    case "arch":
      return 0.9 - 4 * (place - 0.5) * (place - 0.5) * 1.7;
    case "inverted arch":
      return -0.9 + 4 * (place - 0.5) * (place - 0.5) * 1.7;
    case "wave": {
      const turn = (place * 2) % 1;
      return 0.7 - 4 * (turn - 0.5) * (turn - 0.5) * 1.4;
    }
    case "level":
      return 0;
  }
}
