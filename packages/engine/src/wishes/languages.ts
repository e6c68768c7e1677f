/** Wishes in German, Spanish, French, Portuguese and Italian: each is put into English, and heard as that. */
import {
  type ForeignWish,
  foreignArticles,
  foreignInstruments,
  foreignKinds,
  foreignLinks,
  foreignMusic,
  foreignPrepositions,
  foreignTempi,
  foreignTones,
  germanTones,
} from "../data/wishes-in-languages.ts";
import { hearGenre } from "./genre.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { hearInstruments } from "./instruments.ts";
import { hearKey } from "./key.ts";
import { hearMetre } from "./metre.ts";
import { isAlone } from "./phrases.ts";
import { hearTempo } from "./tempo.ts";

/** Without accents. */
function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("ß", "ss");
}

/** English by the words of another language, without accents. */
function tableOf(wishes: readonly ForeignWish[]): ReadonlyMap<string, string> {
  return new Map(
    wishes.flatMap(({ english, words }) =>
      words.split(", ").map((word): [string, string] => [bare(word), english]),
    ),
  );
}

const kinds = tableOf(foreignKinds);
const tempi = tableOf(foreignTempi);
const instruments = tableOf(foreignInstruments);
const prepositions = tableOf(foreignPrepositions);

/** One of some words, the longest first, as part of a pattern. */
function oneOf(words: Iterable<string>): string {
  return `(?:${[...words].sort((one, other) => other.length - one.length).join("|")})`;
}

const listOf = (words: string) => oneOf(bare(words).split(", "));
const ARTICLE = `(?:${listOf(foreignArticles)} )?`;
const INSTRUMENT = oneOf(instruments.keys());
const KIND = oneOf(kinds.keys());
const MUSIC = oneOf([...bare(foreignMusic).split(", "), ...kinds.keys()]);
const START = "(?<![A-Za-z0-9'-])";
const END = "(?![A-Za-z0-9'])";

const kind = new RegExp(`${START}${KIND}${END}`, "gi");
const tempo = new RegExp(`${START}(${oneOf(tempi.keys())})${END}`, "gi");
const players = new RegExp(
  `${START}(?:(${oneOf(prepositions.keys())}) )?${ARTICLE}(${INSTRUMENT}(?:(?:,? ${listOf(foreignLinks)} |, )(?:${oneOf(prepositions.keys())} )?${ARTICLE}${INSTRUMENT})*)${END}`,
  "gi",
);
const instrument = new RegExp(`${START}${INSTRUMENT}${END}`, "gi");
const romanceKey = new RegExp(
  `${START}(${oneOf(Object.keys(foreignTones).map(bare))})(?: (diese|sostenido|diesis|sustenido|bemol|bemolle))? (mineur|menor|minore|majeur|mayor|maggiore|maior)${END}(?= *(?:[,.;:!?\\n)]|$|(?:y|et|e|con|avec|com|a|sin|sans|sem|senza|para|pour|per) ))`,
  "gi",
);
const germanKey = new RegExp(`${START}(${oneOf(Object.keys(germanTones))})[- ](moll|dur)${END}`, "gi");

const modes = "moll dur mineur menor minore majeur mayor maggiore maior".split(" ");

/** The words with which names of these tables begin, and those that end a key. */
const triggers: ReadonlySet<string> = new Set([
  ...[...kinds.keys(), ...tempi.keys(), ...instruments.keys()]
    .map((name) => name.split(" ")[0] ?? name)
    // Too common to say anything alone, and what they begin ends in a mode.
    .filter((word) => !["in", "en", "em"].includes(word)),
  ...modes,
]);

/**
 * Whether a text may wish for something in another language.
 * @param words of the text in lower case, where they are known already
 * @example
 * mayWishForeign("ein Wiegenlied, langsam"); // true
 */
