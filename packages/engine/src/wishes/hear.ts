/** Hears the wishes about the music that stand in the words for a feeling. */
import { genres } from "../data/genres.ts";
import { withoutMarkup } from "../emotion/markup.ts";
import { genreNamed, hearGenre } from "./genre.ts";
import type { HeardWish, Listener, PlacedWish } from "./heard-wish.ts";
import { hearInstruments } from "./instruments.ts";
import { hearKey } from "./key.ts";
import { hearForeign } from "./languages.ts";
import { hearLength } from "./length.ts";
import { hearMetre } from "./metre.ts";
import {
  keptInSection,
  type SectionWords,
  sectionAfter,
  sectionBefore,
  type UnkeptWish,
  unkept,
} from "./one-section.ts";
import { isCorrection, MUSIC, spelling } from "./phrases.ts";
import { hearForm, hearHumanize, hearProgression } from "./score.ts";
import { hearTempo } from "./tempo.ts";
import { kindsIn, type WishKind } from "./triggers.ts";

/** Who listens for what. */
export const listeners: readonly (readonly [WishKind, Listener])[] = [
  ["genre", hearGenre],
  ["key", hearKey],
  ["tempo", hearTempo],
  ["metre", hearMetre],
  ["length", hearLength],
  ["form", hearForm],
  ["instruments", hearInstruments],
  ["progression", hearProgression],
  ["humanize", hearHumanize],
  ["foreign", hearForeign],
];

/** Characters of a text that are searched for wishes. */
const LONGEST = 5000;

/**
 * The wishes in a text, in the order of its words. Of each parameter there is one, but instruments may come in several
 * wishes that add up. Every value can be had: it may be put into an intent as it is. Tags and code are not searched.
 *
 * @example
 * hearWishes("grief, around 70 bpm").map(({ parameter, value }) => `${parameter}: ${value}`); // ["bpm: 70"]
 */
export function hearWishes(text: string): readonly HeardWish[] {
  const spelled = spelling(withoutMarkup(text.slice(0, LONGEST)));
  return atGenresPace(placedWishes(spelled)).map(({ wish }) => wish);
}

/**
 * The wishes in a text that are about one section of the song, and are not kept.
 * @example
 * hearUnkept("sad, 80 bpm in the chorus").map(({ words }) => words); // ["80 bpm in the chorus"]
 */
export function hearUnkept(text: string): readonly UnkeptWish[] {
  const spelled = spelling(withoutMarkup(text.slice(0, LONGEST)));
  return withSections(spelled, allWishes(spelled)).flatMap(({ one, about }) => {
    return about === undefined || keptInSection(one, about) !== undefined ? [] : [unkept(one, about)];
  });
}

/** The wishes in a text that {@link spelling} has prepared, and where they stand. */
export function placedWishes(spelled: string): readonly PlacedWish[] {
  const kept = withSections(spelled, allWishes(spelled)).flatMap(({ one, about }) => {
    const wish = about === undefined ? one : keptInSection(one, about);
    return wish === undefined ? [] : [wish];
  });
  return withoutRivals(spelled, withWaltzAsMetre(kept));
}

/** The wishes, each with the section that it is about. One section's name belongs to one wish, to the one before it first. */
function withSections(
  spelled: string,
  wishes: readonly PlacedWish[],
): readonly { readonly one: PlacedWish; readonly about: SectionWords | undefined }[] {
  const behind = wishes.map((one) => sectionAfter(spelled, one));
  return wishes.map((one, place) => {
    const ahead = behind[place] === undefined ? sectionBefore(spelled, one) : undefined;
    const isTaken = behind.some((other) => other && ahead && other.to > ahead.from && other.from < one.from);
    return { one, about: behind[place] ?? (isTaken ? undefined : ahead) };
  });
}

function allWishes(spelled: string): readonly PlacedWish[] {
  const kinds = kindsIn(spelled);
  if (kinds.size === 0) return [];
  const heard = listeners
    .flatMap(([kind, listen]) => (kinds.has(kind) ? listen(spelled) : []))
    .sort((one, other) => one.from - other.from);
  if (heard.length === 0) return heard;
  return sureOnes(spelled, heard);
}

const mentionsMusic = new RegExp(`(?<![A-Za-z\\u00c0-\\u024f'])${MUSIC}(?![A-Za-z\\u00c0-\\u024f'])`, "i");

