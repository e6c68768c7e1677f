/** Who is to play: "for piano and cello", "with a soft trumpet", "no drums", "a violin melody". */
import { type InstrumentWord, instrumentWords } from "../data/wish-words.ts";
import type { Role } from "../song.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { findNames, masked, nameTable } from "./names.ts";
import { MUSICAL_SECTION, WHICH } from "./one-section.ts";
import { isAlone, isDenied, MUSIC } from "./phrases.ts";
import { bandOf, joining, without } from "./seats.ts";

const names = nameTable(instrumentWords.map((row) => [row.word, row] as const));

/** A name in a masked text. */
const NAME = "§_*";
const ADJECTIVES =
  "(?:(?:soft|gentle|quiet|loud|soaring|roaring|crunchy|fuzzy|tinkling|lonely|lone|warm|muted|single|sad|bright|distant|slow|solo|simple|little|old|big|deep|heavy|light|some|dreamy|lush|sparse|plucked|bowed|fingerpicked|strummed|distorted|clean|mellow|dark|low|high)[ ,]*)*";
const ONE_NAMED = `(?:an? |some |one |two )?${ADJECTIVES}(?:${NAME})`;
const LIST = `${ONE_NAMED}(?:(?:, and |, | and | & | \\+ |, with | with | or )${ONE_NAMED})*`;
const EDGE = "(?![A-Za-z\\u00c0-\\u024f0-9'])";

