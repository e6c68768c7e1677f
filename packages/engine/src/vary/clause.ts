/** One change in words: "slower", "up a third", "in D minor", "more drums". */
import { drumKits, programNames } from "../data/instruments.ts";
import { instrumentWords } from "../data/wish-words.ts";
import { roles } from "../plan/band.ts";
import { plain } from "../plan/wish.ts";
import type { Affect } from "../song.ts";
import { genreNamed } from "../wishes/genre.ts";
import type { Change } from "./change.ts";
import { DEGREE, degreeOf } from "./degree.ts";
import { feelingIn } from "./felt.ts";

/**
 * Reads one change; undefined where it is none.
 * @param clause as {@link plain} gives it
 * @param mean what the song feels like
 */
export function readClause(clause: string, mean: Affect): Change | undefined {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(clause);
    const change = match ? read(match.slice(1)) : undefined;
    if (change) return change;
  }
  const by = feelingIn(clause, mean);
  return by === undefined ? genreOf(withoutArticle(clause)) : { kind: "feel", by };
}

/** Who is meant, without what stands before: "the drums". */
export function withoutArticle(who: string): string {
  return who.replace(/^(?:the|any|an?) /, "");
}

type Groups = readonly (string | undefined)[];

/** A listener hears a change of tempo of an eighth at once, and the song is still itself. */
const SLOWER = 0.12;

/** By how much a player's arousal moves who is to be heard more, or less. */
const MORE = 0.25;

const MODE = "(major|minor|ionian|dorian|phrygian|lydian|mixolydian|aeolian|locrian)";
const TONIC = "([a-g])( ?(?:flat|sharp|b|#))?";

/** Semitones of intervals; of those of two sizes the one that a major key has. */
const INTERVALS: Readonly<Record<string, number>> = {
  semitone: 1,
  "half step": 1,
  "half tone": 1,
  tone: 2,
  "whole tone": 2,
  step: 2,
  "whole step": 2,
  "minor third": 3,
  third: 4,
  "major third": 4,
  fourth: 5,
  fifth: 7,
  "minor sixth": 8,
  sixth: 9,
  "major sixth": 9,
  octave: 12,
};

/** What notes are counted in, in words. */
const NUMBERS: readonly string[] = ["one", "two", "three", "four", "five", "six", "seven"];

const patterns: readonly (readonly [RegExp, (groups: Groups) => Change | undefined])[] = [
  [
    new RegExp(`^${DEGREE}(slower|faster|quicker|more slowly|more quickly)$`),
    ([degree, way = ""]) => {
      const size = SLOWER * degreeOf(degree);
      return { kind: "tempo", factor: Math.round((way.includes("slow") ? 1 - size : 1 + size) * 100) / 100 };
    },
  ],
  [/^(?:at |to )?(\d{2,3}) ?bpm$/, ([bpm]) => ({ kind: "tempo", bpm: Number(bpm) })],
  [new RegExp(`^${DEGREE}(higher|lower)$`), ([degree, way]) => moved(way, Math.round(2 * degreeOf(degree)))],
  [
    /^(?:transposed? |moved? )?(up|down|higher|lower)(?: by)? (\d{1,2}|[a-z]+)(?: (?:semitones?|half steps?))?$/,
    ([way, size = ""]) => {
      const semitones = /^\d/.test(size) ? Number(size) : NUMBERS.indexOf(size) + 1;
      return semitones > 0 ? moved(way, semitones) : undefined;
    },
  ],
  [
    /^(?:transposed? |moved? )?(up|down|higher|lower)(?: by)? an? (.+)$/,
    ([way, interval = ""]) => {
      const semitones = INTERVALS[interval];
      return semitones === undefined ? undefined : moved(way, semitones);
    },
  ],
  [
    new RegExp(`^(?:transposed? to|in|to) (?:the key of )?${TONIC}$`),
    ([letter, accidental]) => ({ kind: "transpose", to: tonicOf(letter, accidental) }),
  ],
  [
    new RegExp(`^(?:transposed? to |in |to )?(?:the key of )?${TONIC} ${MODE}$`),
    ([letter, accidental, mode = ""]) => ({ kind: "key", tonic: tonicOf(letter, accidental), mode }),
  ],
  [new RegExp(`^(?:in |to )?(?:an? )?${MODE}(?: key| mode)?$`), ([mode = ""]) => ({ kind: "key", mode })],
  [/^(?:in )?(\d{1,2}\/\d{1,2})(?: time)?$/, ([timeSignature = ""]) => ({ kind: "metre", timeSignature })],
  [
    /^(?:without|no|minus|remove|drop|mute|silence|leave out) (.+)$/,
    ([who = ""]) => ({ kind: "silence", track: withoutArticle(who) }),
  ],
  [/^longer$/, () => ({ kind: "lengthen", bars: 8 })],
  [/^(\d{1,3}) (?:more bars|bars longer|bars more)$/, ([bars]) => ({ kind: "lengthen", bars: Number(bars) })],
  [/^(?:as|in the style of|arranged (?:as|for)) (?:an? )?(.+)$/, ([genre = ""]) => genreOf(genre)],
  [
    /^(?:the )?(melody|counter-melody|chords|bass|pad|drums) (?:on|by|played by|to) (?:an? |the )?(.+)$/,
    ([track = "", instrument = ""]) => ({ kind: "instrument", track, instrument }),
  ],
  [/^(?:on|with|for) (?:an? |the )?(.+)$/, ([instrument = ""]) => ({ kind: "instrument", instrument })],
  [
    new RegExp(`^${DEGREE}(more|louder|busier|livelier|less|fewer|softer|quieter|calmer) (?:of the )?(.+)$`),
    ([degree, way = "", who = ""]) => {
      if (!isPlayer(who)) return undefined;
      const isMore = ["more", "louder", "busier", "livelier"].includes(way);
      const arousal = Math.round(MORE * degreeOf(degree) * (isMore ? 1 : -1) * 1000) / 1000;
      return { kind: "feel", by: { valence: 0, arousal, dominance: 0 }, track: who };
    },
  ],
];

function moved(way: string | undefined, semitones: number): Change {
  return { kind: "transpose", semitones: way === "up" || way === "higher" ? semitones : -semitones };
}

function tonicOf(letter = "", accidental = ""): string {
  const sign = /flat|b/.test(accidental) ? "b" : accidental === "" ? "" : "#";
  return `${letter.toUpperCase()}${sign}`;
}

function genreOf(words: string): Change | undefined {
  const genre = genreNamed(words) ?? genreNamed(words.replace(/ (?:song|tune|track|piece)$/, ""));
  return genre === undefined ? undefined : { kind: "genre", genre };
}

const singular = (words: string) => words.replace(/s$/, "");

const players: ReadonlySet<string> = new Set(
  [...roles, ...programNames, ...Object.keys(drumKits), ...instrumentWords.map(({ word }) => word)].map(
    (name) => singular(plain(name)),
  ),
);

/** Whether it is a role in the band, or an instrument. */
function isPlayer(words: string): boolean {
  return players.has(singular(words));
}
