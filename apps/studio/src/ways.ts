/** How a song is begun: said at once, or talked over. The way that was taken last is taken again. */

/** The ways, in the order in which they are offered. */
export const ways = ["say", "talk"] as const;

/** One of them. */
export type Way = (typeof ways)[number];

const PLACE = "music-brain way";

/** Keeps the way in this browser. A browser that keeps nothing is no hindrance. */
export function keepWay(way: Way): void {
  try {
    localStorage.setItem(PLACE, way);
  } catch {
    // Forbidden by the browser's settings: the way holds as long as the page.
  }
}

/** The way that was taken last time. */
export function keptWay(): Way {
  try {
    return ways.find((way) => way === localStorage.getItem(PLACE)) ?? "say";
  } catch {
    return "say";
  }
}
