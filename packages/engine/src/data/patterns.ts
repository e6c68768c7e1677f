/**
 * Accompaniment patterns, one bar each, a sixteenth a character; "-" holds what sounds, "." is silence.
 *
 * Chords: "A" strikes all voices, "U" all but the lowest, "L" the lowest, a digit one voice counted from the lowest
 * (past the highest it turns to the octave above). Bass: "R" root, "F" fifth, "T" third,
 * "O" octave, "W" a step of a walking line, "N" a note that leads to the next root. They are the stock figures of
 * their styles, written out for this project.
 */

/** Chord patterns in 4/4. */
export const chordsInFour = {
  whole: "A---------------",
  halves: "A-------A-------",
  quarters: "A---A---A---A---",
  "pulsing eighths": "A-A-A-A-A-A-A-A-",
  push: "A-----A---A-----",
  tresillo: "A-----A-----A---",
  strum: "A---A-U---U-A-U-",
  "soft strum": "A-------U---U-U-",
  "rolling arpeggio": "0-1-2-3-2-1-2-1-",
  "wide arpeggio": "0-2-3-4-3-2-3-2-",
  alberti: "0-2-1-2-0-2-1-2-",
  "flowing sixteenths": "0123212301232123",
  "folk picking": "0-2-1-3-0-2-1-2-",
  "half arpeggio": "0---1---2---3---",
  charleston: "A-----A-........",
  comping: "....A-....A-....",
  "busy comping": "A--...A-..A-..A-",
  "off beats": "..A-..A-..A-..A-",
  stabs: "A..A..A...A..A..",
  skank: "....A.......A...",
  "power chugs": "A-A-A.A-A-A.A-A-",
  "bossa comp": "A-...A-...A-..A-",
  "tremolo swell": "A-------U-------",
  "boom chick": "L---U-..L---U-..",
} as const satisfies Readonly<Record<string, string>>;

/** Bass patterns in 4/4. */
export const bassesInFour = {
  whole: "R---------------",
  halves: "R-------R-------",
  "root and fifth": "R-------F-------",
  "boom chick": "R---....F---....",
  quarters: "R---R---R---N---",
  eighths: "R-R-R-R-R-R-R-N-",
  dotted: "R-----R-R-------",
  "dotted lead": "R-----R-R---N---",
  tresillo: "R-----R-----F---",
  walking: "R---W---W---N---",
  octaves: "R-O-R-O-R-O-R-O-",
  "off beats": "..R-..R-..R-..R-",
  "long and low": "R---------R-----",
  "syncopated sub": "R-----..R-....N-",
  bossa: "R-----F-F-----R-",
  funk: "R--R..O-..R-F-N-",
  gallop: "R-RRR-RRR-RRR-RR",
  "one drop": "R---..T-F---....",
} as const satisfies Readonly<Record<string, string>>;

/** The name of a chord pattern in 4/4. */
export type ChordPatternName = keyof typeof chordsInFour;

/** The name of a bass pattern in 4/4. */
export type BassPatternName = keyof typeof bassesInFour;
