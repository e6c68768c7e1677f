/**
 * Accompaniment patterns in the metres other than 4/4, by family of feel and energy, in the alphabet of `patterns.ts`.
 * The waltz, the broken chords of parlour music, the strums and the slow-blues triplets are the stock figures of their
 * styles; 5/4 is counted 3 + 2 and 7/8 is counted 2 + 2 + 3. Written out for this project.
 */
import type { MetreFamily } from "./drum-styles.ts";
import type { ByLevel } from "./grooves.ts";

/** Patterns of one metre. */
export type PatternsByFamily = Readonly<Record<MetreFamily, ByLevel<readonly [string, ...string[]]>>>;

/** Chord patterns by metre ("3/4") and family. */
export const chordsByMetre: Readonly<Record<string, PatternsByFamily>> = {
  "3/4": {
    band: {
      soft: ["A-----------", "0-1-2-3-2-1-"],
      medium: ["0-1-2-3-2-1-", "A-------A---"],
      full: ["A---A---A---", "A---A-A-A-A-"],
    },
    folk: {
      soft: ["0-2-1-3-1-2-", "L---U-------"],
      medium: ["L---U---U---", "L---U-U-U---"],
      full: ["A---A-U-A-U-", "L---U-U-U-U-"],
    },
    swing: {
      soft: ["A-----------", "A-----A-...."],
      medium: ["....A---A-..", "A-----A-...."],
      full: ["A-..A-..A-A-", "..A---A-..A-"],
    },
    electronic: {
      soft: ["A-----------", "A-----A-----"],
      medium: ["..A-..A-..A-", "A-----A-----"],
      full: ["A-A-A-A-A-A-", "012301230123"],
    },
    orchestral: {
      soft: ["0-1-2-1-2-1-", "A-----------"],
      medium: ["0-1-2-3-2-1-", "L---U---U---"],
      full: ["012321012321", "L---A---A---"],
    },
  },
  "6/8": {
    band: {
      soft: ["A-----A-----", "0-1-2-3-2-1-"],
      medium: ["0-1-2-3-2-1-", "A---U-A---U-"],
      full: ["A---A-A---A-", "A-U-U-A-U-U-"],
    },
    folk: {
      soft: ["0-1-2-1-2-1-", "L---U-L---U-"],
      medium: ["L---U-L---U-", "0-2-1-3-2-1-"],
      full: ["A-U-U-A-U-U-", "A---U-A-U-U-"],
    },
    swing: {
      soft: ["A-----------", "A---A-------"],
      medium: ["..A---..A---", "A---A-....A-"],
      full: ["A---A-..A-A-", "A-A-A-A-A-A-"],
    },
    electronic: {
      soft: ["A-----A-----", "A-----------"],
      medium: ["..A-A-..A-A-", "A---A-A---A-"],
      full: ["A-A-A-A-A-A-", "012321012321"],
    },
    orchestral: {
      soft: ["0-1-2-3-2-1-", "A-----------"],
      medium: ["0-2-1-3-2-1-", "0-1-2-3-2-1-"],
      full: ["012321232321", "L-U-U-L-U-U-"],
    },
  },
  "12/8": {
    band: {
      soft: ["A-----------A-----------", "0-1-2-3-2-1-0-1-2-3-2-1-"],
      medium: ["A-----A-A-A-A-----A-A-A-", "0-1-2-3-2-1-0-2-1-3-2-1-"],
      full: ["A-A-A-A-A-A-A-A-A-A-A-A-", "A---A-A-A-A-A---A-A-A-A-"],
    },
    folk: {
      soft: ["0-1-2-1-2-1-0-1-2-1-2-1-", "L-----U-----L-----U-----"],
      medium: ["L---U-U---U-L---U-U---U-", "0-2-1-3-2-1-0-2-1-3-2-1-"],
      full: ["A---U-A-U-U-A---U-A-U-U-", "A-U-U-A-U-U-A-U-U-A-U-U-"],
    },
    swing: {
      soft: ["A-----------A-----------", "A---------A-............"],
      medium: ["......A---........A---..", "A---------A-......A-...."],
      full: ["A---A-....A-A---A-....A-", "A-A-A-A-A-A-A-A-A-A-A-A-"],
    },
    electronic: {
      soft: ["A-----------------------", "A-----------A-----------"],
      medium: ["..A-A-..A-A-..A-A-..A-A-", "A---A-A---A-A---A-A---A-"],
      full: ["A-A-A-A-A-A-A-A-A-A-A-A-", "0-1-2-3-2-1-0-1-2-3-2-1-"],
    },
    orchestral: {
      soft: ["0-1-2-3-2-1-0-1-2-3-2-1-", "A-----------A-----------"],
      medium: ["0-1-2-1-2-1-0-1-2-1-2-1-", "0-2-1-3-2-1-0-2-1-3-2-1-"],
      full: ["L-U-U-L-U-U-L-U-U-L-U-U-", "012321232321012321232321"],
    },
  },
  "5/4": {
    band: {
      soft: ["A-----------A-------", "0-1-2-3-2-1-0-2-1-2-"],
      medium: ["A-----A-----A---A---", "0-1-2-3-2-1-0-2-3-2-"],
      full: ["A---A-A-A---A---A-A-", "A-A-A-A-A-A-A-A-A-A-"],
    },
    folk: {
      soft: ["0-2-1-3-1-2-0-2-1-2-", "L---U---U---L---U---"],
      medium: ["L---U---U---L---U---", "L---U-U-U---L---U-U-"],
      full: ["A---A-U-A-U-A---A-U-", "L---U-U-U-U-L---U-U-"],
    },
    swing: {
      soft: ["A-----------A-------", "A-----A-....A-......"],
      medium: ["A-----A-....A---A-..", "A-----A-..A-..A-...."],
      full: ["A-----A---A-A---A---", "A-..A-A-..A-A-..A-A-"],
    },
    electronic: {
      soft: ["A-----------A-------", "A-------------------"],
      medium: ["..A-..A-..A-..A-..A-", "A-----A-----A---A---"],
      full: ["A-A-A-A-A-A-A-A-A-A-", "01230123012301230123"],
    },
    orchestral: {
      soft: ["0-1-2-1-2-1-0-1-2-1-", "A-----------A-------"],
      medium: ["0-1-2-3-2-1-0-2-3-2-", "L---U---U---L---U---"],
      full: ["01232101232101232123", "L---A---A---L---A---"],
    },
  },
  "7/8": {
    band: {
      soft: ["A-------A-----", "0-1-2-1-0-1-2-"],
      medium: ["A---A---A-----", "0-2-1-2-0-1-2-"],
      full: ["A---A---A-A-A-", "A-A-A-A-A-A-A-"],
    },
    folk: {
      soft: ["0-2-1-2-0-1-2-", "L---U---L---U-"],
      medium: ["L-U-L-U-L-U-U-", "L---U---L-U-U-"],
      full: ["A-U-A-U-A-U-U-", "A---A-U-A-U-U-"],
    },
    swing: {
      soft: ["A-------A-----", "A-----A-......"],
      medium: ["A---A-..A---A-", "..A---A-..A---"],
      full: ["A-A-..A-A-..A-", "A---A-A-A-A---"],
    },
    electronic: {
      soft: ["A-------A-----", "A-------------"],
      medium: ["..A-..A-..A-A-", "A---A---A---A-"],
      full: ["A-A-A-A-A-A-A-", "01230123012321"],
    },
    orchestral: {
      soft: ["0-1-2-1-0-1-2-", "A-------A-----"],
      medium: ["0-1-2-3-0-2-1-", "0-2-1-2-0-1-2-"],
      full: ["01210121012321", "L-U-L-U-L-U-U-"],
    },
  },
};

