/** From what a person typed to the words that the rest of the reader looks at. */
import { contractions } from "../data/function-words.ts";

/** What a token is: a word, an emoji or emoticon, an arrow ("→", "->"), a comma-like or a sentence-ending mark. */
export type TokenKind = "word" | "emoji" | "arrow" | "comma" | "stop";

/** One word, picture or mark. */
export interface Token {
  readonly kind: TokenKind;
  /** Lower case, without accents; a contraction becomes two tokens ("isn't": "is" and "not"). */
  readonly word: string;
  /** As it was written, for quoting; empty on the first half of a contraction. */
  readonly shown: string;
  /** Written in capitals, as in "SO ANGRY". */
  readonly shouted: boolean;
  /** A letter was drawn out, as in "sooo". */
  readonly drawnOut: boolean;
}

/** One group a kind: emoticon, arrow, word, sentence end, comma, emoji. */
const pattern =
  /(:'\(|[:;=]-?[)(]|(?<![\p{L}\p{N}]):-?[dD](?![\p{L}\p{N}])|:-?\/(?!\/)|<\/?3)|(-{1,3}>|={1,2}>|[→⟶⇒➡]|(?<=\s)>(?=\s))|([\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*)|([.!?\n;:]+)|([,()[\]"—–])|(\p{Extended_Pictographic})/gu;

/** The same for text in plain ASCII, which most text is: large character classes are slow on their first use. */
const asciiPattern =
  /(:'\(|[:;=]-?[)(]|(?<![a-z0-9]):-?d(?![a-z0-9])|:-?\/(?!\/)|<\/?3)|(-{1,3}>|={1,2}>|(?<=\s)>(?=\s))|([a-z0-9]+(?:'[a-z0-9]+)*)|([.!?\n;:]+)|([,()[\]"])/gi;

const kinds: readonly TokenKind[] = ["emoji", "arrow", "word", "stop", "comma", "emoji"];

/**
 * The tokens of a text, in order. Never throws: lone surrogates, marks without letters and invisible signs drop out.
 * @param isWord says whether a spelling is known, which decides how "goood" and "sooo" shrink
 */
export function tokenize(text: string, isWord?: (word: string) => boolean): Token[] {
  const tokens: Token[] = [];
  const isAscii = /^[\n\x20-\x7e]*$/.test(text);
  for (const match of isAscii ? text.matchAll(asciiPattern) : plain(text).matchAll(pattern)) {
    const kind = kinds[match.findIndex((group, place) => place > 0 && group !== undefined) - 1];
    if (kind === "word") addWord(tokens, match[0], isWord);
    else if (kind !== undefined) tokens.push(sign(kind, kind === "emoji" ? emoticon(match[0]) : match[0]));
  }
  return tokens;
}

/** How a stretch of tokens reads, for quoting in reasons. */
export function quote(tokens: readonly Token[], from: number, to: number): string {
  let text = "";
  for (let place = from; place < to && text.length <= longestQuote; place++) {
    const token = tokens[place];
    if (token === undefined || token.shown === "" || token.kind === "stop" || token.kind === "comma")
      continue;
    text = text === "" ? token.shown : `${text} ${token.shown}`;
  }
  return text.length <= longestQuote
    ? text
    : `${text.slice(0, longestQuote).replace(/[\ud800-\udbff]$/, "")}…`;
}

const longestQuote = 80;

/** Compatibility forms are unified (NFKD), accents and invisible signs removed, apostrophes made straight. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[’‘ʼ´`＇]/gu, "'")
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]+/gu, "");
}

function sign(kind: TokenKind, shown: string): Token {
  return { kind, word: shown, shown, shouted: false, drawnOut: false };
}

/** ":-)", "=)" and ":)" are one. */
function emoticon(shown: string): string {
  return /^[:;=]/.test(shown) ? shown.replace("-", "").replace("=", ":").toLowerCase() : shown;
}

function addWord(tokens: Token[], shown: string, isWord: ((word: string) => boolean) | undefined): void {
  const lower = shown.toLowerCase();
  const word = shrink(lower, isWord);
  const shouted = shown !== lower && shown.length > 1 && shown === shown.toUpperCase();
  const drawnOut = word !== lower;
  const parts = expand(word);
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    tokens.push({ kind: "word", word: part, shown: last ? shown : "", shouted: last && shouted, drawnOut });
  });
}

/** A letter repeated three times or more is drawn out; no English word has one. */
function shrink(word: string, isWord: ((word: string) => boolean) | undefined): string {
  if (!/(.)\1\1/u.test(word)) return word;
  const twice = word.replace(/(\p{L})\1{2,}/gu, "$1$1");
  return isWord?.(twice) ? twice : word.replace(/(\p{L})\1{2,}/gu, "$1");
}

/** A contraction in its full words: "isn't" is "is" and "not". A possessive loses its "'s". */
export function expand(word: string): readonly string[] {
  const known = contractions.get(word);
  if (known !== undefined) return known;
  const mark = word.indexOf("'");
  if (mark < 0) return [word];
  const stem = word.slice(0, mark);
  const ending = word.slice(mark);
  // French and Italian articles and pronouns that have lost their vowel: "l'amour", "dell'amore".
  if (elided.has(stem) && ending.length > LONGEST_ENGLISH) return ["le", ending.slice(1)];
  if (ending === "'t" && stem.length > 2 && stem.endsWith("n")) return [stem.slice(0, -1), "not"];
  const full = endings.get(ending);
  return full === undefined
    ? [ending === "'s" || ending === "'" ? stem : word.replaceAll("'", "")]
    : [stem, full];
}

const elided: ReadonlySet<string> = new Set(
  "l d j m t s n c qu un all dall dell nell sull quell jusqu lorsqu puisqu".split(" "),
);

/** With its apostrophe, the longest that an English contraction has after one ("c'mon", "y'all"). */
const LONGEST_ENGLISH = 4;

const endings: ReadonlyMap<string, string> = new Map([
  ["'m", "am"],
  ["'re", "are"],
  ["'ll", "will"],
  ["'ve", "have"],
  ["'d", "would"],
]);
