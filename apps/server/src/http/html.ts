/** HTML that is made here: what stands in it is text, unless it was made here too. */

/** A piece of HTML. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a piece: nothing, text, which is shown as it is, or pieces. */
export type Part = string | Html | readonly Html[] | undefined;

/**
 * A piece of HTML.
 * @example html`<b>${"<i>"}</b>`.text; // "<b>&#60;i&#62;</b>"
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = strings.map((text, index) => text + shown(parts[index]));
  return new Html(pieces.join(""));
}

function shown(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string")
    return part.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return part.map(({ text }) => text).join("");
}
