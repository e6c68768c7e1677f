/** The genre that a text asks for: "a slow waltz", "like a lullaby", "in a folk style", "not jazz". */
import { genres } from "../data/genres.ts";
import { doubtfulGenres, noGenres } from "../data/wish-words.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { type FoundName, findNames, masked, type NameTable, nameKey } from "./names.ts";
import { isAlone, isDenied, MUSIC } from "./phrases.ts";

/** A name that people use for a genre. */
interface GenreName {
  readonly name: string;
  /** The genre's own name. */
  readonly genre: string;
}

const names: NameTable<GenreName> = new Map(
  genres
    .flatMap(({ name: genre, aliases }) => [genre, ...aliases].map((name): GenreName => ({ name, genre })))
    .filter(({ name }) => !noGenres.has(name))
    .map((row): [string, GenreName] => [nameKey(row.name), row]),
);

/** Every name that a genre is heard by. */
export const genreNames: readonly string[] = [...names.keys()];

/** The genre's own name that a name stands for. */
export function genreNamed(name: string): string | undefined {
  return names.get(nameKey(name))?.genre;
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

function genreWish(text: string, { row: { name }, from: start, to }: FoundName<GenreName>): PlacedWish {
  const before = text.slice(Math.max(0, start - 40), start);
  const from = start - (leadIn.exec(before)?.[0].length ?? 0);
  const words = text.slice(from, to);
  const isDoubtful = doubtfulGenres.has(name) && !afterMusic.test(text.slice(to)) && !asGenre.test(before);
  const unsure = { isUnsure: isDoubtful, needsNeighbour: isDoubtful && !isAlone(text, start, to) };
  if (isDenied(text, from)) {
    const because = `"${words}" is what you do not want.`;
    return { wish: { parameter: "genre", value: `not ${name}`, words, because }, from, to, ...unsure };
  }
  const because = `"${words}" names the genre.`;
  return { wish: { parameter: "genre", value: name, words, because }, from, to, ...unsure };
}
