/** A change in a few words: "more hopeful", "slower and without drums", "melody on cello". */
import { resolveFeeling } from "../emotion/read.ts";
import { affectDistance, NEUTRAL } from "../emotion/space.ts";
import { plain } from "../plan/wish.ts";
import type { Affect } from "../song.ts";
import { genreNamed } from "../wishes/genre.ts";

/** One thing that is to be otherwise. */
export type Change =
  | { readonly kind: "feel"; readonly by: Affect }
  | { readonly kind: "tempo"; readonly factor: number }
  | { readonly kind: "tempo"; readonly bpm: number }
  | { readonly kind: "transpose"; readonly semitones: number }
  | { readonly kind: "transpose"; readonly to: string }
  | { readonly kind: "lengthen"; readonly bars: number }
  | { readonly kind: "genre"; readonly genre: string }
  /** Whom it is given to: the melody where nobody is named. */
  | { readonly kind: "instrument"; readonly track?: string; readonly instrument: string }
  | { readonly kind: "silence"; readonly track: string };

/** The changes in a text, or the part of it that is none. */
export type ReadChange = readonly Change[] | { readonly unread: string };

/** What is said to somebody whose words are no change. */
export const CHANGES_THAT_CAN_BE =
  'say a feeling ("more hopeful", "less tense", "sadder"), a pace ("slower", "at 96 bpm"), a pitch ("higher", "down 3", "in D"), a player ("without drums", "melody on cello"), a style ("as jazz") or "longer"; several with "and"';

/**
 * Reads a change.
 * @param mean what the song feels like: what is asked for is told from there
 * @example
 * readChange("slower and without drums", { valence: 0, arousal: 0.4, dominance: 0.5 }); // [{ kind: "tempo", factor: 0.88 }, { kind: "silence", track: "drums" }]
 */
export function readChange(text: string, mean: Affect): ReadChange {
  const changes: Change[] = [];
  const clauses = text
    .split(/[,;]|\band\b|\bbut\b|\bthen\b|\.(?:\s|$)/i)
    .map((clause) => plain(clause).replace(/^(?:make it|please|a bit of|it should be|play it) /, ""))
    .filter((clause) => clause !== "");
  for (const clause of clauses) {
    const before = changes.at(-1);
    // "without drums and bass" goes on about who does not play.
    const change =
      readClause(clause, mean) ??
      (before?.kind === "silence" ? { kind: "silence" as const, track: withoutArticle(clause) } : undefined);
    if (change === undefined) return { unread: clause };
    changes.push(change);
  }
  return changes.length === 0 ? { unread: text.trim() } : changes;
}

function readClause(clause: string, mean: Affect): Change | undefined {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(clause);
    const change = match ? read(match.slice(1)) : undefined;
    if (change) return change;
  }
  return feelingIn(clause, mean);
}

type Groups = readonly (string | undefined)[];

/** How much a word of degree makes of a change, where the change alone is 1. */
const DEGREES: readonly (readonly [RegExp, number])[] = [
  [/^(?:a (?:little |tiny )?bit|a little|a touch|slightly|somewhat) /, 0.5],
  [/^(?:much|a lot|far|way|very much|considerably) /, 1.8],
];

const DEGREE =
  "((?:a (?:little |tiny )?bit|a little|a touch|slightly|somewhat|much|a lot|far|way|considerably) )?";

function degreeOf(words: string | undefined): number {
  return DEGREES.find(([pattern]) => pattern.test(words ?? ""))?.[1] ?? 1;
}

/** A listener hears a change of tempo of an eighth at once, and the song is still itself. */
const SLOWER = 0.12;

