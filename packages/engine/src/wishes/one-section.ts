/** Wishes about one section of the song: who plays or rests in it can be had; its tempo, its key and its length are the song's. */
import { readSectionName } from "../plan/section-names.ts";
import type { HeardWish, PlacedWish } from "./heard-wish.ts";

/** Sections by names that mean nothing else. */
export const MUSICAL_SECTION =
  "(?:intro|verses?|pre-?chorus(?:es)?|chorus(?:es)?|refrains?|bridge|breakdown|middle eight|outro|coda|hook)";
const SECTION = `(?:${MUSICAL_SECTION}(?: [1-9](?![0-9]))?|introduction|break|middle(?: part| section)?|beginning|start|opening|first (?:half|part|section)|second (?:half|part|section)|last (?:half|part|section)|end|ending)`;
const WITHIN = "(?:in|during|for|on|at|throughout|over)";
const WHEN = `(?:${WITHIN}|until|till|before|after|from)`;
/** Which of the sections, before its name. */
export const WHICH =
  "(?:(?:the|my|each|every|all|both|first|second|third|last|final|very|quiet|loud|whole|of|verses? and|chorus(?:es)? and|intro and|bridge and) )*";

const after = new RegExp(
  `^(?: (?:please|at all|only|just|playing|there))?,? (${WHEN}) (${WHICH}${SECTION})(?![A-Za-z'-])`,
  "i",
);
const before = new RegExp(
  `\\b(${WHEN}) (${WHICH}${SECTION}),?:? (?:(?:i|we|want|would|like|there|it|should|must|can|be|is|are|have|has|with|please|let's|play|and|only|just) )*$`,
  "i",
);

/** "The chorus should be slow". */
const subject = new RegExp(
  `\\b()(${WHICH}${SECTION}) (?:should|must|has to|needs to|ought to|could|can|might) (?:be|have|come|get|go|feel|sound)(?: (?:a bit|a little|much|really|very|and))* $`,
  "i",
);

/** "A slow chorus". */
const beside = new RegExp(`^()(?: and [a-z]+)? (${MUSICAL_SECTION})(?![A-Za-z'-])`, "i");

