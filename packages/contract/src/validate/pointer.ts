/** JSON Pointers (RFC 6901), and the name by which a person would call the place. */
import { showName } from "./show.ts";

/** A place in a message: property names and indexes from the root. */
export type Path = readonly (string | number)[];

/**
 * The place as a JSON Pointer. A name of unbounded length from a caller is cut and its acting characters are escaped,
 * as everywhere that it is shown.
 *
 * @example pointer(["intent", "journey", 1, "at"]); // "/intent/journey/1/at"
 */
export function pointer(path: Path): string {
  return path
    .map((step) => `/${showName(String(step)).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/**
 * The place in words: its last property, with what lies between when it is inside a list.
 *
 * @example placeName(["intent", "journey", 1, "at"]); // "journey[1].at"
 */
export function placeName(path: Path): string {
  const firstIndex = path.findIndex((step) => typeof step === "number");
  const from = firstIndex === -1 ? path.length - 1 : Math.max(0, firstIndex - 1);
  return path.slice(Math.max(0, from)).reduce<string>((name, step) => {
    if (typeof step === "number") return `${name}[${step}]`;
    return name === "" ? showName(step) : `${name}.${showName(step)}`;
  }, "");
}
