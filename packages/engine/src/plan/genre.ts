/** Which genre a song is composed in: the one that was asked for, the nearest to it, or the one that suits the feeling. */

import { distance as editDistance } from "fastest-levenshtein";
import { type MetreFamily, rhythmSectionOf } from "../data/drum-styles.ts";
import { type Genre, genres } from "../data/genres.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Affect } from "../song.ts";
import { busynessStrain } from "./busyness.ts";
import { STRETCH } from "./tempo.ts";
import { plain, quoted } from "./wish.ts";

/** A genre, and the sentence that says how it was found. */
export interface GenreChoice {
  readonly genre: Genre;
  readonly because: string;
  /** Whether the feeling chose it, rather than a word. */
  readonly isFree: boolean;
}

/** The genre for a free text; where the text says nothing, the feeling decides. */
export function genreForText(text: string, affect: Affect): GenreChoice {
  const wanted = plain(text);
  for (const genre of genres) {
    if (genre.name === wanted) return { genre, because: "You asked for it.", isFree: false };
  }
  const named = namedIn(text);
  if (named) {
    const because = `You asked for ${quoted(text)}, which is composed as ${named.genre.name}.`;
    return { genre: named.genre, because, isFree: false };
  }
  const denied = deniedIn(text);
  if (denied.size > 0) {
    const genre = nearestGenre(affect, denied);
    const because = `You asked for ${quoted(text)}; of the others ${genre.name} suits the feeling best.`;
    return { genre, because, isFree: true };
  }
  const close = closestName(wanted);
  if (close) {
    const because = `${quoted(text)} looks like "${close.name}", which is composed as ${close.genre.name}.`;
    return { genre: close.genre, because, isFree: false };
  }
  const genre = nearestGenre(affect, denied);
  const known = genres.map(({ name }) => name).join(", ");
  return {
    genre,
    because: `No genre is known by the name ${quoted(text)}; ${genre.name} suits the feeling best. Known: ${known}.`,
    isFree: true,
  };
}

/**
 * A song's taste: each genre is liked between 0.09 and 1, a few of them much more than the rest, so that few compete. To
 * that comes how much its family is liked: neighbours in the space of feelings are then mostly played by a like band.
 */
const FAVOUR = 0.1;
const FAMILY_LIKING = 0.3;

/**
 * Within this distance of a home a genre is wholly at home: widely for feelings in the middle of the space, which every
 * music can have, narrowly for extreme ones and for those that are called by their name.
 */
const HOME_RADIUS = 0.5;
const NARROWED_BY_EXTREMES = 0.4;
const NARROWED_BY_NAMES = 0.1;

/** What a distance beyond that costs, beside a liking: the more, the more extreme the feeling. */
const AWAY_COST = 1.5;
const DEARER_BY_EXTREMES = 4;

/** How much nearer a genre comes to a feeling whose name it suits. */
const NAME_WEIGHT = 0.3;

/** What chooses a genre when none was asked for. */
export interface GenreRequest {
  readonly words: string;
  readonly affect: Affect;
  /** The sub-emotion that the words name, and how much of it is left where numbers have moved the feeling, 0 … 1. */
  readonly named?: { readonly sub: string; readonly share: number };
  /** The pace that the feeling asks for, in felt beats a minute. */
  readonly felt: number;
}

/**
 * A genre when none was asked for: the one that an image in the words calls for, else the one that is liked best of those
 * that are at home in the feeling and at its pace. The liking belongs to seed, genre and family alone, and a home is wide:
 * so each genre that a song likes keeps a territory of its own, and a small step of the feeling seldom leaves it.
 */
export function genreForFeeling({ words, affect, named, felt }: GenreRequest, stream: Stream): GenreChoice {
  const salt = stream.next();
  const called = longestIn(words, images);
  if (called) {
    const because = `"${called.name}" calls for ${called.genre.name}.`;
    return { genre: called.genre, because, isFree: false };
  }
  const extreme = extremeness(affect);
  const radius = HOME_RADIUS - NARROWED_BY_EXTREMES * extreme - NARROWED_BY_NAMES * (named?.share ?? 0);
  const cost = AWAY_COST + DEARER_BY_EXTREMES * extreme;
  const chosen = best(genres, (genre, place) => {
    const away = Math.max(0, distanceTo(genre, affect) - radius);
    const suits = named && genre.feelings.includes(named.sub) ? NAME_WEIGHT * named.share : 0;
    return likingOf(place, salt) + suits - cost * away - genre.rarity - strain(genre, felt, affect);
  });
  const because = `No genre was asked for; ${chosen.name} is at home in this feeling and goes at its pace.`;
  return { genre: chosen, because, isFree: true };
}