/** These play in some section: "strings only in the chorus", "horns come in at the last chorus". */
const there = [
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])${LIST}(?:,? (?:only|just|come in|comes in|coming in|enter|enters|kick in|kicks in|join|joins))?(?=,? (?:in|during|for|on|at|throughout|from|until|till|before|after) ${WHICH}${MUSICAL_SECTION}(?![A-Za-z'-]))`,
    "gi",
  ),
];

/** Only these play. */
const alone = [
  new RegExp(
    `\\b(?:solo|only|just|nothing but|unaccompanied)(?: for)? ${LIST}${EDGE}(?! (?:melody|lead|line|tune|riff))`,
    "gi",
  ),
  new RegExp(`\\bfor (?:solo )?${LIST}${EDGE}`, "gi"),
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])${NAME}[- ](?:pieces?|sonata|nocturne|[ée]tude|prelude|miniature|only|alone|instrumental|duet|duo)${EDGE}`,
    "gi",
  ),
];

/** These play too. */
const among = [
  new RegExp(
    `\\b(?:with|featuring|feat\\.?|add|adding|including|include|plus|over|on|using|use|give me|want|i hear|played by|bring in|instruments?:) ${LIST}${EDGE}`,
    "gi",
  ),
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])${NAME}(?:-driven|-led|[- ]${MUSIC}|[- ](?:riffs?|arpeggios?|accompaniment|parts?|please))${EDGE}`,
    "gi",
  ),
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])(${NAME}(?:(?:, | and | & | \\+ )(?:an? |some )?${ADJECTIVES}${NAME})+)${EDGE}`,
    "gi",
  ),
];

/** Nothing else stands between two marks of punctuation. */
const bare = [new RegExp(`(?<![A-Za-z\\u00c0-\\u024f'-])(?:an? )?${ADJECTIVES}${NAME}${EDGE}`, "gi")];

const leading = [
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])${NAME}[- ](?:melody|lead|line|tune|solo|theme|hook|topline)${EDGE}`,
    "gi",
  ),
  new RegExp(
    `(?<![A-Za-z\\u00c0-\\u024f'-])${NAME} (?:for|on|as|plays?|playing|takes?|taking|carries|carrying)(?: the| a)? (?:melody|lead|line|tune|theme|topline)${EDGE}`,
    "gi",
  ),
  new RegExp(
    `\\b(?:melody|lead|tune|theme|solo)(?: is)?(?: played)?(?: on| by| for|:)(?: an?| the)? ${NAME}${EDGE}`,
    "gi",
  ),
];

/** Who is not to play: "no piano", "without a guitar or strings". */
const refused = new RegExp(
  `\\b(?:no|without(?: any)?|minus|not the|drop the|lose the|leave out the|skip the|don't want(?: any| a)?|do not want(?: any| a)?|mute the) ((?:an? )?${NAME}(?:(?:,? (?:and|or|nor) (?:no |an? )?|, no )${NAME})*)${EDGE}(?! (?:attached|can\\b|is\\b|are\\b|has\\b|could\\b|will\\b|left\\b))`,
  "gi",
);

const refusing = [refused];

const ROLE = "(?:drums?|percussion|drum ?kit|beats?|bass(?: ?line)?|melody|chords|pads?|counter-?melody)";

const silenced = new RegExp(
  `\\b(?:no|without(?: any)?|minus|drop the|lose the|leave out the|skip the|don't want(?: any)?|do not want(?: any)?|mute the) (${ROLE}(?:(?:,? (?:and|or|nor) (?:no )?|, no )${ROLE})*)${EDGE}|\\bdrumless\\b`,
  "gi",
);

const ROLES = `(?:the |some |an? )?(${ROLE}(?:,? and (?:the )?${ROLE})*)`;

/** Who was silenced plays after all: "actually drums", "bring the drums back", "drums after all". */
const restored = [
  new RegExp(
    `\\b(?:actually|on second thoughts?|wait|i changed my mind|never ?mind)[,:. ]+(?:yes,? |let's have |i (?:do )?want |i'd like |give me |with |keep |add )?${ROLES}(?: please)?(?= *(?:[.,;:!?\\n]|$| and| are| is))`,
    "gi",
  ),
  new RegExp(`\\b(?:bring back|put back|give me back) ${ROLES}${EDGE}`, "gi"),
  new RegExp(`\\b(?:bring|put|give me|have|want) ${ROLES} back${EDGE}`, "gi"),
  new RegExp(`(?<!\\b(?:no|without|any) )\\b${ROLES},? after all${EDGE}`, "gi"),
];

/** Hears who plays and who is silent. */
export const hearInstruments: Listener = (text) => {
  const found = findNames(text, names);
  const heard = [...restores(text), ...silences(text)];
  if (found.length === 0) return heard;
  const shadow = masked(text, found, "§");
  const isFree = ({ from, to }: PlacedWish) => heard.every((other) => to <= other.from || from >= other.to);
  for (const { patterns, read } of ways) {
    for (const match of patterns.flatMap((pattern) => [...shadow.matchAll(pattern)])) {
      const from = match.index;
      const to = endBefore(heard, found, from, from + match[0].length);
      const players = found.filter((name) => name.from >= from && name.to <= to).map(({ row }) => row);
      const answer =
        patterns === refusing || isWanted(text, from) ? read({ text, from, to, players }) : undefined;
      if (answer === undefined || Object.keys(answer.value).length === 0) continue;
      const words = text.slice(from, to);
      const { value, says, isUnsure } = answer;
      const placed: PlacedWish = {
        wish: { parameter: "instruments", value, words, because: `"${words}" ${says}` },
        from,
        to,
        isUnsure,
      };
      if (isFree(placed)) heard.push(placed);
    }
  }
  return heard;
};

/** Where a list of players ends: after the last of them of whom nothing else was heard, "a cello, sax solo". */
function endBefore(
  heard: readonly PlacedWish[],
  found: readonly { readonly from: number; readonly to: number }[],
  from: number,
  to: number,
): number {
  const next = Math.min(...heard.map((other) => (other.from > from ? other.from : to)), to);
  if (next === to) return to;
  return found.findLast((name) => name.from >= from && name.to <= next)?.to ?? to;
}

/** A stretch of text that speaks of players. */
interface Passage {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly players: readonly InstrumentWord[];
}

/** What a passage asks for. */
interface Answer {
  readonly value: Readonly<Record<string, string>>;
  readonly says: string;
  readonly isUnsure: boolean;
}

/** The ways of speaking of players, the plainest first. */
const ways: readonly {
  readonly patterns: readonly RegExp[];
  readonly read: (passage: Passage) => Answer | undefined;
}[] = [
  { patterns: refusing, read: refuses },
  { patterns: leading, read: leads },
  {
    patterns: there,
    read: ({ text, from, players }) =>
      // "Only piano in the verse" is nobody else there.
      /\b(?:only|just|nothing but) $/iu.test(text.slice(0, from)) ? undefined : joins(players, false),
  },
  { patterns: alone, read: playsAlone },
  {
    patterns: among,
    read: ({ players }) =>
      joins(
        players,
        players.some(({ isDoubtful }) => isDoubtful),
      ),
  },
  {
    patterns: bare,
    read: ({ text, from, to, players }) => (isAlone(text, from, to) ? joins(players, true) : undefined),
  },
];

/** A word that has another meaning is refused where its role is silenced: see {@link silenced}. */
function refuses({ players }: Passage): Answer | undefined {
  const plain = players.filter(({ part }) => part === "chords" || part === "melody" || part === "pad");
  return {
    value: without(plain),
    says: "says who is not to play.",
    isUnsure: plain.every(({ isDoubtful }) => isDoubtful),
  };
}

function leads({ players: [player] }: Passage): Answer | undefined {
  if (player === undefined || player.part === "drums" || player.part === "bass") return undefined;
  return { value: { melody: player.instrument }, says: "gives it the tune.", isUnsure: false };
}

function playsAlone({ text, from, players }: Passage): Answer | undefined {
  const isDoubtful = players.every((player) => player.isDoubtful);
  // "For bass" is an angler's unless something about music stands before it.
  if (isDoubtful && !endsInMusic.test(text.slice(Math.max(0, from - 40), from))) return undefined;
  return { value: bandOf(players), says: "says who plays, and nobody else does.", isUnsure: isDoubtful };
}

const endsInMusic = new RegExp(`${MUSIC} (?:[A-Za-z]+ )?$`, "i");

function joins(players: readonly InstrumentWord[], isUnsure: boolean): Answer {
  return { value: joining(players), says: "says who plays.", isUnsure };
}

function silences(text: string): PlacedWish[] {
  return [...text.matchAll(silenced)].map((match) => {
    const words = match[0];
    const silent = rolesIn(match[1] ?? "drums");
    const value = Object.fromEntries(silent.map((role) => [role, "none"]));
    const because = `"${words}" silences the ${silent.join(" and the ")}.`;
    return {
      wish: { parameter: "instruments", value, words, because },
      from: match.index,
      to: match.index + words.length,
    };
  });
}

/** What stands for a role that plays again: the drums are wanted themselves, of the others the band's own player. */
function playerOf(role: Role): string {
  return role === "drums" || role === "bass" ? role : "any";
}

function restores(text: string): PlacedWish[] {
  return restored
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(({ index }) => !isDenied(text, index))
    .map((match) => {
      const words = match[0];
      const value = Object.fromEntries(rolesIn(match[1] ?? "").map((role) => [role, playerOf(role)]));
      return {
        wish: { parameter: "instruments", value, words, because: `"${words}" lets them play.` },
        from: match.index,
        to: match.index + words.length,
        isRestored: true,
      };
    });
}

/** "No piano", "his guitar" and "the drums of war" ask for nothing. */
function isWanted(text: string, place: number): boolean {
  return !/\b(?:no|not|without|never|my|his|her|their|the|your|our|fishing|caught|catch)[ ]$/i.test(
    text.slice(Math.max(0, place - 12), place),
  );
}

function rolesIn(list: string): readonly Role[] {
  return [...list.matchAll(/drum|percussion|beat|bass|counter|(?<!counter-?)melody|chords|pad/giu)].map(
    (match): Role => {
      const word = match[0].toLowerCase();
      return word === "bass" || word === "melody" || word === "chords" || word === "pad"
        ? word
        : word === "counter"
          ? "counter-melody"
          : "drums";
    },
  );
}
