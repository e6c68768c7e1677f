/** How sections are called in a wish: "chorus", "verse 2", "last chorus", "before chorus", "from verse 2". */
import type { SectionKind } from "../song.ts";
import { plain, quoted, type Wish } from "./wish.ts";

/** All sections of a kind, or one of them, or what lies before, after or from it on. */
export interface SectionName {
  readonly kind: SectionKind;
  /** From 1 on; absent where all are meant. */
  readonly which?: number | "last";
  /** Absent where they are meant themselves. */
  readonly side?: Side;
}

type Side = "before" | "after" | "from";

const kinds: readonly SectionKind[] = ["intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "outro"];

const numbers: Readonly<Record<string, number | "last">> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: "last",
  final: "last",
};

/** What a section is also called. */
const aliases: Readonly<Record<string, SectionKind>> = {
  introduction: "intro",
  prechorus: "pre-chorus",
  "pre chorus": "pre-chorus",
  refrain: "chorus",
  hook: "chorus",
  "middle eight": "bridge",
  break: "bridge",
  breakdown: "bridge",
  coda: "outro",
};

/**
 * Reads a name.
 * @example
 * readSectionName("last chorus"); // { value: { kind: "chorus", which: "last" } }
 */
export function readSectionName(text: string): Wish<SectionName> {
  const [, side, name = ""] = /^\s*(?:(before|after|from) )?(.*)$/isu.exec(text) ?? [];
  const read = readName(name, text);
  if (side === undefined || "problem" in read) return read;
  return { value: { ...read.value, side: sides[side.toLowerCase()] ?? "from" } };
}

const sides: Readonly<Record<string, Side>> = { before: "before", after: "after", from: "from" };

function readName(name: string, text: string): Wish<SectionName> {
  const wanted = plain(name)
    .replace(/-/gu, " ")
    .replace(/s$/u, "")
    .replace(/\bpre chorus?e?$/u, "pre-chorus");
  const [, before, bare = "", after] =
    /^(?:the )?(?:(first|second|third|fourth|last|final) )?(.*?)(?: (\d))?$/u.exec(wanted) ?? [];
  const singular = bare.replace(/^chorus?e?$/u, "chorus");
  const kind = kinds.find((candidate) => candidate === singular) ?? aliases[singular];
  if (kind === undefined) {
    return {
      problem: `${quoted(text)} is not a section: use ${kinds.map((one) => `"${one}"`).join(", ")}, one of several as "verse 2" or "last chorus", more as "before chorus" or "from verse 2".`,
    };
  }
  const which = before === undefined ? (after === undefined ? undefined : Number(after)) : numbers[before];
  return { value: which === undefined ? { kind } : { kind, which } };
}

/** Where a song that lacks a kind of section has what comes nearest to it. */
const substitutes: Readonly<Partial<Record<SectionKind, SectionKind>>> = { bridge: "solo", solo: "bridge" };

/** The kind that stands for another where a song lacks that; the kind itself where none does. */
export function substituteOf(kind: SectionKind): SectionKind {
  return substitutes[kind] ?? kind;
}

/** The places, in a song with sections of such kinds, of those that a name means; empty where it has none. */
export function placesOf({ side, ...name }: SectionName, inSong: readonly SectionKind[]): readonly number[] {
  const named = namedPlaces(name, inSong);
  const [first] = named;
  if (side === undefined || first === undefined) return named;
  const all = inSong.map((_, place) => place);
  if (side === "before") return all.filter((place) => place < first);
  // Without a number, "after the chorus" is after the first.
  return all.filter((place) => (side === "from" ? place >= first : place > first));
}

function namedPlaces(
  { kind, which }: Omit<SectionName, "side">,
  inSong: readonly SectionKind[],
): readonly number[] {
  const of = (wanted: SectionKind) => inSong.flatMap((one, place) => (one === wanted ? [place] : []));
  const substitute = substitutes[kind];
  const own = of(kind);
  const places = own.length === 0 && substitute !== undefined ? of(substitute) : own;
  const edge = kind === "intro" ? [0] : kind === "outro" ? [inSong.length - 1] : [];
  const all = places.length > 0 ? places : edge;
  if (which === undefined) return all;
  const one = which === "last" ? all.at(-1) : all[which - 1];
  return one === undefined ? [] : [one];
}
