/** Bar lines: repeat signs, endings, double lines after sections, the end. */
import type { Edge, PrintedBar } from "./passages.ts";
import { element, leaf } from "./xml.ts";

/** What follows a bar: no section's end, a section's end, the song's. */
export type Closing = "none" | "section" | "song";

/** The left bar line of a bar; empty where it is a plain one. */
export function leftBarline({ begins }: PrintedBar): string {
  return barline("left", begins.repeat ? "heavy-light" : undefined, begins, "start", undefined);
}

/** The right bar line of a bar; empty where it is a plain one. @param times how often the passage is played */
export function rightBarline({ ends }: PrintedBar, closing: Closing, times: number): string {
  const style =
    ends.repeat || closing === "song" ? "light-heavy" : closing === "section" ? "light-light" : undefined;
  return barline("right", style, ends, "stop", times > 2 ? times : undefined);
}

function barline(
  location: "left" | "right",
  style: "heavy-light" | "light-heavy" | "light-light" | undefined,
  { repeat, ending }: Edge,
  type: "start" | "stop",
  times: number | undefined,
): string {
  if (style === undefined && !repeat && ending === undefined) return "";
  return element("barline", { location }, [
    style && leaf("bar-style", style),
    ending === undefined ? undefined : element("ending", { number: ending, type }, `${ending}.`),
    repeat
      ? element("repeat", { direction: location === "left" ? "forward" : "backward", times })
      : undefined,
  ]);
}