const patterns: readonly (readonly [RegExp, (groups: Groups) => Change | undefined])[] = [
  [
    new RegExp(`^${DEGREE}(slower|faster|quicker|more slowly|more quickly)$`),
    ([degree, way = ""]) => {
      const size = SLOWER * degreeOf(degree);
      return { kind: "tempo", factor: Math.round((way.includes("slow") ? 1 - size : 1 + size) * 100) / 100 };
    },
  ],
  [/^(?:at |to )?(\d{2,3}) ?bpm$/, ([bpm]) => ({ kind: "tempo", bpm: Number(bpm) })],
  [
    new RegExp(`^${DEGREE}(higher|lower)$`),
    ([degree, way]) => {
      const size = Math.round(2 * degreeOf(degree));
      return { kind: "transpose", semitones: way === "higher" ? size : -size };
    },
  ],
  [
    /^(?:transposed? |moved? )?(up|down|higher|lower)(?: by)? (\d{1,2})(?: semitones?)?$/,
    ([way, size]) => ({
      kind: "transpose",
      semitones: way === "up" || way === "higher" ? Number(size) : -Number(size),
    }),
  ],
  [
    /^(?:transposed? to|in|to) (?:the key of )?([a-g])( ?(?:flat|sharp|b|#))?$/,
    ([letter = "", accidental = ""]) => {
      const sign = /flat|b/.test(accidental) ? "b" : accidental === "" ? "" : "#";
      return { kind: "transpose", to: `${letter.toUpperCase()}${sign}` };
    },
  ],
  [/^(?:without|no|minus|remove|drop|mute|silence|leave out) (.+)$/, ([who = ""]) => silenced(who)],
  [/^longer$/, () => ({ kind: "lengthen", bars: 8 })],
  [/^(\d{1,3}) (?:more bars|bars longer|bars more)$/, ([bars]) => ({ kind: "lengthen", bars: Number(bars) })],
  [/^(?:as|in the style of|arranged (?:as|for)) (?:an? )?(.+)$/, ([genre = ""]) => genreOf(genre)],
  [
    /^(?:the )?(melody|counter-melody|chords|bass|pad|drums) (?:on|by|played by|to) (?:an? |the )?(.+)$/,
    ([track = "", instrument = ""]) => ({ kind: "instrument", track, instrument }),
  ],
  [/^(?:on|with|for) (?:an? |the )?(.+)$/, ([instrument = ""]) => ({ kind: "instrument", instrument })],
];

function silenced(who: string): Change {
  return { kind: "silence", track: withoutArticle(who) };
}

function withoutArticle(who: string): string {
  return who.replace(/^(?:the|any|an?) /, "");
}

function genreOf(words: string): Change | undefined {
  const genre = genreNamed(words) ?? genreNamed(words.replace(/ (?:song|tune|track|piece)$/, ""));
  return genre === undefined ? undefined : { kind: "genre", genre };
}

/** Words about the sound that are words for an arousal, or a brightness. */
const WORDS_FOR_FEELINGS: Readonly<Record<string, string>> = {
  soft: "calm",
  quiet: "calm",
  gentle: "tender",
  loud: "excited",
  energetic: "excited",
  intense: "excited",
  lively: "excited",
  bright: "joyful",
  light: "cheerful",
  dark: "gloomy",
  heavy: "grim",
  warm: "tender",
};

/** How far a change goes towards a feeling that is elsewhere. */
const TOWARDS = 0.5;
/** How far it goes on where the song feels like that already. */
const FURTHER = 0.35;
/** What is nearer than this to a feeling has it. */
const NEAR = 0.2;
/** A move that nobody hears. */
const LEAST = 0.01;

function feelingIn(clause: string, mean: Affect): Change | undefined {
  const match = new RegExp(`^${DEGREE}(?:(more|less) )?(.+)$`).exec(clause);
  const [, degree, way, words = ""] = match ?? [];
  const names = way === undefined ? comparedWords(words) : [words];
  const feeling = names
    .map((name) => resolveFeeling(WORDS_FOR_FEELINGS[name] ?? name))
    .find((found) => found !== undefined)?.affect;
  if (feeling === undefined) return undefined;
  const size = degreeOf(degree);
  const isThere = affectDistance(feeling, mean) < NEAR;
  const [from, share] = way === "less" ? [NEUTRAL, -FURTHER] : isThere ? [NEUTRAL, FURTHER] : [mean, TOWARDS];
  const move = (name: keyof Affect) => {
    const by = Math.round((feeling[name] - from[name]) * share * size * 1000) / 1000 + 0;
    return Math.abs(by) < LEAST ? 0 : by;
  };
  return {
    kind: "feel",
    by: { valence: move("valence"), arousal: move("arousal"), dominance: move("dominance") },
  };
}

/** What a comparative may be one of: "sadder" of "sad", "happier" of "happy", "calmer" of "calm". */
function comparedWords(word: string): readonly string[] {
  if (!/^\p{L}{3,}er$/u.test(word)) return [];
  const stem = word.slice(0, -2);
  return [stem.replace(/i$/, "y"), stem.replace(/(\p{L})\1$/u, "$1"), `${stem}e`, stem];
}
