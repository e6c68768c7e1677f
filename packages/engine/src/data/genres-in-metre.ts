/**
 * What genres play in metres other than 4/4 where they have a way of their own; elsewhere their family's patterns stand
 * in (`grooves-by-metre.ts`, `patterns-by-metre.ts`). The alphabets are those of `grooves.ts` and `patterns.ts`.
 *
 * The shuffle of 12/8 blues and gospel triplets: Riley & Vidacovich (1995), Boyer (1995); jigs and slides: Hast & Scott
 * (2004); the 2 + 2 + 3 of dances as the račenica: Rice (2004); the twelve of bulería, stressed on 12, 3, 6, 8 and 10,
 * and the sesquialtera of fandango: Manuel (2006); the standard bell of West Africa: Agawu (2006); the waltz: McKee
 * (2012); jazz in three and five: Riley (1994); the rest are the usual beats of their styles, written out for this project.
 */
import {
  type GenreInMetre,
  gospelTwelve,
  heavy,
  inThree,
  jig,
  slowBlues,
  turned,
} from "./figures-in-metre.ts";

export type { GenreInMetre } from "./figures-in-metre.ts";

/** By the genre's name and metre. */
export const genresInMetre: Readonly<Record<string, Readonly<Record<string, GenreInMetre>>>> = {
  metal: heavy,
  doom: { "6/8": heavy["6/8"], "12/8": heavy["12/8"] },
  industrial: { "7/8": heavy["7/8"], "5/4": heavy["5/4"] },
  blues: { "12/8": slowBlues },
  gospel: { "12/8": gospelTwelve },
  soul: { "12/8": gospelTwelve },
  celtic: {
    "6/8": jig,
    "3/4": inThree.waltz,
    "12/8": {
      grooves: [
        { shaker: "5.3.4.5.3.4.5.3.4.5.3.4." },
        { lowTom: "8.4.5.6.4.5.7.4.5.6.4.5.", shaker: "5.3.4.5.3.4.5.3.4.5.3.4." },
        {
          lowTom: "9.5.6.7.5.6.8.5.6.7.566.",
          kick: "8...........7...........",
          tambourine: "......6...........6...4.",
        },
      ],
    },
  },
  waltz: { "3/4": inThree.waltz },
  country: {
    "3/4": {
      grooves: [
        { kick: "7...........", stick: "....5...5...", closedHat: "4...3...3..." },
        { kick: "8...........", snare: "....6...6...", closedHat: "5.4.5.4.5.4." },
        { kick: "9.......5...", snare: "....7.3.7.3.", closedHat: "6.5.6.5.6.5." },
      ],
      chords: {
        soft: [turned("B---U---U---", "B---U---U-U-")],
        medium: [turned("B---U-..U-..", "B---U-..U-U-"), turned("B---A-U-A-U-", "B---A-U-AUAU")],
        full: [turned("B---A-U-A-U-", "F---A-U-AUAU")],
      },
      bass: inThree.waltz.bass,
    },
  },
  tango: { "3/4": inThree.waltz },
  balkan: {
    "7/8": {
      grooves: [
        { shaker: "6.3.5.3.6.3.4." },
        { kick: "8...6...8.....", snare: "..4...4...5.55", tambourine: "....4...6....." },
        { kick: "9...7...9...5.", snare: "..566.566.6.66", tambourine: "..5...5...5.6." },
      ],
      chords: {
        soft: [turned("A---A---A-----", "A---A---A---U-"), turned("B-U-B-U-B-U-U-", "B-U-B-U-F-U-U-")],
        medium: [turned("B-U-F-U-B-U-U-", "B-U-F-U-B-UUU-"), turned("..U-..U-..U-U-", "..U-..U-..UUU-")],
        full: [turned("B-UUF-UUB-UUU-", "B-UUF-UUA-A-A-"), turned("..U-..UU..U-U-", "..UU..UU..UUUU")],
      },
      bass: {
        soft: [turned("R-......R-....", "R-..F-..R-....")],
        medium: [turned("R-..F-..R-..F-", "R-..F-..R-..N-")],
        full: [turned("R-..F-..R-..F-", "R-R-F-F-R-T-N-"), turned("R-O-F-O-R-F-O-", "R-O-F-O-R-T-N-")],
      },
    },
  },
  flamenco: {
    "3/4": {
      grooves: [
        { clap: "4...5...5..." },
        { kick: "7...........", clap: "4.4.6.4.6.4.", stick: "......3...3." },
        { kick: "8.......6...", clap: "5.5.7.557.55", stick: "..4...4...4." },
      ],
      chords: {
        soft: [turned("0-1-2-3-2-1-", "0-1-2-3-4-3-")],
        medium: [turned("A-U-A-U-A-U-", "A-U-A-A-A-A-"), turned("B-1-2-3-2-1-", "B-2-3-A-U-A-")],
        full: [turned("A-UUA-U-A-U-", "AUAUA-U-A-U-"), turned("A-U-A-UUA-UU", "A---A---AUAU")],
      },
      bass: {
        soft: [turned("R-----------", "R-------N---")],
        medium: [turned("R-------F---", "R-----F-N---")],
        full: [turned("R---F---F---", "R---F---N---"), turned("R-----F-----", "R---R---N---")],
      },
    },
    "12/8": {
      grooves: [
        { clap: "6.....6.....6...6...6..." },
        { kick: "8...........6...........", clap: "7.4.4.7.4.4.7.4.7.4.7.4." },
        {
          kick: "9.....7.....8...6...7...",
          clap: "8.5.5.8.5.5.8.5.8.5.8.55",
          stick: "..4...4...4...4...4...4.",
        },
      ],
      chords: {
        soft: [turned("0-1-2-3-2-1-0-1-2-1-2-1-", "0-1-2-3-2-1-A---A---A---")],
        medium: [turned("A-U-U-A-U-U-A-U-A-U-A---", "A-U-U-A-U-U-A-U-A-U-A-U-")],
        full: [turned("A-UUU-A-UUU-A-U-A-U-A---", "AUAUU-A-UUU-A-U-A-U-AUAU")],
      },
      bass: {
        soft: [turned("R-----------F-----------", "R-----------F-------N---")],
        medium: [turned("R-----R-----F---F---R---", "R-----R-----F---F---N---")],
        full: [turned("R-----R-----F---T---R---", "R-----R-----F---T---N---")],
      },
    },
  },
  march: {
    "6/8": {
      grooves: [
        { kick: "6.....5.....", snare: "....3.4...3." },
        { kick: "8.....7.....", snare: "6.3.556.3.55", pedalHat: "......5....." },
        { kick: "9.....8.....", snare: "7.45677.4567", crash: "......5.....", pedalHat: "......6....." },
      ],
      chords: {
        soft: [turned("A-----A-----", "A-----A---A-")],
        medium: [turned("....U-....U-", "....U-..U-U-")],
        full: [turned("....A-....A-", "A---A-A-A-A-")],
      },
      bass: {
        soft: [turned("R-----F-----", "R-----F---N-")],
        medium: [turned("R---..F---..", "R---..F-T-N-")],
        full: [turned("R---..F---..", "R---R-F-T-N-")],
      },
    },
  },
  jazz: {
    "3/4": {
      grooves: [
        { ride: "5...5...5...", pedalHat: "....4......." },
        { kick: "5...........", ride: "6...6.4.6.4.", pedalHat: "....5...5...", snare: "..........2." },
        { kick: "6.....4.....", ride: "7...7.5.7.5.", pedalHat: "....6...6...", snare: "..3...4...3." },
      ],
      chords: {
        soft: [turned("A-----------", "A-----A-....")],
        medium: ["A-----A-....|....A---A-..|A-----A-....|..A-....A-A-"],
        full: ["..A---A-..A-|....A-..A-A-|A-..A---A-..|..A-A-..A-A-"],
      },
      bass: {
        soft: [turned("R-----------", "R-------N---")],
        medium: ["R---W---N---|R-------N---"],
        full: ["R---W---N---"],
      },
    },
    "5/4": {
      chords: {
        soft: [turned("A-----------A-------", "A-----A-....A-......")],
        medium: [turned("A-----A-....A---A-..", "A-----A-..A-A---A-..")],
        full: ["A-----A-....A---A-..|A-..A-A-..A-A---A-A-"],
      },
      bass: {
        soft: [turned("R-----------F-------", "R-----------F---N---")],
        medium: [turned("R-----F-....R---F---", "R-----F-....R---N---")],
        full: ["R---W---W---R---N---", "R---W---W---W---N---"],
      },
    },
  },
  afrobeat: {
    "12/8": {
      grooves: [
        { cowbell: "6...6...6.6...6...6...6.", shaker: "5.3.3.5.3.3.5.3.3.5.3.3." },
        {
          kick: "7...........7.........5.",
          cowbell: "6...6...6.6...6...6...6.",
          closedHat: "5.4.4.5.4.4.5.4.4.5.4.4.",
          openConga: "..........5...........5.",
        },
        {
          kick: "8.....6.....8.....6...6.",
          snare: "......6...........6...3.",
          cowbell: "7...7...7.7...7...7...7.",
          closedHat: "6.5.5.6.5.5.6.5.5.6.5.5.",
          openConga: "....5.....6.....5.....6.",
        },
      ],
    },
  },
  "progressive rock": {
    "7/8": {
      bass: {
        soft: [turned("R---R---R-----", "R---R---R---N-")],
        medium: [turned("R-R-F-R-R-F-O-", "R-R-F-R-R-T-N-"), turned("R---O---R-F-O-", "R---O---R-F-N-")],
        full: [turned("R-R-F-R-O-F-N-", "RRR-F-R-O-F-N-"), turned("R-R-R-R-R-F-O-", "R-R-R-R-F-T-N-")],
      },
    },
    "5/4": {
      bass: {
        soft: [turned("R-----------R-------", "R-----------R---N---")],
        medium: [turned("R-----R-F---R---O---", "R-----R-F---R---N---")],
        full: [turned("R-R-F-R-O-F-R-R-F-N-", "R-R-F-R-O-F-R-F-T-N-")],
      },
    },
  },
};
