/** XML as text: elements, attributes, escaping. */

/** What an element may hold: finished elements, or text made safe by {@link text}. */
export type Content = string | readonly (string | undefined)[];

/** Values of attributes; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Characters that XML 1.0 cannot hold, not even escaped. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text from anywhere, safe inside an element or an attribute; what XML cannot hold is replaced by U+FFFD. */
export function text(value: string | number): string {
  return String(value)
    .replace(IMPOSSIBLE, "\ufffd")
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** An element. */
export function element(name: string, attributes: Attributes, content: Content = ""): string {
  const inner = typeof content === "string" ? content : content.filter((part) => part !== undefined).join("");
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${text(value ?? "")}"`)
    .join("");
  return inner === "" ? `<${name}${head}/>` : `<${name}${head}>${inner}</${name}>`;
}

/** An element without attributes. */
export function plain(name: string, content: Content = ""): string {
  return element(name, {}, content);
}

/** An element that holds a text or a number. */
export function leaf(name: string, value: string | number, attributes: Attributes = {}): string {
  return element(name, attributes, text(value));
}
