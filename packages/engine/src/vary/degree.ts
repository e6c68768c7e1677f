/** How much a word of degree makes of a change: "a little slower", "much sadder". */

const SMALL = "a (?:little |tiny )?bit|a little|a touch|slightly|somewhat";
const LARGE = "very much|much|a lot|far|way|considerably";

/** A pattern of such words as one group, which may be absent. */
export const DEGREE = `((?:${SMALL}|${LARGE}) )?`;

const isSmall = new RegExp(`^(?:${SMALL}) `);

/** What a change is multiplied with; the change alone is 1. */
export function degreeOf(words: string | undefined): number {
  if (words === undefined) return 1;
  return isSmall.test(words) ? 0.5 : 1.8;
}