export function mayWishForeign(text: string, words?: readonly string[]): boolean {
  const isPlain = /^[\n\x20-\x7e]*$/.test(text);
  const plain = isPlain && words !== undefined ? words : wordsOf(isPlain ? text : bare(text));
  return plain.some((word) => triggers.has(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

/** Hears the commonest wishes in other languages. */
export const hearForeign: Listener = (text) => {
  // Texts whose letters move when accents are taken off keep their places only where they are composed.
  const plain = bare(text.normalize("NFC"));
  if (plain.length !== text.length || !mayWishForeign(plain)) return [];
  return [
    ...heardKinds(text, plain),
    ...heardTempi(text, plain),
    ...heardPlayers(text, plain),
    ...heardKeys(text, plain),
  ];
};

/** Wishes that were heard in English words, placed where the words stand that they were put into English from. */
function placed(
  text: string,
  { index, 0: match }: RegExpExecArray,
  heard: readonly PlacedWish[],
): PlacedWish[] {
  const words = text.slice(index, index + match.length);
  return heard.map((one) => ({
    ...one,
    wish: {
      ...one.wish,
      words,
      because: one.wish.because.replace(`"${one.wish.words}"`, () => `"${words}"`),
    },
    from: index,
    to: index + match.length,
    isUnsure: false,
    needsNeighbour: false,
  }));
}

function heardKinds(text: string, plain: string): PlacedWish[] {
  return [...plain.matchAll(kind)].flatMap((match) => {
    const english = kinds.get(match[0].toLowerCase()) ?? "";
    const isDenied = new RegExp(
      `${START}(?:kein|keine|keinen|ohne|sin|sans|pas de|pas un|pas une|sem|senza|no|nao|non|nicht) $`,
      "i",
    );
    if (isDenied.test(plain.slice(0, match.index))) return [];
    return placed(text, match, [...hearGenre(english), ...hearMetre(english), ...hearKey(english)]);
  });
}

const afterMusic = new RegExp(`${START}${MUSIC} (?:[a-z]+ )?$`, "i");
const beforeMusic = new RegExp(`^ (?:[a-z]+ )?${MUSIC}${END}`, "i");

/** "Ein langsamer Walzer", "un vals lento", "langsam" alone; not "langsam wird es besser". */
function heardTempi(text: string, plain: string): PlacedWish[] {
  return [...plain.matchAll(tempo)].flatMap((match) => {
    const end = match.index + match[0].length;
    const isOfMusic =
      isAlone(plain, match.index, end) ||
      plain.trim() === match[0] ||
      afterMusic.test(plain.slice(0, match.index)) ||
      beforeMusic.test(plain.slice(end));
    const english = tempi.get((match[1] ?? "").toLowerCase()) ?? "";
    return isOfMusic ? placed(text, match, hearTempo(`a ${english} song`)) : [];
  });
}

/** "Mit Klavier und Geige", "sin batería", "nur Gitarre"; a name alone only between two marks. */
function heardPlayers(text: string, plain: string): PlacedWish[] {
  return [...plain.matchAll(players)].flatMap((match) => {
    const names = [...(match[2] ?? "").matchAll(instrument)].map(
      ([name]) => instruments.get(name.toLowerCase()) ?? name,
    );
    const before = prepositions.get((match[1] ?? "").toLowerCase());
    if (before === undefined && !isAlone(plain, match.index, match.index + match[0].length)) return [];
    const isEnglish = names.length === 1 && (match[2] ?? "").toLowerCase() === names[0];
    if (before === undefined && isEnglish) return [];
    const english =
      before === "no"
        ? names.map((name) => `no ${name}`).join(", ")
        : `${before ?? "with"} ${names.join(" and ")}`;
    return placed(text, match, hearInstruments(`music ${english}`));
  });
}

function heardKeys(text: string, plain: string): PlacedWish[] {
  const romance = [...plain.matchAll(romanceKey)].flatMap((match) => {
    const [, tone = "", sign = "", mode = ""] = match;
    const tonic =
      Object.entries(foreignTones).find(([name]) => bare(name) === tone.toLowerCase())?.[1] ?? "C";
    const accidental = sign === "" ? "" : /^bemol/iu.test(sign) ? "b" : "#";
    return placed(text, match, hearKey(`in ${tonic}${accidental} ${/^ma/iu.test(mode) ? "major" : "minor"}`));
  });
  const german = [...plain.matchAll(germanKey)].flatMap((match) => {
    const tonic = germanTones[(match[1] ?? "").toLowerCase()] ?? "C";
    return placed(text, match, hearKey(`in ${tonic} ${/dur/iu.test(match[2] ?? "") ? "major" : "minor"}`));
  });
  return [...romance, ...german];
}
