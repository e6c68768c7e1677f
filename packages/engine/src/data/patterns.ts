/**
 * Accompaniment patterns, a sixteenth a character; "-" holds what sounds, "." is silence, "|" parts the bars of a pattern
 * that has one, two or four of them: the last of four is how a phrase turns.
 *
 * Chords: "A" strikes all voices, "U" the upper ones, "L" the lowest, a digit one voice counted from the lowest (past the
 * highest it turns to the octave above), "M" the two lowest, muted with the palm; "B" and "F" are the chord's bass and its
 * fifth in the low register of a left hand or a thumb. Bass: "R" root, "F" fifth, "T" third, "S" sixth, "O" octave, "W" a
 * step of a walking line, "N" a note that leads to the next root, "P" the next root itself, ahead of its chord, "D" any
 * tone that bass players put there.
 *
 * They are the stock figures of their styles, written out for this project; the genres' own files name the handbooks.
 */

const turned = <Bar extends string, Last extends string>(bar: Bar, last: Last) =>
  `${bar}|${bar}|${bar}|${last}` as const;

/** Chord patterns in 4/4. */
export const chordsInFour = {
  // For everybody
  whole: turned("A---------------", "A-------A-------"),
  halves: turned("A-------A-------", "A-------A---A---"),
  quarters: turned("A---A---A---A---", "A---A---A---A-A-"),
  "pulsing eighths": turned("A-A-A-A-A-A-A-A-", "A-A-A-A-A-A-..A-"),
  push: turned("A-----A---A-----", "A-----A---A-A-A-"),
  tresillo: turned("A-----A-----A---", "A-----A---A-A-A-"),
  "rolling arpeggio": turned("0-1-2-3-2-1-2-1-", "0-1-2-3-4-3-2-1-"),
  "wide arpeggio": turned("0-2-3-4-3-2-3-2-", "0-2-3-4-5-4-3-2-"),
  alberti: turned("0-2-1-2-0-2-1-2-", "0-2-1-2-0-2-3-2-"),
  "flowing sixteenths": turned("0123212301232123", "0123432101234321"),
  "half arpeggio": turned("0---1---2---3---", "0---1---2-3-2-1-"),
  "tremolo swell": turned("A-------U-------", "A---U---A---U---"),
  charleston: turned("A-----A-........", "A-----A-....A-.."),
  comping: "....A-....A-....|A-....A-....A-..|..A-......A-....|....A-..A-....A-",
  "busy comping": "A--...A-..A-..A-|..A-..A-....A-..|A--...A-......A-|..A-A-..A-..A-A-",
  // Guitars
  strum: turned("A---A-U---U-A-U-", "A---A-U-A-U-AUAU"),
  "soft strum": turned("A-------U---U-U-", "A-------A-U-U-U-"),
  "folk picking": turned("0-2-1-3-0-2-1-2-", "0-2-1-3-0-3-2-3-"),
  "travis picking": turned("0---1-3-0-2-1-3-", "0-3-1-2-0-2-1-3-"),
  "boom chick": turned("B---U-..F---U-..", "B---U-..F-U-U-U-"),
  "boom chick strum": turned("B---A-U-F---A-U-", "B---A-U-F-U-AUAU"),
  "train strum": turned("B-U-A-U-F-U-A-U-", "B-U-A-U-B-F-AUAU"),
  "jangle eighths": turned("A-U-A-U-A-U-A-U-", "A-U-A-UUA-U-AUAU"),
  "rock drive": turned("A-A-A-A-A-A-A-A-", "A-A-A-A-A-AAA-A-"),
  "rock riff": turned("A---..A-A---..A-", "A---..A-A-A-A-A-"),
  "power held": turned("A---------------", "A-------A---A---"),
  "power halves": turned("A-----A-A-------", "A-----A-A-A-A-A-"),
  "power chugs": turned("A-M.M.M.A-M.M.M.", "A-M.M.M.A-A-A-A-"),
  "palm mutes": turned("M.M.M.M.M.M.M.M.", "M.M.M.M.A-A-A-A-"),
  "gallop chugs": turned("A-MMM.MMM.MMM.MM", "A-MMM.MMA-A-A-A-"),
  "punk downstrokes": turned("A-A-A-A-A-A-A-A-", "A-A-A-A-A-A-AAA-"),
  "doom riff": turned("A-------------A-", "A-------A---A-A-"),
  rasgueado: turned("A--UA-U-A--UA-U-", "A--UA-U-AUAUA-AU"),
  "rumba strum": turned("A--U..A-..U-A-U-", "A--U..A-..U-AUAU"),
  "funk sixteenths": "A-..U..A..U-..U.|A-..U..A..UA.AU.|A-..U..A..U-..U.|A-.AU..A.AU-.AU.",
  "funk chank": turned("..U...U...U...UU", "..U...U..UU.U.UU"),
  "funk stabs": "A..A..A.....A...|A..A......A.A...|A..A..A.....A...|A..A..A...A.A.A.",
  "disco chank": turned("..U.U.UU..U.U.UU", "..U.U.UU.UUUU.UU"),
  "afro ostinato": "0.2.3..2.3.2..1.|0.2.3..2.3.21.2.",
  // Keys
  "blues chop": turned("....A-......A-..", "....A-....A-A-.."),
  stabs: turned("A..A..A...A..A..", "A..A..A...A.A.A."),
  "gospel quarters": turned("A---A-..A---A-A-", "A---A-A-A-A-A-A-"),
  "soul backbeat": turned("....A.......A...", "....A.....A.A.A."),
  stride: turned("B---U-..F---U-..", "B---U-..F-U-..U-"),
  "rag left hand": turned("B---U---F---U---", "B---U---B-F-B---"),
  "house stabs": "A..A..A...A.....|A..A..A.....A-..|A..A..A...A.....|A..A..A..A..A-..",
  "house off beats": turned("..A-..A-..A-..A-", "..A-..A-..A-.AA-"),
  "techno stab": "......A.......A.|......A......A..",
  "trance gate": turned("A.AAA.AAA.AAA.AA", "A.AAA.AAAAAAAAAA"),
  "trance arpeggio": turned("0.2132310.213231", "0.21323121323534"),
  "synth arpeggio": turned("0-1-2-1-3-1-2-1-", "0-1-2-3-4-3-2-1-"),
  "chip arpeggio": turned("0120120120120120", "0123012301230123"),
  "neo soul": "A-----A---------|A-----A-......A-|A-----A---------|A---..A-..A-..A-",
  "boom bap chop": "A-----..A---....|A-----..A-..A-..",
  // The Caribbean and Latin America
  skank: turned("..A...A...A...A.", "..A...A...A..AA."),
  "skank bubble": turned("..A.L.A...A.L.A.", "..A.L.A...A.LAA."),
  "off beats": turned("..A-..A-..A-..A-", "..A-..A-..A-.AA-"),
  "ska upstrokes": turned("..U...U...U...U.", "..U...U...U..UU."),
  "bossa comp": "A-....U-B-..U-..|B-..U-..B-U-....",
  "bossa soft": "B---U-..B-..U---|B---U-....U-U---",
  "samba comp": "A-..U-U-B-U-.UU-|B-U-U-..B-.UU-U-",
  montuno: "A-..A-A-..A-..A-|..A-..A-..A-..A-",
  "montuno broken": "0-..A-2-..A-..2-|..A-..2-..A-..2-",
  "son guajeo": "0---2-1-..2-3-2-|..2-1-..2-3-2-1-",
  "bolero comp": turned("B-U-..U-U-U-U-U-", "B-U-..U-F-U-U-U-"),
  // Tango, marches, dances
  marcato: turned("A-..A-..A-..A-..", "A-..A-..A-A-A-.."),
  sincopa: turned("A.A---A.A-..A-..", "A.A---A.A-A-A-.."),
  milonga: turned("B--AU-..B-A-U-..", "B--AU-..B-A-U-U-"),
  "after beats": turned("....U-......U-..", "....U-....U-U-.."),
  "oom pah": turned("B-..U-..F-..U-..", "B-..U-..F-U-U-.."),
} as const satisfies Readonly<Record<string, string>>;

