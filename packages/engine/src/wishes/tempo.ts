/** The tempo that a text asks for: in beats a minute, or in words. */
import { tempoWords } from "../data/wish-words.ts";
import { withGenresMasked } from "./genre.ts";
import type { Listener, PlacedWish } from "./heard-wish.ts";
import { sectionAfter, sectionBefore } from "./one-section.ts";
import { isAlone, isDenied, MUSIC, NUMBER, numberOf } from "./phrases.ts";

const ABOUT = "(?:(?:at|around|about|roughly|approximately|some|ca\\.?|circa|near|maybe) )*";
const UNIT = "(?:bpm|b\\.p\\.m\\.?|beats? (?:per|a|each) minute)";

const inFigures = new RegExp(
  `\\b${ABOUT}(?:between )?(${NUMBER})(?: ?(?:-|to|and) ?(${NUMBER}))? ?${UNIT}(?![A-Za-z\\u00c0-\\u024f0-9])`,
  "gi",
);
const afterTheWord = new RegExp(
  `\\b(?:bpm|tempo)(?: (?:is|of|at|to)|:|=)? ?${ABOUT}(\\d{2,3}(?:\\.\\d+)?)(?: ?(?:-|to) ?(\\d{2,3}))?(?![0-9/])`,
  "gi",
);

/** The slowest and the fastest tempo that can be had. */
const SLOWEST = 20;
const FASTEST = 300;

/** Hears "around 70 bpm", "tempo: 90", "a slow waltz", "allegro". */
export const hearTempo: Listener = (text) => {
  const counted = [...text.matchAll(inFigures), ...text.matchAll(afterTheWord)]
    .filter(({ index }) => !isDenied(text, index))
    .map(inBeats)
    .filter((wish) => wish !== undefined);
  const sections = inSections(text);
  if (counted.length > 0) return [...counted, ...sections];
  const words = [...spoken(text), ...sections];
  return words.length > 0 ? words : bare(text);
};

