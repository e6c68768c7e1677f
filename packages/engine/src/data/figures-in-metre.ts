/**
 * Figures in metres other than 4/4 that several genres share, or that take room; the sources stand in
 * `genres-in-metre.ts`, the alphabets in `grooves.ts` and `patterns.ts`.
 */
import type { ByLevel } from "./grooves.ts";
import type { Grading } from "./grooves-by-metre.ts";

/** Patterns for each amount of energy. */
type Patterns = ByLevel<readonly [string, ...string[]]>;

/** A genre in one metre. */
export interface GenreInMetre {
  /** Quiet ones first. */
  readonly grooves?: Grading;
  readonly chords?: Patterns;
  readonly bass?: Patterns;
}

/** A pattern of four bars: one three times, and how the phrase turns. */
export const turned = (bar: string, last: string) => `${bar}|${bar}|${bar}|${last}`;

/** The shuffle of 12/8 blues. */
export const slowBlues: GenreInMetre = {
  grooves: [
    {
      kick: "7...........6...........",
      stick: "......6...........6.....",
      closedHat: "5.3.3.5.3.3.5.3.3.5.3.3.",
    },
    {
      kick: "8.........5.8...........",
      snare: "......8...........8.....",
      ride: "6...5.6...5.6...5.6...5.",
    },
    {
      kick: "9...6.....6.9...6.....6.",
      snare: "......9...3.......9...3.",
      ride: "8.5.6.8.5.6.8.5.6.8.5.6.",
    },
  ],
  chords: {
    soft: [turned("A-----------A-----------", "A-----------A---A-A-....")],
    medium: [
      turned("......A---........A---..", "......A---........A-A-A-"),
      turned("A-..A-......A-..A-......", "A-..A-......A-A-A-A-...."),
    ],
    full: [
      turned("A-A-A-A-A-A-A-A-A-A-A-A-", "A-A-A-A-A-A-A-....A-A-A-"),
      turned("..A-A-....A-..A-A-....A-", "..A-A-....A-..A-A-A-A-A-"),
    ],
  },
  bass: {
    soft: [turned("R-----------F---------N-", "R-----------F-----N-----")],
    medium: [turned("R---R-T---T-F---F-S---F-", "R---R-T---T-F---F-T---N-"), "R-----W-----W-----N-----"],
    full: [
      "R---R-T---T-F---F-S---S-|O---O-S---S-F---F-T---T-|R---R-T---T-F---F-S---S-|O---O-S---F-T---T-N---N-",
      "R---R-W-----W---W-N-----",
    ],
  },
};

/** Gospel and soul in 12/8: triplets over a back beat. */
export const gospelTwelve: GenreInMetre = {
  grooves: [
    {
      kick: "7...........6...........",
      stick: "......6...........6.....",
      closedHat: "5.3.3.5.3.3.5.3.3.5.3.3.",
    },
    {
      kick: "8.........6.8...6.......",
      snare: "......8...........8.....",
      closedHat: "6.4.5.6.4.5.6.4.5.6.4.5.",
    },
    {
      kick: "9...6.....6.9...6.....6.",
      snare: "......9...........9...4.",
      ride: "8.5.6.8.5.6.8.5.6.8.5.6.",
      tambourine: "......6...........6.....",
    },
  ],
  chords: {
    soft: [
      turned("A-----------A-----------", "A-----------A---A-A-A-A-"),
      turned("0-1-2-3-2-1-0-1-2-3-2-1-", "0-1-2-3-2-1-0-2-3-4-3-2-"),
    ],
    medium: [
      turned("A-----A-A-A-A-----A-A-A-", "A-----A-A-A-A-A-A-A-A-A-"),
      turned("B-A-A-F-A-A-B-A-A-F-A-A-", "B-A-A-F-A-A-B-A-A-A-A-A-"),
    ],
    full: [
      turned("A-A-A-A-A-A-A-A-A-A-A-A-", "A-A-A-A-A-A-A-A-A-....A-"),
      turned("A---A-A-A-A-A---A-A-A-A-", "A---A-A-A-A-A-A-A-A---A-"),
    ],
  },
  bass: {
    soft: [turned("R-----------F-----------", "R-----------F-----N-----")],
    medium: [turned("R---------F-R-----F---N-", "R---------F-R-----T---N-"), "R-----W-----W-----N-----"],
    full: ["R---R-W---W-W---W-N---N-", turned("R---R-T---F-R---R-F---N-", "R---R-T---F-O---S-F-T-N-")],
  },
};

