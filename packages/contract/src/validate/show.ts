/** Shows a value that came from outside in a sentence: short whatever its size, and without characters that act. */

/** The most UTF-16 units of a text that are looked at. */
const LONGEST = 40;

/** Controls, formats such as right-to-left overrides, lone surrogates, and the two Unicode line ends. */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * A value as a reader should meet it: `"abc"`, `5`, `null`, `a list of 3 items`, `an object with 1 property`.
 *
 * @example
 * show("a\u0000b"); // '"a\\u0000b"'
 * show([1, 2, 3]); // "a list of 3 items"
 * show({}); // "an empty object"
 */
export function show(value: unknown): string {
  if (typeof value === "string") return showText(value);
  if (Array.isArray(value))
    return value.length === 0 ? "an empty list" : `a list of ${amount(value.length, "item", "items")}`;
  if (typeof value === "number" && !Number.isFinite(value)) return "too large a number";
  if (typeof value === "object" && value !== null) return showObject(Object.keys(value).length);
  return String(value);
}

/**
 * What a value is, without saying it: for secrets.
 *
 * @example
 * showKind("hunter2"); // "text of 7 characters"
 * showKind(1234); // "a number"
 */
export function showKind(value: unknown): string {
  if (typeof value === "string") {
    return value === "" ? "an empty text" : `text of ${amount(value.length, "character", "characters")}`;
  }
  if (typeof value === "number") return "a number";
  return show(value);
}

/** A name given by a caller, cut and escaped but not quoted: for a sentence that sets its own quotation marks. */
export function showName(name: string): string {
  const cut = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  return harmless(cut);
}

/** A text whose acting characters are written as escapes: it can neither break a line nor turn its direction. */
export function harmless(text: string): string {
  return text.replace(ACTING, escaped);
}

/** An integer with its thousands set apart: 5000 → "5,000". */
export function group(integer: number): string {
  return String(integer).replace(/\B(?=(\d{3})+$)/g, ",");
}

function showObject(size: number): string {
  return size === 0 ? "an empty object" : `an object with ${amount(size, "property", "properties")}`;
}

function amount(count: number, one: string, many: string): string {
  return `${group(count)} ${count === 1 ? one : many}`;
}

function showText(text: string): string {
  if (text === "") return "an empty text";
  const quoted = `"${harmless(text.slice(0, LONGEST).replace(/["\\]/g, "\\$&"))}`;
  return text.length > LONGEST ? `${quoted}…" (${group(text.length)} characters)` : `${quoted}"`;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
