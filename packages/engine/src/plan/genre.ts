/** Which genre a song is composed in: the one that was asked for, the nearest to it, or the one that suits the feeling. */

import { distance as editDistance } from "fastest-levenshtein";
import { type Genre, genres } from "../data/genres.ts";
import { affectDistance } from "../emotion/space.ts";
import type { Stream } from "../random.ts";
import type { Affect } from "../song.ts";
import { plain, quoted } from "./wish.ts";

/** A genre, and the sentence that says how it was found. */
export interface GenreChoice {
  readonly genre: Genre;
  readonly because: string;
}

/** The genre for a free text; where the text says nothing, the feeling decides. */
export function genreForText(text: string, affect: Affect): GenreChoice {
  const wanted = plain(text);
  for (const genre of genres) {
    if (genre.name === wanted) return { genre, because: "You asked for it." };
  }
  const named = namedIn(text);
  if (named) {
    return {
      genre: named.genre,
      because: `You asked for ${quoted(text)}, which is composed as ${named.genre.name}.`,
    };
  }
  const denied = deniedIn(text);
  if (denied.size > 0) {
    const genre = nearestGenre(affect, denied);
    return {
      genre,
      because: `You asked for ${quoted(text)}; of the others ${genre.name} suits the feeling best.`,
    };
  }
  const close = closestName(wanted);
  if (close) {
    return {
      genre: close.genre,
      because: `${quoted(text)} looks like "${close.name}", which is composed as ${close.genre.name}.`,
    };
  }
  const genre = nearestGenre(affect, denied);
  return {
    genre,
    because: `No genre is known by the name ${quoted(text)}; ${genre.name} suits the feeling best. Known: ${genres.map((known) => known.name).join(", ")}.`,
  };
}

/**
 * A genre when none was asked for: the one that an image in the words calls for, else one of the four nearest to the
 * feeling, the nearer the likelier.
 */
export function genreForFeeling(text: string, affect: Affect, stream: Stream): GenreChoice {
  const called = longestIn(text, ({ cues }) => cues);
  if (called) {
    return { genre: called.genre, because: `"${called.name}" calls for ${called.genre.name}.` };
  }
  const ranked = byAffect(affect);
  const nearest = ranked[0]?.distance ?? 0;
  const near = ranked.slice(0, 4).filter(({ distance }) => distance < nearest + 0.25);
  const chosen = stream.weighted(
    near,
    ({ distance }) => 1 / (0.08 + (distance - nearest) * (distance - nearest) * 25),
  );
  return {
    genre: chosen.genre,
    because: `No genre was asked for; ${chosen.genre.name} lies close to this feeling.`,
  };
}

function byAffect(affect: Affect): { genre: Genre; distance: number }[] {
  return genres
    .map((genre) => ({
      genre,
      distance: Math.min(...genre.affects.map((home) => genreDistance(affect, home))),
    }))
    .sort((one, other) => one.distance - other.distance);
}

/** Genres differ in power more than single feelings do: what tells metal from a horror score is dominance. */
function genreDistance(affect: Affect, genre: Affect): number {
  const plane = affectDistance(affect, { ...genre, dominance: affect.dominance });
  const power = (affect.dominance - genre.dominance) * 1.1;
  return Math.sqrt(plane * plane + power * power);
}

/** The genre whose name stands in a text: its own name before any other of its names. */
function namedIn(text: string): { genre: Genre; name: string } | undefined {
  return longestIn(text, ({ name }) => [name]) ?? longestIn(text, ({ aliases }) => aliases);
}

/** The longest of the genres' words that stands in a text, unless it is denied there ("not jazz"). */
function longestIn(
  text: string,
  wordsOf: (genre: Genre) => readonly string[],
): { genre: Genre; name: string } | undefined {
  const padded = ` ${plain(text)} `;
  let best: { genre: Genre; name: string } | undefined;
  for (const genre of genres) {
    for (const name of wordsOf(genre)) {
      const longer = name.length > (best?.name.length ?? 0);
      if (longer && standing(padded, name) === "wanted") best = { genre, name };
    }
  }
  return best;
}

/** The genres that a text names only to deny them. */
function deniedIn(text: string): ReadonlySet<Genre> {
  const padded = ` ${plain(text)} `;
  return new Set(
    genres.filter(({ name, aliases }) =>
      [name, ...aliases].some((word) => standing(padded, word) === "denied"),
    ),
  );
}

/** Longer than any denial, so that only the end of what stands before a word is looked at. */
const DENIAL_REACH = 20;

/** Whether a word stands in a text (plain, with a space at each end), and how. */
function standing(padded: string, word: string): "wanted" | "denied" | undefined {
  const place = padded.indexOf(` ${word} `);
  if (place < 0) return undefined;
  const before = padded.slice(Math.max(0, place - DENIAL_REACH), place);
  return /\b(not|no|without|never|anything but)( a| an| any)?$/.test(before) ? "denied" : "wanted";
}

function closestName(wanted: string): { genre: Genre; name: string } | undefined {
  if (wanted.length < 3 || wanted.length > 30) return undefined;
  for (const allowed of [1, 2]) {
    for (const genre of genres) {
      for (const name of [genre.name, ...genre.aliases]) {
        if (name.length >= 4 + 2 * (allowed - 1) && editDistance(wanted, name) <= allowed)
          return { genre, name };
      }
    }
  }
  return undefined;
}

function nearestGenre(affect: Affect, denied: ReadonlySet<Genre>): Genre {
  const nearest = byAffect(affect).find(({ genre }) => !denied.has(genre)) ?? byAffect(affect)[0];
  if (!nearest) throw new RangeError("the table of genres is empty");
  return nearest.genre;
}
