/** What a person says in a text that has mark-up in it: tags are not words, nor is code. */

/** Elements whose content nobody says: programs, styles, drawings. */
const UNSAID = "script|style|template|noscript|iframe|object|svg|math|head";

/** Elements within a line, which part no words; all others do. */
const WITHIN_LINES = "a|b|big|em|font|i|ins|mark|s|small|span|strong|sub|sup|u";

/** All other elements of HTML: `<sigh>` is none of them, and is a word. */
const ELEMENTS =
  "abbr|address|area|article|aside|audio|base|bdi|bdo|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|" +
  "data|datalist|dd|del|details|dfn|dialog|div|dl|dt|embed|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|" +
  "header|hgroup|hr|html|img|input|kbd|label|legend|li|link|main|map|marquee|menu|meta|meter|nav|ol|optgroup|option|output|p|" +
  "param|picture|pre|progress|q|rp|rt|ruby|samp|search|section|select|slot|source|strike|summary|table|tbody|td|textarea|" +
  "tfoot|th|thead|time|title|tr|track|tt|ul|var|video|wbr";

/** What may stand in a tag after its name; it never reaches beyond the next "<", so that no text takes long. */
const REST = `(?:\\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?/?`;

const unsaid = new RegExp(`<(${UNSAID})\\b[^<>]*>[\\s\\S]*?(?:</\\1\\s*>|$)`, "gi");
const remarks = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|\]\]>|<[!?][a-z][^<>]*>/gi;
const fenced = /(?:^|\n)[ ]*```[^\n]*\n[\s\S]*?(?:\n[ ]*```|$)/g;
const withinLines = new RegExp(`</?(?:${WITHIN_LINES})${REST}>`, "gi");
/** A tag by its name, by its hyphen, or by an attribute: of an element that nobody has heard of, too. */
const tags = new RegExp(
  `</?(?:${UNSAID}|${ELEMENTS}|[a-z]+(?:[-:][a-z0-9]+)+)${REST}>|<[a-z][a-z0-9]*\\s[^<>]*=[^<>]*>`,
  "gi",
);
/** The beginning of a tag that is never closed. */
const unclosed = /<\/?[a-z][a-z0-9]*\s[^<>]*=[^<>]*$/i;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  nbsp: " ",
};

/**
 * The words of a text without tags, comments and code; a text without mark-up stays as it is. What stands in ordinary
 * tags is read, what stands in scripts and styles is not.
 * @example
 * withoutMarkup("<p>I am <b>sad</b></p><script>alert(1)</script>").trim(); // "I am sad"
 * withoutMarkup("I <3 you"); // "I <3 you"
 */
export function withoutMarkup(text: string): string {
  if (!/[<&`]/.test(text)) return text;
  const spelled = text.replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/gi, (whole, name: string) => {
    return entities[name.toLowerCase()] ?? whole;
  });
  return spelled
    .replace(fenced, " ")
    .replace(remarks, " ")
    .replace(unsaid, " ")
    .replace(withinLines, "")
    .replace(tags, " ")
    .replace(unclosed, " ");
}
