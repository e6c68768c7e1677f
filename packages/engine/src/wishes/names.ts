/** Where names out of a table stand in a text, and the text with each of them as one sign. */

/** A name that stands in a text. */
export interface FoundName<Row> {
  readonly row: Row;
  /** Of the first character. */
  readonly from: number;
  /** After the last. */
  readonly to: number;
}

/** Rows by the words of their names, in lower case with single spaces: see {@link nameKey}. */
export type NameTable<Row> = ReadonlyMap<string, Row>;

/** How a name is looked up: "Lo-Fi Hip Hop" as "lo fi hip hop". */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[- ]+/g, " ");
}

/** No name has more words than this. */
const MOST_WORDS = 4;

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
    const length = longestAt(text, words, place, table);
    const [first, last] = [words[place], words[place + length - 1]];
    const row = length > 0 ? rowFor(words.slice(place, place + length), table) : undefined;
    if (row !== undefined && first && last) found.push({ row, from: first.from, to: last.to });
    place += Math.max(1, length);
  }
  return found;
}

interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

function longestAt<Row>(text: string, words: readonly Word[], place: number, table: NameTable<Row>): number {
  let longest = 0;
  for (let length = 1; length <= MOST_WORDS && place + length <= words.length; length++) {
    const before = words[place + length - 2];
    const last = words[place + length - 1];
    if (length > 1 && before && last && !/^[- ]$/.test(text.slice(before.to, last.from))) break;
    if (rowFor(words.slice(place, place + length), table) !== undefined) longest = length;
  }
  return longest;
}

function rowFor<Row>(words: readonly Word[], table: NameTable<Row>): Row | undefined {
  const key = words.map((one) => one.word).join(" ");
  return table.get(key) ?? (key.endsWith("s") ? table.get(key.slice(0, -1)) : undefined);
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
