/** Where names out of a table stand in a text, and the text with each of them as one sign. */

/** A name that stands in a text. */
export interface FoundName<Row> {
  readonly row: Row;
  /** Of the first character. */
  readonly from: number;
  /** After the last. */
  readonly to: number;
}

/** Rows by their names, and by the words with which names begin: most words of a text begin none. */
export interface NameTable<Row> {
  /** By {@link nameKey}. */
  readonly rows: ReadonlyMap<string, Row>;
  /** How many words the longest name has that begins with a word. */
  readonly longestFrom: ReadonlyMap<string, number>;
}

/** How a name is looked up: "Lo-Fi Hip Hop" as "lo fi hip hop". */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[- ]+/g, " ");
}

/** A table of rows by their names. Of two rows with one name the later is found. */
export function nameTable<Row>(named: Iterable<readonly [string, Row]>): NameTable<Row> {
  const rows = new Map<string, Row>();
  const longestFrom = new Map<string, number>();
  for (const [name, row] of named) {
    const key = nameKey(name);
    const words = key.split(" ");
    const [first = ""] = words;
    rows.set(key, row);
    longestFrom.set(first, Math.max(words.length, longestFrom.get(first) ?? 0));
  }
  return { rows, longestFrom };
}

const word = /[A-Za-z0-9&\u00c0-\u024f]+(?:'[A-Za-z]+)?/g;

/** The names of a table in a text, the longest at each place, left to right; a plural counts as its singular. */
export function findNames<Row>(text: string, table: NameTable<Row>): readonly FoundName<Row>[] {
  const words = [...text.matchAll(word)].map((match) => ({
    word: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found: FoundName<Row>[] = [];
  for (let place = 0; place < words.length; ) {
    const longest = longestAt(text, words, place, table);
    const length = longest?.length ?? 1;
    const [first, last] = [words[place], words[place + length - 1]];
    if (longest !== undefined && first && last)
      found.push({ row: longest.row, from: first.from, to: last.to });
    place += length;
  }
  return found;
}

interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** The longest name that begins at a place, and how many words it has. */
function longestAt<Row>(
  text: string,
  words: readonly Word[],
  place: number,
  { rows, longestFrom }: NameTable<Row>,
): { readonly row: Row; readonly length: number } | undefined {
  const first = words[place];
  if (first === undefined) return undefined;
  const most = longestFrom.get(first.word) ?? (longestFrom.has(singular(first.word)) ? 1 : 0);
  let key = "";
  let longest: { row: Row; length: number } | undefined;
  for (let length = 1, before = first; length <= most; length++) {
    const last = words[place + length - 1];
    if (last === undefined || (length > 1 && !/^[- ]$/.test(text.slice(before.to, last.from)))) break;
    key = length === 1 ? last.word : `${key} ${last.word}`;
    const row = rows.get(key) ?? rows.get(singular(key));
    if (row !== undefined) longest = { row, length };
    before = last;
  }
  return longest;
}

function singular(key: string): string {
  return key.endsWith("s") ? key.slice(0, -1) : key;
}

/** The text in which each name is a sign and a line as long as the rest of it; all places stay where they are. */
export function masked(text: string, names: readonly FoundName<unknown>[], sign: string): string {
  let masking = "";
  let place = 0;
  for (const { from, to } of names) {
    masking += text.slice(place, from) + sign + "_".repeat(to - from - 1);
    place = to;
  }
  return masking + text.slice(place);
}