/** "Only piano at first, then everybody". */
const atFirst = /^,? (at first|to begin with|to start with)()(?![A-Za-z'-])/i;

/** How far before a wish its section is looked for. */
const REACH = 60;

/** A wish with the section that it is about. */
export interface SectionWords {
  /** Both, as they stand in the text. */
  readonly words: string;
  readonly from: number;
  readonly to: number;
  /** "in", "until"… */
  readonly when: string;
  /** "the first verse". */
  readonly section: string;
}

/** A wish together with the section that is named behind it; undefined where none is. */
export function sectionAfter(text: string, { wish, from, to, pace }: PlacedWish): SectionWords | undefined {
  const behind = text.slice(to);
  const isTempoInWords = wish.parameter === "bpm" && pace !== undefined;
  const found = after.exec(behind) ?? atFirst.exec(behind) ?? (isTempoInWords ? beside.exec(behind) : null);
  const [rest, when = "", section = ""] = found ?? [];
  if (rest === undefined) return undefined;
  const end = to + rest.length;
  return { words: text.slice(from, end), from, to: end, when: when.toLowerCase(), section };
}

/** A wish together with the section that is named before it; undefined where none is. */
export function sectionBefore(text: string, { from, to }: PlacedWish): SectionWords | undefined {
  const ahead = text.slice(Math.max(0, from - REACH), from);
  const [lead, when = "", section = ""] = before.exec(ahead) ?? subject.exec(ahead) ?? [];
  if (lead === undefined) return undefined;
  const start = from - lead.length;
  return { words: text.slice(start, to), from: start, to, when: when.toLowerCase(), section };
}

/**
 * The wish for players in some sections that a wish for players is together with its section; undefined where that cannot
 * be had: "in the first half", and whatever is no wish for players.
 */
export function keptInSection(one: PlacedWish, about: SectionWords): PlacedWish | undefined {
  if (one.wish.parameter !== "instruments") return undefined;
  const side = SIDES[about.when] ?? "";
  const names = sectionNamesIn(about.section === "" ? "intro" : about.section).map(
    (name) => `${side}${name}`,
  );
  if (names.length === 0) return undefined;
  const [first = ""] = names;
  const players = inSection(one.wish.value, one.wish.words, first);
  const { words, from, to } = about;
  const value = Object.fromEntries(names.map((name) => [name, players]));
  const because = `"${words}" says who plays ${names.length > 1 ? "in these sections" : "there"}.`;
  return { wish: { parameter: "section_instruments", value, words, because }, from, to };
}

const SIDES: Readonly<Record<string, string>> = {
  until: "before ",
  till: "before ",
  before: "before ",
  after: "after ",
  from: "from ",
};

const EDGES: Readonly<Record<string, string>> = {
  beginning: "intro",
  start: "intro",
  opening: "intro",
  end: "outro",
  ending: "outro",
  middle: "bridge",
};

/** "The verse and chorus" as "verse" and "chorus"; none where one of them is no section. */
export function sectionNamesIn(section: string): readonly string[] {
  const names = section
    .toLowerCase()
    .split(" and ")
    .map((part) => part.replace(/\b(?:the|my|each|every|all|both|very|quiet|loud|whole|of) /gu, "").trim())
    .map((part) => EDGES[part.replace(/ (?:part|section)$/u, "")] ?? part)
    .map((part) => part.replace(/(?<=[a-z])(?:es|(?<!s|u)s)$/u, "").replace(/^prechorus/u, "pre-chorus"));
  return names.every((name) => "value" in readSectionName(name)) ? [...new Set(names)] : [];
}

type Players = Readonly<Record<string, string>>;

/** Sections that have no melody of their own which a second voice could answer. */
const WITHOUT_TUNE = /^(?:intro|outro)$/u;

/**
 * Who plays in a section: whoever joins there takes a seat that is empty elsewhere, and whoever plays alone there has the tune
 * with nobody around.
 */
function inSection(players: Players, words: string, section: string): Players {
  const isAlone = Object.keys(players).length === EVERY_ROLE;
  if (isAlone) return alone(players);
  const seats: Record<string, string> = {};
  const isLed = /\b(?:solo|lead|melody|line|tune|theme|hook|topline)\b/iu.test(words);
  for (const [role, name] of Object.entries(players)) {
    const isNamed = name !== "none" && name !== "any" && !name.startsWith("not ");
    if (!isNamed || role === "bass" || role === "drums" || role === "pad") seats[role] = name;
    else if (role === "chords") seats["pad" in players ? "chords" : "pad"] = name;
    else seats[isLed || WITHOUT_TUNE.test(section) ? "melody" : "counter-melody"] = name;
  }
  return seats;
}

/** Somebody is named for every role, or silenced in it. */
const EVERY_ROLE = 6;

function alone({ melody, chords, bass, ...others }: Players): Players {
  const silent = Object.fromEntries(
    Object.entries(others).filter(([role, name]) => name === "none" && role !== "counter-melody"),
  );
  const accompanist = chords === undefined || chords === "none" ? { chords: "none" } : { chords };
  return {
    ...silent,
    ...(melody !== undefined && { melody }),
    ...accompanist,
    bass: bass === chords ? "none" : (bass ?? "none"),
  };
}

/** A wish that is not kept. */
export interface UnkeptWish {
  readonly wish: HeardWish;
  /** The wish and the section that it is about, as they stand in the text. */
  readonly words: string;
  /** A sentence for people that quotes the words. */
  readonly because: string;
}

/** The wish as one that is not kept. */
export function unkept({ wish }: PlacedWish, { words }: SectionWords): UnkeptWish {
  const because =
    wish.parameter === "instruments"
      ? `"${words}" could not be kept: who plays can be had by the section, as in "no drums in the first verse".`
      : `"${words}" is about one section, and can be had for the whole song only: it was left out.`;
  return { wish, words, because };
}