function likingOf(place: number, salt: number): number {
  const family = familyPlaces[place] ?? -1;
  const own = FAVOUR / (1 + FAVOUR - chanceAt(salt, place));
  return own + FAMILY_LIKING * chanceAt(salt, genres.length + family);
}

const families: readonly MetreFamily[] = ["band", "folk", "swing", "electronic", "orchestral"];
const familyPlaces = genres.map((genre) => families.indexOf(rhythmSectionOf(genre).family));

/** How far from the middle of the space a feeling lies, squared: 0 … 1. */
function extremeness({ valence, arousal, dominance }: Affect): number {
  const [power, excitement] = [2 * dominance - 1, 2 * arousal - 1];
  return (valence * valence + excitement * excitement + power * power) / 3;
}

function best(from: readonly Genre[], score: (genre: Genre, place: number) => number): Genre {
  let found: Genre | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  from.forEach((genre, place) => {
    const value = score(genre, place);
    if (value > highest) {
      highest = value;
      found = genre;
    }
  });
  if (!found) throw new RangeError("there is no genre to choose from");
  return found;
}

/** How far a genre's nearest home lies from a feeling. */
function distanceTo({ affects }: Genre, affect: Affect): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const home of affects) nearest = Math.min(nearest, squaredDistance(affect, home));
  return Math.sqrt(nearest);
}

/**
 * What it costs a genre to go at a pace that is not its own, three times what is missing, as a share of the pace, beyond
 * what {@link STRETCH} allows; and to play more or fewer notes than it has by habit.
 */
function strain(genre: Genre, felt: number, { arousal }: Affect): number {
  const [low, high] = [genre.tempo.low * (1 - STRETCH), genre.tempo.high * (1 + STRETCH)];
  const missing = felt < low ? (low - felt) / low : felt > high ? (felt - high) / high : 0;
  return 3 * missing + busynessStrain(genre, arousal);
}

/**
 * How far a feeling lies from a home, squared. Genres differ in power more than single feelings do: what tells metal from a
 * horror score is dominance. Arousal counts less than between feelings, for a genre can be played with more or less of it.
 */
function squaredDistance(affect: Affect, home: Affect): number {
  const valence = affect.valence - home.valence;
  const arousal = affect.arousal - home.arousal;
  const power = 1.1 * (affect.dominance - home.dominance);
  return valence * valence + arousal * arousal + power * power;
}

/** A word, or several, that stands for a genre. */
interface GenreWord {
  readonly genre: Genre;
  readonly name: string;
}

/** Such words by the first word of each, so that a text is gone through once. */
type GenreWords = ReadonlyMap<string, readonly GenreWord[]>;

function wordsBy(of: (genre: Genre) => readonly string[]): GenreWords {
  const all = genres.flatMap((genre) => of(genre).map((name) => ({ genre, name })));
  return Map.groupBy(all, ({ name }) => firstWord(name));
}

function firstWord(name: string): string {
  return name.split(" ", 1)[0] ?? name;
}

const ownNames = wordsBy(({ name }) => [name]);
const otherNames = wordsBy(({ aliases }) => aliases);
const images = wordsBy(({ cues }) => cues);

/** The genre whose name stands in a text: its own name before any other of its names. */
function namedIn(text: string): GenreWord | undefined {
  return longestIn(text, ownNames) ?? longestIn(text, otherNames);
}

/** The longest of some words that stands in a text, unless it is denied there ("not jazz"). */
function longestIn(text: string, words: GenreWords): GenreWord | undefined {
  const written = plain(text);
  const padded = ` ${written} `;
  let longest: GenreWord | undefined;
  for (const word of written.split(" ")) {
    for (const candidate of words.get(word) ?? []) {
      const isLonger = candidate.name.length > (longest?.name.length ?? 0);
      if (isLonger && standing(padded, candidate.name) === "wanted") longest = candidate;
    }
  }
  return longest;
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
  const allowed = genres.filter((genre) => !denied.has(genre));
  return best(allowed.length > 0 ? allowed : genres, (genre) => -distanceTo(genre, affect) - genre.rarity);
}
