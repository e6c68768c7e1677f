/** How a wish is read: into a value, perhaps with a remark for the reasons, or into a sentence about what is wrong. */

/** A wish that was read, or what is wrong with it. */
export type Wish<Value> = { readonly value: Value; readonly remark?: string } | { readonly problem: string };

/** A text as it is quoted in a sentence: short, on one line, in quotation marks. */
export function quoted(text: string): string {
  // By characters, so that none is cut in half.
  const line = [...text.replace(/\s+/gu, " ").trim()];
  return `"${line.length > 40 ? `${line.slice(0, 37).join("")}…` : line.join("")}"`;
}

/** A list in a sentence: "a, b or c". */
export function oneOf(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}

/** A list in a sentence: "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Lower case, without accents or doubled spaces: how free texts are compared. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9&/#+-]+/gu, " ")
    .trim();
}
