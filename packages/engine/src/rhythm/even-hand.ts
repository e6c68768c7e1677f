/** The hand that keeps time: in the styles that dance to it, it is even. */
import { HAND } from "./ladder.ts";
import type { Strokes } from "./strokes.ts";

/** The places of a bar of 4/4 that a hand plays all of, or none: quarters, the eighths between them, the sixteenths. */
const LAYERS: readonly (readonly number[])[] = [
  [0, 4, 8, 12],
  [2, 6, 10, 14],
  [1, 3, 5, 7, 9, 11, 13, 15],
];

/** From this share of its places on a layer is played. */
const PLAYED = [0.5, 0.5, 0.6];

/**
 * Evens out the hand of a bar of 4/4: profiles of many drummers mixed leave gaps that none of them plays (London 2012,
 * Hearing in Time, on the even pulse that the rest is heard against). Whoever plays between the beats plays the beats
 * too. What is added is as loud as its neighbours.
 */
export function evenOut(strokes: Strokes, steps: number): void {
  if (steps !== 16) return;
  const hand = HAND * steps;
  let loudness = 0;
  for (let layer = LAYERS.length - 1; layer >= 0; layer--) {
    const places = LAYERS[layer] ?? [];
    let struck = 0;
    let total = 0;
    for (const step of places) {
      const own = strokes[hand + step] ?? 0;
      total += own;
      if (own > 0) struck++;
    }
    const plays = loudness > 0 || struck >= places.length * (PLAYED[layer] ?? 1);
    if (struck > 0 && plays) loudness = total / struck;
    for (const step of places) strokes[hand + step] = plays ? strokes[hand + step] || loudness : 0;
  }
}