/** An unsure wish counts where the text speaks of music otherwise; some only with a sure wish right beside them. */
function sureOnes(text: string, heard: readonly PlacedWish[]): readonly PlacedWish[] {
  const sure = heard.filter(({ isUnsure }) => isUnsure !== true);
  const couples = heard.filter((one) => heard.some((other) => isCouple(text, one, other)));
  const speaksOfMusic = sure.length > 0 || mentionsMusic.test(text);
  return heard.filter((one) => {
    if (one.isUnsure !== true) return true;
    if (one.needsNeighbour !== true && speaksOfMusic) return true;
    return [...sure, ...couples].some((other) => other !== one && isBeside(text, one, other));
  });
}

/** A genre that may be something else, and a figure that may be a tempo, make each other sure: "house, 124". */
function isCouple(text: string, one: PlacedWish, other: PlacedWish): boolean {
  const [genre, tempo] = one.wish.parameter === "genre" ? [one, other] : [other, one];
  const areBoth = genre.wish.parameter === "genre" && tempo.wish.parameter === "bpm";
  return areBoth && genre.needsNeighbour !== true && isBeside(text, genre, tempo);
}

function isBeside(text: string, one: PlacedWish, other: PlacedWish): boolean {
  const gap = one.to <= other.from ? text.slice(one.to, other.from) : text.slice(other.to, one.from);
  return (one.to <= other.from || other.to <= one.from) && /^[ ,]*(?:(?:at|in|with|and|an?) )?$/u.test(gap);
}

/** Beside another genre, a waltz is a metre: a country waltz is country in three. */
function withWaltzAsMetre(heard: readonly PlacedWish[]): readonly PlacedWish[] {
  const others = heard.filter(
    ({ wish }) => wish.parameter === "genre" && !isWaltz(wish) && !wish.value.startsWith("not "),
  );
  if (others.length === 0) return heard;
  return heard.map((one) => {
    if (!isWaltz(one.wish)) return one;
    const { words } = one.wish;
    return {
      ...one,
      wish: { parameter: "time_signature", value: "3/4", words, because: `"${words}" counts in 3/4.` },
    };
  });
}

function isWaltz(wish: HeardWish): boolean {
  return wish.parameter === "genre" && genreNamed(wish.value) === "waltz";
}

/** The first of each parameter, unless a later one corrects it; a metre in figures before one of a dance. */
function withoutRivals(text: string, heard: readonly PlacedWish[]): readonly PlacedWish[] {
  const chosen = new Map<string, PlacedWish>();
  let players: readonly PlacedWish[] = [];
  for (const one of heard) {
    const { parameter } = one.wish;
    if (parameter === "section_instruments") {
      players = [...players, one];
      continue;
    }
    if (parameter === "instruments") {
      const isTakenBack = one.isRestored === true || isCorrection(text, one.from);
      players = [...(isTakenBack ? players.flatMap((before) => takenBack(before, one)) : players), one];
      continue;
    }
    const before = chosen.get(parameter);
    if (before === undefined || isCorrection(text, one.from) || isRefusal(before.wish))
      chosen.set(parameter, one);
  }
  if (chosen.has("bars")) chosen.delete("duration_seconds");
  return [...players, ...chosen.values()].sort((one, other) => one.from - other.from);
}

/** What is left of a wish for players once a later one takes it back: "no drums. Actually, drums". */
function takenBack(before: PlacedWish, later: PlacedWish): readonly PlacedWish[] {
  if (before.wish.parameter !== "instruments" || later.wish.parameter !== "instruments") return [before];
  const now = later.wish.value;
  const refusals = new Set(Object.values(now).map((name) => `not ${name}`));
  const value = Object.fromEntries(
    Object.entries(before.wish.value).filter(
      ([role, name]) => now[role] === undefined && !refusals.has(name),
    ),
  );
  return Object.keys(value).length === 0 ? [] : [{ ...before, wish: { ...before.wish, value } }];
}

function isRefusal(wish: HeardWish): boolean {
  return wish.parameter === "genre" && wish.value.startsWith("not ");
}

/** "Slow" is slow for the genre that is asked for. */
function atGenresPace(heard: readonly PlacedWish[]): readonly PlacedWish[] {
  const named = heard.find(({ wish }) => wish.parameter === "genre")?.wish;
  const genre =
    named?.parameter === "genre" ? genres.find(({ name }) => name === genreNamed(named.value)) : undefined;
  if (genre === undefined) return heard;
  const { low, typical, high } = genre.tempo;
  return heard.map((one) => {
    if (one.pace === undefined || one.wish.parameter !== "bpm") return one;
    const value = Math.round(typical + one.pace * (one.pace < 0 ? typical - low : high - typical));
    return { ...one, wish: { ...one.wish, value } };
  });
}
