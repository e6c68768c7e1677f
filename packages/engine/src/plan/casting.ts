/** Who plays, rests or has the tune in single sections: "strings only in the chorus", "a sax solo in the bridge". */
import type { Problem } from "../intent.ts";
import type { Reason, Role, SectionKind } from "../song.ts";
import { isAnybody, readInstrument, refusedIn, roles } from "./band.ts";
import { placesOf, readSectionName, type SectionName } from "./section-names.ts";
import { listed, oneOf, quoted } from "./wish.ts";

/** What is wished of one role in one section. */
export interface SectionWish {
  readonly section: SectionName;
  /** The section as it was called. */
  readonly called: string;
  readonly role: Role;
  /** Its player plays there, rests there, rests if it is one of the refused, or gives the tune to the counter-melody's. */
  readonly does: "plays" | "rests" | "leads" | ReadonlySet<string>;
  /** The instrument that was named; absent where it is the role's own, whichever that is. */
  readonly instrument?: string;
}

/** Of one section, who plays and rests whatever its energy is, and who has the tune. */
export interface Casting {
  readonly plays: ReadonlySet<Role>;
  readonly rests: ReadonlySet<Role>;
  /** Absent where the melody's player has it. */
  readonly lead?: "counter-melody";
}

/** More sections, or roles in one, are not read one by one. */
const MOST_ENTRIES = 24;

/** Roles whose player has to go on elsewhere: without chords and bass there is no song around the section. */
const LASTING: ReadonlySet<Role> = new Set(["melody", "chords", "bass"]);

/** Wishes by section and role, as an intent has them. */
export type GivenSections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Reads the wishes.
 * @param band what is wished for in the whole song, by role; who is named for sections only joins it
 * @param problems takes what cannot be had
 */
export function readSectionInstruments(
  given: GivenSections | null | undefined,
  band: Map<Role, string | null>,
  problems: Problem[],
): readonly SectionWish[] {
  const wishes: SectionWish[] = [];
  const refuse = (path: readonly string[], detail: string) =>
    problems.push({ path: ["technical", "sectionInstruments", ...path], detail });
  const sections = Object.entries(given ?? {});
  if (sections.length > MOST_ENTRIES) {
    refuse([], `${sections.length} sections are given; at most ${MOST_ENTRIES} can be read.`);
    return [];
  }
  for (const [called, players] of sections) {
    const section = readSectionName(called);
    if ("problem" in section) {
      refuse([called], section.problem);
      continue;
    }
    for (const [name, text] of Object.entries(players).slice(0, MOST_ENTRIES)) {
      const role = roles.find((candidate) => candidate === name.trim().toLowerCase());
      if (role === undefined) {
        refuse([called, name], `${quoted(name)} is not a role in the band: use ${oneOf(roles)}.`);
        continue;
      }
      const wish = readWish(role, text, band);
      if ("problem" in wish) refuse([called, name], wish.problem);
      else wishes.push({ section: section.value, called, role, ...wish });
    }
  }
  return wishes;
}

type Read = Pick<SectionWish, "does" | "instrument"> | { readonly problem: string };

function readWish(role: Role, text: string, band: Map<Role, string | null>): Read {
  if (isAnybody(text)) return { does: "plays" };
  const refused = refusedIn(text);
  if (refused !== undefined && refused.size > 0) return { does: refused };
  const read = readInstrument(role, text);
  if ("problem" in read) return read;
  const { value: instrument } = read;
  if (instrument === null) return { does: "rests" };
  const before = band.get(role) ?? undefined;
  if (role === "melody" && before !== instrument) return leading(instrument, band);
  if (before !== undefined && before !== instrument) {
    return {
      problem: `The ${role} ${role === "chords" ? "are" : "is"} given to the ${before} already, and one instrument plays it in the whole song. In single sections another may have the melody, or be the pad.`,
    };
  }
  band.set(role, instrument);
  return { does: "plays", instrument };
}

/** Who has the tune in a section and not in the others is the second voice of the band. */
function leading(instrument: string, band: Map<Role, string | null>): Read {
  const second = band.get("counter-melody") ?? undefined;
  if (second !== undefined && second !== instrument) {
    return {
      problem: `The counter-melody is given to the ${second}, and only its player can take over the melody in a section: leave it to the ${instrument}.`,
    };
  }
  band.set("counter-melody", instrument);
  return { does: "leads", instrument };
}

/** The castings of a song, and what is said about them. */
export interface Cast {
  /** By section; absent where nothing is wished of one. */
  readonly castings: readonly (Casting | undefined)[];
  /** The wishes for the whole song, without the players of sections that it does not have. */
  readonly band: ReadonlyMap<Role, string | null>;
  readonly reasons: readonly Reason[];
}

/**
 * Finds the sections that the wishes are about.
 * @param inSong the kinds of its sections, in order
 */
export function castSections(
  wishes: readonly SectionWish[],
  band: ReadonlyMap<Role, string | null>,
  inSong: readonly SectionKind[],
): Cast {
  const placed = wishes.map((wish) => ({ wish, places: placesOf(wish.section, inSong) }));
  const kept = placed.filter(({ places }) => places.length > 0);
  // Who was named for sections alone plays in them alone.
  const visitors = new Map<Role, Set<number>>();
  for (const { wish, places } of placed) {
    const role = wish.does === "leads" ? "counter-melody" : wish.role;
    if (wish.instrument === undefined || LASTING.has(role)) continue;
    visitors.set(role, new Set([...(visitors.get(role) ?? []), ...places]));
  }
  const homeless = [...visitors].filter(([, places]) => places.size === 0).map(([role]) => role);
  const castings = inSong.map((_, place): Casting | undefined => {
    const here = kept.filter(({ places }) => places.includes(place)).map(({ wish }) => wish);
    const away = [...visitors].filter(([, places]) => !places.has(place)).map(([role]) => role);
    return here.length + away.length === 0 ? undefined : castingOf(here, away, band);
  });
  return {
    castings,
    band: new Map([...band].filter(([role]) => !homeless.includes(role))),
    reasons: placed.map(({ wish, places }) => reasonOf(wish, places.length > 0, inSong)),
  };
}

function castingOf(
  here: readonly SectionWish[],
  away: readonly Role[],
  band: ReadonlyMap<Role, string | null>,
): Casting {
  const plays = new Set<Role>();
  const rests = new Set<Role>(away);
  for (const { role, does } of here) {
    const player = band.get(role) ?? undefined;
    if (does === "plays") plays.add(role);
    else if (does === "leads") plays.add("counter-melody");
    else if (does === "rests" || (player !== undefined && does.has(player))) rests.add(role);
  }
  const leads = here.some(({ does }) => does === "leads");
  return { plays, rests, ...(leads && { lead: "counter-melody" as const }) };
}

function reasonOf(
  { called, role, does, instrument }: SectionWish,
  isThere: boolean,
  inSong: readonly SectionKind[],
): Reason {
  const about = "instruments";
  if (!isThere) {
    const has = listed([...new Set(inSong)].map((kind) => `${kind}`));
    return {
      about,
      decision: `${called}: left as it is`,
      because: `You wished for something in the ${called}, and this song has ${has}: it was left out. A longer song, or another form, has more sections.`,
    };
  }
  const player = instrument ?? `the ${role}`;
  const decision =
    does === "leads"
      ? `${player} has the melody`
      : does === "plays"
        ? `${player} plays`
        : does === "rests"
          ? `the ${role} rests`
          : `no ${[...does][0]}`;
  return { about, decision: `${called}: ${decision}`, because: "You asked for it." };
}
