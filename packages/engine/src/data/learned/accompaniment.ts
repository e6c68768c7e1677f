/**
 * How pianists accompany songs, learned from POP909 by `tools/learn`; source and licence stand in the table itself.
 * Patterns are of half a bar, relative to the chord, and played in many songs.
 */
import table from "./accompaniment.json" with { type: "json" };

/** One bar of a hand. */
export interface LearnedBar {
  /** 16 characters, as in `patterns.ts`; of the left hand "P" is any other tone of the chord. */
  readonly pattern: string;
  /** In how many songs it is played. */
  readonly songs: number;
  /** Strokes. */
  readonly onsets: number;
  /** Share of the strokes that sound one voice alone: 0 blocks … 1 broken chords. */
  readonly broken: number;
}

/** What both hands play. */
export interface LearnedPiano {
  /** From few strokes to many. */
  readonly right: readonly LearnedBar[];
  /** From few strokes to many. */
  readonly left: readonly LearnedBar[];
}

/** The piano of pop songs. */
export const learnedPiano: LearnedPiano = { right: barsOf(table.right), left: barsOf(table.left) };

const [root = 1, third = 0, fifth = 0] = table.voicings.tones;

/** What a left hand plays after a chord has begun: shares of its root, third and fifth; the rest is another tone. */
export const learnedBassTones = { root, third, fifth } as const;

/** How often neighbouring voices of a right hand's chords lie 0 … 12 semitones apart: shares. */
export const learnedSpacing: readonly number[] = table.voicings.spacing;

const [rightLoudness = [], leftLoudness = []] = table.voicings.loudness;

/** How loud each eighth of a bar of 4/4 is, over the mean of the hand. */
export const learnedLoudness: { readonly right: readonly number[]; readonly left: readonly number[] } = {
  right: rightLoudness,
  left: leftLoudness,
};

interface RawHand {
  readonly patterns: readonly (readonly (string | number)[])[];
  readonly bars: readonly (readonly number[])[];
}

function barsOf({ patterns, bars }: RawHand): readonly LearnedBar[] {
  return bars
    .map(([first = 0, second = 0, songs = 0]) => {
      const pattern = `${patterns[first]?.[0] ?? ""}${patterns[second]?.[0] ?? ""}`;
      const struck = pattern.replaceAll(/[-.]/gu, "");
      const single = struck.replaceAll(/[AU]/gu, "").length;
      return { pattern, songs, onsets: struck.length, broken: single / Math.max(1, struck.length) };
    })
    .filter(({ pattern }) => /^[^-.]|^\.\.?\.?\.?[0-9AU]/u.test(pattern))
    .sort((one, other) => one.onsets - other.onsets || (one.pattern < other.pattern ? -1 : 1));
}