/** Bass patterns by metre and family. */
export const bassesByMetre: Readonly<Record<string, PatternsByFamily>> = {
  "3/4": {
    band: {
      soft: ["R-----------"],
      medium: ["R-------N---", "R-----F-----"],
      full: ["R-R-F-R-R-N-", "R---R---N---"],
    },
    folk: {
      soft: ["R-------...."],
      medium: ["R-------....", "R-------N---"],
      full: ["R---F---N---", "R---T---F---"],
    },
    swing: { soft: ["R-----------"], medium: ["R---W---N---"], full: ["R---W---N---"] },
    electronic: { soft: ["R-----------"], medium: ["R---R---R---"], full: ["R-O-R-O-R-O-"] },
    orchestral: {
      soft: ["R-----------"],
      medium: ["R-------....", "R-------N---"],
      full: ["R---F---F---", "R---....R---"],
    },
  },
  "6/8": {
    band: {
      soft: ["R-----------"],
      medium: ["R-----F---N-", "R---R-F-----"],
      full: ["R---R-F---N-", "R-R-R-F-R-N-"],
    },
    folk: { soft: ["R-----......"], medium: ["R-----F-----"], full: ["R---R-F---N-", "R---F-R---N-"] },
    swing: { soft: ["R-----------"], medium: ["R---W-W---N-"], full: ["R---W-W---N-"] },
    electronic: { soft: ["R-----------"], medium: ["R-----R-----"], full: ["R---O-R---O-"] },
    orchestral: { soft: ["R-----------"], medium: ["R-----F-----"], full: ["R-----F---N-", "R---....F---"] },
  },
  "12/8": {
    band: {
      soft: ["R-----------R-----------", "R-----------------------"],
      medium: ["R-----R---F-R-----R---N-"],
      full: ["R---R-R---F-R---R-F---N-", "R-R-R-F-F-F-R-R-R-F-T-N-"],
    },
    folk: {
      soft: ["R-----......F-----......"],
      medium: ["R-----......F-----......"],
      full: ["R---R-F-----R---R-F---N-"],
    },
    swing: {
      soft: ["R-----------F-----------"],
      medium: ["R-----T-----F-----N-----", "R-----W-----W-----N-----"],
      full: ["R---R-T---T-F---F-O---N-", "R-----W-----W-----N-----"],
    },
    electronic: {
      soft: ["R-----------------------"],
      medium: ["R-----R-----R-----R-----"],
      full: ["R---O-R---O-R---O-R---O-"],
    },
    orchestral: {
      soft: ["R-----------------------"],
      medium: ["R-----------F-----------"],
      full: ["R-----F-----R-----F---N-"],
    },
  },
  "5/4": {
    band: {
      soft: ["R-----------R-------"],
      medium: ["R-----R-----F---N---"],
      full: ["R---R-F-R---R---F-N-", "R-R-R-R-F-F-R-R-R-N-"],
    },
    folk: {
      soft: ["R-----------F-------"],
      medium: ["R-----------F-------", "R-------F---R-------"],
      full: ["R---F---R---F---N---"],
    },
    swing: {
      soft: ["R-----------F-------"],
      medium: ["R-----F-....R---F---", "R---W---W---W---N---"],
      full: ["R---W---W---W---N---"],
    },
    electronic: {
      soft: ["R-------------------"],
      medium: ["R---R---R---R---R---"],
      full: ["R-O-R-O-R-O-R-O-R-O-"],
    },
    orchestral: {
      soft: ["R-------------------"],
      medium: ["R-----------F-------"],
      full: ["R-----F-----R---N---"],
    },
  },
  "7/8": {
    band: {
      soft: ["R-------R-----"],
      medium: ["R---F---R---N-"],
      full: ["R-R-F-R-R-F-N-", "R-R-R-R-F-T-N-"],
    },
    folk: { soft: ["R-------F-----"], medium: ["R---F---R-----"], full: ["R---F---R-F-N-"] },
    swing: { soft: ["R-------F-----"], medium: ["R---W---W---N-"], full: ["R---W---W-W-N-"] },
    electronic: { soft: ["R-------------"], medium: ["R---R---R-----"], full: ["R-O-R-O-R-O-O-"] },
    orchestral: { soft: ["R-------------"], medium: ["R-------F-----"], full: ["R---F---R---N-"] },
  },
};
