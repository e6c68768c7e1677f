/** The genre that a text asks for: "a slow waltz", "like a lullaby", "in a folk style", "not jazz". */
import { genres } from "../data/genres.ts";
import { doubtfulGenres, genresBesideFeelings, noGenres } from "../data/wish-words.ts";
import { lexicon } from "../emotion/lexicon.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { type FoundName, findNames, masked, nameKey, nameTable } from "./names.ts";
import { isAlone, isDenied, MUSIC } from "./phrases.ts";

/** A name that people use for a genre. */
interface GenreName {
  readonly name: string;
  /** The genre's own name. */
  readonly genre: string;
}

const names = nameTable(
  genres
    .flatMap(({ name: genre, aliases }) => [genre, ...aliases].map((name): GenreName => ({ name, genre })))
    .filter(({ name }) => !noGenres.has(name))
    .map((row) => [row.name, row] as const),
);

/** Every name that a genre is heard by. */
export const genreNames: readonly string[] = [...names.rows.keys()];

/** The genre's own name that a name stands for. */
export function genreNamed(name: string): string | undefined {
  return names.rows.get(nameKey(name))?.genre;
}

/** Whether a text is the name of a genre that is something else as often: "sleep", "country", but not "punk". */
export function isDoubtfulGenre(text: string): boolean {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/u, "");
  return doubtfulGenres.has(name) && (name === "country" || !genresBesideFeelings.has(name));
}

/** The names of genres in a text, each as "¶" with its line: see {@link masked}. */
export function withGenresMasked(text: string): string {
  return masked(text, findNames(text, names), "¶");
}

/** Hears the genres that a text names, and those that it refuses. */
export const hearGenre: Listener = (text) => findNames(text, names).map((found) => genreWish(text, found));

const leadIn = /(?:(?:like|as) (?:an? )?|in the style of |in an? )$/i;
const afterMusic = new RegExp(
  `^(?:[- ]ish)?[- ](?:style|feel|vibe|sound|band|mood|rhythm|${MUSIC})(?![A-Za-z'])`,
  "i",
);
const asGenre =
  /(?:in the style of|in an?|style:|genre:?|genre is|make it|make it more|music like|something like|sounds? like)(?: an?| some)?[ ]*$/i;

const DETERMINER =
  /^(?:an?|the|this|that|these|those|my|your|his|her|its|our|their|no|every|of|in|on|at|with|from|is|are|was|were|made|bare|cold|hot)$/iu;
/** What may come after the two, so that nothing else is meant with them: no "angry rap on the door". */
const AFTER =
  /^(?:please|for|about|with|at|but|because|music|songs?|tunes?|tracks?|vibes?|stuff|like|when|that|to|from|turning)?$/iu;

/** Whether a word of feeling stands right beside a name, and nothing makes a thing or a person of it: "metal fury", "angry punk". */
function isBesideFeeling(text: string, from: number, to: number): boolean {
  const [second = "", first = ""] = wordsOf(
    text.slice(Math.max(0, from - 40), from).replace(/.*[.,;:!?\n]/su, ""),
  ).toReversed();
  const [next = "", overNext = ""] = wordsOf(text.slice(to, to + 40).replace(/[.,;:!?\n].*/su, ""));
  if (isNamed(second)) return !DETERMINER.test(first) && AFTER.test(next);
  return isNamed(next) && !DETERMINER.test(second) && AFTER.test(overNext);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
}

function isNamed(word: string): boolean {
  return word !== "" && lexicon().exact.get(word)?.node !== undefined;
}

function genreWish(text: string, { row: { name }, from: start, to }: FoundName<GenreName>): PlacedWish {
  const before = text.slice(Math.max(0, start - 40), start);
  const from = start - (leadIn.exec(before)?.[0].length ?? 0);
  const words = text.slice(from, to);
  const isOpening = start === 0 && /^(?:ish\b|,? (?:but|or (?:something|so))\b)/iu.test(text.slice(to));
  const isPlain =
    isOpening || afterMusic.test(text.slice(to)) || asGenre.test(before) || !doubtfulGenres.has(name);
  const isDoubtful = !isPlain && !(genresBesideFeelings.has(name) && isBesideFeeling(text, start, to));
  const unsure = { isUnsure: isDoubtful, needsNeighbour: isDoubtful && !isAlone(text, start, to) };
  if (isDenied(text, from)) {
    const because = `"${words}" is what you do not want.`;
    return { wish: { parameter: "genre", value: `not ${name}`, words, because }, from, to, ...unsure };
  }
  const because = `"${words}" names the genre.`;
  return { wish: { parameter: "genre", value: name, words, because }, from, to, ...unsure };
}