/** A figure alone right beside another wish: "disco, 120", "techno 128". No tempo is as slow as a small number of things. */
const bareFigure = /(?<![\d.:/#$€£-])\b(\d{2,3})(?= *(?:[,;!?\n)]|\.(?!\d)|$))/g;
const SLOWEST_BARE = 40;
const FASTEST_BARE = 220;

function bare(text: string): readonly PlacedWish[] {
  return [...text.matchAll(bareFigure)].flatMap((match): PlacedWish[] => {
    const value = Number(match[1]);
    if (value < SLOWEST_BARE || value > FASTEST_BARE || isDenied(text, match.index)) return [];
    const words = match[0];
    const because = `"${words}" beside what you say about the music is taken for its tempo.`;
    const [from, to] = [match.index, match.index + words.length];
    return [
      { wish: { parameter: "bpm", value, words, because }, from, to, isUnsure: true, needsNeighbour: true },
    ];
  });
}

function inBeats(match: RegExpExecArray): PlacedWish | undefined {
  const [words, low = "", high] = match;
  if (/^(?:an?|half an?)$/i.test(low)) return undefined;
  const middle = high === undefined ? numberOf(low) : (numberOf(low) + numberOf(high)) / 2;
  if (!(middle > 0)) return undefined;
  const value = Math.min(FASTEST, Math.max(SLOWEST, middle));
  const limit =
    value === middle ? "" : ` The ${value === SLOWEST ? "slowest" : "fastest"} that can be had is ${value}.`;
  return {
    wish: { parameter: "bpm", value, words, because: `"${words}" sets the tempo.${limit}` },
    from: match.index,
    to: match.index + words.length,
  };
}

/** From where on a tempo is fast, and up to where it is slow, whatever is played. */
const FAST = 132;
const SLOW = 72;

/** A word for a pace, and a figure that says the opposite. */
export interface TwoTempi {
  readonly word: string;
  /** Quarter notes a minute, as the word alone would be taken. */
  readonly wordBpm: number;
  /** Quarter notes a minute, as the figure has it. */
  readonly bpm: number;
}

const BESIDE =
  /^(?:,? (?:but|and|at|song|music|tempo|tune|track|ballad|beat)\b| *[,.;:!?\n(]|$|,? (?:about |around )?\d)/iu;

/**
 * The two tempi of a text in which a word and a figure contradict each other.
 * @example
 * twoTempiIn("slow, 200 bpm")?.wordBpm; // 66
 */
export function twoTempiIn(text: string): TwoTempi | undefined {
  const counted = hearTempo(text)[0];
  if (counted?.wish.parameter !== "bpm" || counted.pace !== undefined) return undefined;
  const bpm = counted.wish.value;
  for (const match of text.matchAll(english)) {
    const row = tempoWords.find(({ word }) => word === match[2]?.toLowerCase());
    if (row === undefined || isDenied(text, match.index)) continue;
    if (!BESIDE.test(text.slice(match.index + match[0].length))) continue;
    const isAgainst = (row.pace < 0 && bpm >= FAST) || (row.pace > 0 && bpm <= SLOW);
    if (isAgainst) return { word: row.word, wordBpm: row.bpm, bpm };
  }
  return undefined;
}

const italian = new RegExp(
  `(?<!hey )\\b(${tempoWords
    .filter(({ isTerm }) => isTerm)
    .map(({ word }) => word)
    .join("|")})\\b`,
  "gi",
);
const english = new RegExp(
  `\\b((?:very|really|extremely|super|so) )?(${tempoWords
    .filter(({ isTerm }) => !isTerm)
    .map(({ word }) => word)
    .join("|")})\\b`,
  "gi",
);

function spoken(text: string): readonly PlacedWish[] {
  const terms = [...text.matchAll(italian)].map((match) => wordWish(text, match, match[1] ?? "", false));
  const words = [...text.matchAll(english)]
    .filter((match) => isAboutMusic(text, match.index, match.index + match[0].length))
    .map((match) => wordWish(text, match, match[2] ?? "", match[1] !== undefined));
  return [...terms, ...words].filter((wish) => wish !== undefined);
}

const MENTIONS_MUSIC = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f'])${MUSIC}(?![A-Za-z\\u00c0-\\u024f'])|\\bbpm\\b`,
  "i",
);

const beforeMusic = new RegExp(
  `^,? (?:and [A-Za-z\\u00c0-\\u024f]+ |[A-Za-z\\u00c0-\\u024f]+ ){0,2}?(?:tempo|pace|${MUSIC}|¶_*)(?![A-Za-z\\u00c0-\\u024f0-9'])`,
  "i",
);

/** What a section can be beside the song around it; a song that slows down or speeds up on its way breaks a rule. */
const relative =
  /\b(slow|slower|fast|faster|quick|quicker|half[- ]?time|double[- ]?time)\b(?! (?:down|up)\b)/gi;

/** "At the end of the day". */
const ofSomethingElse = new RegExp(`^ (?:of|to) (?!(?:the |my |this |a )?${MUSIC})`, "i");

/** "Slow in the chorus", "half-time in the bridge", "a fast chorus": wishes for one section, which have a value for none. */
function inSections(text: string): readonly PlacedWish[] {
  return [...text.matchAll(relative)].flatMap((match): PlacedWish[] => {
    const words = match[0];
    const [from, to] = [match.index, match.index + words.length];
    const isSlow = /^(?:slow|half)/i.test(words);
    const because = `"${words}" asks for such a tempo.`;
    const one: PlacedWish = {
      wish: { parameter: "bpm", value: isSlow ? SLOW : FAST, words, because },
      from,
      to,
      pace: isSlow ? -1 : 1,
    };
    const about = sectionAfter(text, one) ?? sectionBefore(text, one);
    const isElsewhere = isDenied(text, from) || isAboutMusic(text, from, to);
    if (about === undefined || isElsewhere || ofSomethingElse.test(text.slice(about.to))) return [];
    return [one];
  });
}

/** How far after a word of tempo the music that it speaks of is looked for. */
const REACH = 60;

/** "A slow waltz", "keep it slow", "the tempo is slow": no slow morning and no slow goodbye. */
function isAboutMusic(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 30), from);
  return (
    beforeMusic.test(withGenresMasked(text.slice(to, to + REACH))) ||
    (isAlone(text, from, to) && MENTIONS_MUSIC.test(text)) ||
    /\b(?:make it|keep it|play it|played|tempo(?: is|:)?)(?: a bit| more| rather| quite)? ?$/i.test(before)
  );
}

function wordWish(
  text: string,
  match: RegExpExecArray,
  word: string,
  isVery: boolean,
): PlacedWish | undefined {
  const row = tempoWords.find((candidate) => candidate.word === word.toLowerCase());
  if (row === undefined || isDenied(text, match.index)) return undefined;
  const words = match[0];
  const to = match.index + words.length;
  const pace = Math.min(1, Math.max(-1, row.pace * (isVery ? 1.6 : 1)));
  const value = Math.round(isVery ? row.bpm * (1 + 0.2 * row.pace) : row.bpm);
  const because = `"${words}" asks for such a tempo.`;
  return { wish: { parameter: "bpm", value, words, because }, from: match.index, to, pace };
}
