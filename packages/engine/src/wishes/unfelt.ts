/** The words of a text that wish for music, and are no feeling: the "bars" in "64 bars", the "trap" in "trap beat". */
import { type Genre, genres } from "../data/genres.ts";
import { genreNamed, withGenresMasked } from "./genre.ts";
import { placedWishes } from "./hear.ts";
import type { PlacedWish, WishName } from "./heard-wish.ts";
import { spelling } from "./phrases.ts";

/** Wishes whose words say nothing but the wish; a tempo in words ("slow") and how a thing is to sound are felt, too. */
const unfelt: ReadonlySet<WishName> = new Set([
  "bars",
  "duration_seconds",
  "key",
  "time_signature",
  "progression",
  "form",
  "humanize",
]);

/** No more of a text is searched than of its wishes. */
const SEARCHED = 5000;

/** What is left of a text, and the genre that it asks for. */
export interface Unwished {
  readonly text: string;
  readonly genre: { readonly genre: Genre; readonly words: string } | undefined;
}

/**
 * A text with blanks in place of such words, and its genre. Of genres, those are left whose whole name is a word of feeling as well
 * ("blues", "a lullaby").
 * @param isFelt whether a name is listed as a word of feeling
 * @example
 * withoutWishes("64 bars, sad", () => false).text.trim(); // ", sad"
 */
export function withoutWishes(text: string, isFelt: (name: string) => boolean): Unwished {
  if (text.length > SEARCHED) return { text, genre: undefined };
  const spelled = spelling(text);
  const placed = placedWishes(spelled);
  if (placed.length === 0) return { text, genre: undefined };
  return { text: placed.reduce((left, one) => blanked(left, one, isFelt), spelled), genre: genreOf(placed) };
}

function genreOf(placed: readonly PlacedWish[]): Unwished["genre"] {
  for (const { wish } of placed) {
    if (wish.parameter !== "genre") continue;
    const genre = genres.find(({ name }) => name === genreNamed(wish.value));
    if (genre !== undefined) return { genre, words: wish.words };
  }
  return undefined;
}

function blanked(
  text: string,
  { wish, from, to, pace }: PlacedWish,
  isFelt: (name: string) => boolean,
): string {
  const words = text.slice(from, to);
  if (unfelt.has(wish.parameter) || (wish.parameter === "bpm" && pace === undefined)) {
    return text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
  }
  if (wish.parameter !== "genre") return text;
  const name = /^(?:not )?(.*)$/u.exec(wish.value)?.[1]?.toLowerCase() ?? "";
  if (isFelt(name)) return text;
  const masked = withGenresMasked(words).replace(/¶_*/gu, (whole) => " ".repeat(whole.length));
  return text.slice(0, from) + masked + text.slice(to);
}