/** The jig. */
export const jig: GenreInMetre = {
  grooves: [
    { shaker: "5.3.4.5.3.4." },
    { lowTom: "8.4.5.7.4.5.", shaker: "5.3.4.5.3.4." },
    { lowTom: "9.5.6.8.566.", kick: "8.....7.....", tambourine: "....4.6...4." },
  ],
  chords: {
    soft: [turned("0-1-2-3-2-1-", "0-1-2-3-4-3-"), turned("A-----U-----", "A-----U---U-")],
    medium: [turned("A---U-A---U-", "A---U-A-U-U-"), turned("B---U-F---U-", "B---U-F-U-U-")],
    full: [turned("A-U-U-A-U-U-", "A-U-U-AUU-AU"), turned("B-U-U-F-U-U-", "B-U-U-F-UUU-")],
  },
  bass: {
    soft: [turned("R-----------", "R-----N-----")],
    medium: [turned("R-----F-----", "R-----F---N-")],
    full: [turned("R---R-F---F-", "R---R-F---N-"), turned("R---F-R---F-", "R---F-O---N-")],
  },
};

/** Dances in three. */
export const inThree = {
  waltz: {
    chords: {
      soft: [turned("....U---U---", "....U-......"), turned("0---1---2---", "0---1---2-3-")],
      medium: [turned("....U-..U-..", "....U-..U-U-"), turned("B---U-..U-..", "B---U-..F-..")],
      full: [turned("B---U-..U-..", "B---U-..F-U-"), turned("....A-..A-..", "....A-..A-A-")],
    },
    bass: {
      soft: [turned("R-------....", "R-----------")],
      medium: [turned("R---........", "R-------N-.."), "R---........|F---........|R---........|F-------N-.."],
      full: ["R---........|F---........|R---........|F---....N-..", turned("R-------....", "R---F---N---")],
    },
  },
} as const satisfies Readonly<Record<string, GenreInMetre>>;

/** Riffs of distorted guitars in other metres: palm-muted groups that the drums mark. */
export const heavy = {
  "6/8": {
    chords: {
      soft: [turned("A-----A-----", "A-----A---A-")],
      medium: [turned("A-M.M.A-M.M.", "A-M.M.A-A-A-"), turned("A---M.A---M.", "A---M.A-A-A-")],
      full: [turned("A-M.M.A-M.M.", "A-A-A-A-A-A-"), turned("A-MMMMA-MMMM", "A-MMMMA-A-A-")],
    },
    bass: {
      soft: [turned("R-----R-----", "R-----R---N-")],
      medium: [turned("R-R-R-R-R-R-", "R-R-R-R-F-N-")],
      full: [turned("R-R-R-R-R-R-", "R-R-R-O-F-N-")],
    },
  },
  "12/8": {
    chords: {
      soft: [turned("A-----------A-----------", "A-----------A-----A---A-")],
      medium: [turned("A---M.A---M.A---M.A---M.", "A---M.A---M.A-A-A-A-A-A-")],
      full: [turned("A-M.M.A-M.M.A-M.M.A-M.M.", "A-M.M.A-M.M.A-A-A-A-A-A-")],
    },
    bass: {
      soft: [turned("R-----------R-----------", "R-----------R-----F---N-")],
      medium: [turned("R---R-R---R-R---R-R---R-", "R---R-R---R-R---F-T---N-")],
      full: [turned("R-R-R-R-R-R-R-R-R-R-R-R-", "R-R-R-R-R-R-R-R-F-O-F-N-")],
    },
  },
  "7/8": {
    chords: {
      soft: [turned("A---A---A-----", "A---A---A---A-")],
      medium: [turned("A-M.A-M.A-M.M.", "A-M.A-M.A-A-A-")],
      full: [turned("A-MMA-MMA-MMMM", "A-MMA-MMA-A-A-")],
    },
    bass: {
      soft: [turned("R---R---R-----", "R---R---R---N-")],
      medium: [turned("R-R-R-R-R-R-R-", "R-R-R-R-R-F-N-")],
      full: [turned("R-RRR-RRR-RRRR", "R-RRR-RRR-F-N-")],
    },
  },
  "5/4": {
    chords: {
      soft: [turned("A-----------A-------", "A-----------A---A---")],
      medium: [turned("A-M.M.M.A-M.A-M.M.M.", "A-M.M.M.A-M.A-A-A-A-")],
      full: [turned("A-MMA-MMA-MMA-MMA-MM", "A-MMA-MMA-MMA-A-A-A-")],
    },
    bass: {
      soft: [turned("R-----------R-------", "R-----------R---N---")],
      medium: [turned("R-R-R-R-R-R-R-R-R-R-", "R-R-R-R-R-R-R-F-T-N-")],
      full: [turned("R-RRR-RRR-RRR-RRR-RR", "R-RRR-RRR-RRR-F-O-N-")],
    },
  },
} as const satisfies Readonly<Record<string, GenreInMetre>>;
