/** Which kinds of wishes a text can contain: most contain none, and are spared the search. */
import { humanizeWords, instrumentWords, plainForms, tempoWords } from "../data/wish-words.ts";
import { genreNames } from "./genre.ts";
import { mayWishForeign } from "./languages.ts";

/** What a listener listens for. */
export type WishKind =
  | "genre"
  | "key"
  | "tempo"
  | "metre"
  | "length"
  | "form"
  | "instruments"
  | "progression"
  | "humanize"
  | "foreign";

/** Of each kind, the words without one of which nothing of it is heard: of names out of the tables the first. */
const cues: Readonly<Partial<Record<WishKind, readonly string[]>>> = {
  genre: genreNames.map(firstWord),
  key: "key major minor dorian phrygian lydian mixolydian aeolian ionian locrian".split(" "),
  tempo: [
    ..."bpm b beat tempo slower faster quicker half halftime double doubletime".split(" "),
    ...tempoWords.map(({ word }) => firstWord(word)),
  ],
  metre: "three five six seven twelve four waltz common metre meter signature odd weird".split(" "),
  length: "minute min second sec bar measure short brief".split(" "),
  form: plainForms.map(firstWord),
  instruments: [
    ..."drum drumless percussion beat bass melody chord pad counter".split(" "),
    ...instrumentWords.map(({ word }) => firstWord(word)),
  ],
  progression: "chord progression change".split(" "),
  humanize: [...Object.keys(humanizeWords).map(firstWord), "grid"],
};

/** Words that are in most texts, and say nothing by themselves. */
const common: ReadonlySet<string> = new Set(["in", "on", "time"]);

/** The kinds by their words; a plural is found by its singular too. */
const kindsByWord: ReadonlyMap<string, readonly WishKind[]> = byWord();

function byWord(): ReadonlyMap<string, readonly WishKind[]> {
  const kinds = new Map<string, WishKind[]>();
  for (const [kind, words] of Object.entries(cues) as [WishKind, readonly string[]][]) {
    for (const word of new Set(words)) {
      if (!common.has(word)) kinds.set(word, [...(kinds.get(word) ?? []), kind]);
    }
  }
  return kinds;
}

const NONE: ReadonlySet<WishKind> = new Set();

/**
 * The kinds of wishes that a text may contain, by one look at each of its words. What it leaves out is not there.
 * @example
 * kindsIn("around 70 bpm").has("tempo"); // true
 */
export function kindsIn(text: string): ReadonlySet<WishKind> {
  let kinds: Set<WishKind> | undefined;
  const add = (kind: WishKind) => {
    kinds ??= new Set();
    kinds.add(kind);
  };
  const words = text.toLowerCase().match(WORDS) ?? [];
  for (const word of words) {
    for (const kind of kindsByWord.get(word) ?? []) add(kind);
    if (word.endsWith("s")) for (const kind of kindsByWord.get(word.slice(0, -1)) ?? []) add(kind);
  }
  if (/\d/.test(text)) for (const kind of IN_FIGURES) add(kind);
  if (/[A-GIVi0-9m°+] ?[-→|]/.test(text)) add("progression");
  if (/\bin [A-G](?:[#bm]|[^A-Za-z]|$)/.test(text)) add("key");
  if (mayWishForeign(text, words)) add("foreign");
  return kinds ?? NONE;
}

const WORDS = /[a-z0-9&\u00c0-\u024f]+/g;

/** What figures may speak of without a word of its own right beside them: "90seconds", "6/8", "120bpm". */
const IN_FIGURES: readonly WishKind[] = ["tempo", "metre", "length", "form"];

function firstWord(name: string): string {
  return /[a-z0-9&\u00c0-\u024f]+/.exec(name.toLowerCase())?.[0] ?? name;
}