/** Bass patterns in 4/4. */
export const bassesInFour = {
  // For everybody
  whole: "R---------------",
  halves: turned("R-------R-------", "R-------R---D---"),
  "root and fifth": turned("R-------F-------", "R-------F---N---"),
  quarters: turned("R---R---R---D---", "R---R---D---N---"),
  eighths: turned("R-R-R-R-R-R-R-R-", "R-R-R-R-R-R-D-N-"),
  dotted: turned("R-----R-R-------", "R-----R-R---D---"),
  "dotted lead": turned("R-----R-R---D---", "R-----R-R---D-N-"),
  tresillo: turned("R-----R-----F---", "R-----R-----N---"),
  walking: "R---W---W---N---",
  octaves: turned("R-O-R-O-R-O-R-O-", "R-O-R-O-R-O-F-N-"),
  "off beats": turned("..R-..R-..R-..R-", "..R-..R-..R-..O-"),
  "long and low": turned("R---------R-----", "R---------R---N-"),
  // Rock and metal
  "rock drive": turned("R-R-R-R-R-R-R-R-", "R-R-R-R-R-F-O-N-"),
  gallop: turned("R-RRR-RRR-RRR-RR", "R-RRR-RRR-R-F-N-"),
  "doom drone": turned("R-----------R---", "R-------R---F---"),
  "motor eighths": turned("R-R-R-R-R-R-R-R-", "R-R-R-R-R-R-R-O-"),
  "motor sixteenths": turned("RRR.RRR.RRR.RRR.", "RRR.RRR.RRR.R.O."),
  // Two beats
  "boom chick": turned("R---....F---....", "R---....F---N-.."),
  "two-beat walk": turned("R---....F---....", "R---....R---W-N-"),
  "oom pah": turned("R-......F-......", "R-..F-..R-..N-.."),
  // Blues, soul, funk
  boogie: "R-R-T-T-F-F-S-S-|O-O-S-S-F-F-T-T-|R-R-T-T-F-F-S-S-|O-O-S-S-F-F-N-N-",
  "slow blues": turned("R-----T-F-----S-", "R-----T-F---T-N-"),
  motown: "R--R..R-F-..R-N-|R--R..O-F-R-..N-",
  "soul push": turned("R-----R-..R-F---", "R-----R-..R-F-N-"),
  funk: "R--R..O-..R-F-N-|R--R......O-F-N-|R--R..O-..R-F-N-|R--R..O.O-F-T-N-",
  "funk slap": "R..O..R-..O.F.O.|R..O..R...F.R.N.|R..O..R-..O.F.O.|R..O..R-O.F.R.N.",
  "syncopated sub": turned("R-----..R-....N-", "R-----..R---..N-"),
  "sub 808": "R---------------|R---------R-----|R---------------|R---------R---O-",
  "trap 808": "R------R--R-----|R------...R--N--",
  "boom bap sub": "R--R-------R....|R--R---..RR-....",
  // Machines
  "disco octaves": turned("R-O-R-O-R-O-R-O-", "R-O-R-O-R-O-F-N-"),
  "disco walk": "R-O-R-O-F-O-R-O-|R-O-R-O-F-O-N-O-",
  "disco quarters": turned("R-..O-..R-..O-..", "R-..O-..R-..N-.."),
  "house groove": "..R-..RR..R-..O-|..R-..RR..R-.RN-",
  "rolling off beats": turned(".RRR.RRR.RRR.RRR", ".RRR.RRR.RRR.RRO"),
  "acid sixteenths": "R.RO.R.RR.O.R.R.|R.RO.R.RR.O.RRO.",
  "synth octaves": turned("R-R-O-R-R-R-O-R-", "R-R-O-R-R-R-O-N-"),
  reese: "R-----------....|R---------R-N---",
  "jungle sub": "R-----....R---R-|R-----....R-N---",
  // The Caribbean and Latin America
  tumbao: "......F-----P---",
  "tumbao lively": "......F-..F-P---|......F-----P---",
  "son bass": turned("R-----F-----P---", "R-----F-----P---"),
  bossa: turned("R-----F-F-----P-", "R-----F-F-F---P-"),
  "bossa soft": turned("R-----..F-----..", "R-----..F-----N-"),
  samba: turned("R-....RRF-....FR", "R-....RRF-..F-NR"),
  bolero: turned("R-------F---D---", "R-------F---N---"),
  "one drop": "....R---T-F-....|....R-..F-T-R-..|....R---T-F-....|....R-..S-F-..N-",
  "roots line": "..R-R---..T-F---|..R-R---F-T-R-..",
  habanera: turned("R-----F-O---F---", "R-----F-O---N---"),
  marcato: turned("R-..F-..R-..F-..", "R-..F-..R-..N-.."),
  "afro ostinato": "R-..R-F-..O-..F-|R-..R-F-..S-F-..",
  "rumba bass": turned("R-....F-....R---", "R-....F-....N---"),
} as const satisfies Readonly<Record<string, string>>;

/** The name of a chord pattern in 4/4. */
export type ChordPatternName = keyof typeof chordsInFour;

/** The name of a bass pattern in 4/4. */
export type BassPatternName = keyof typeof bassesInFour;
