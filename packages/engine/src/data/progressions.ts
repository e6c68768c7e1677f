/**
 * Chord loops and functional vocabularies by mode. The loops are the stock of popular music since the 1950s (Temperley
 * 2018, The Musical Language of Rock, for their frequency by mode; de Clercq & Temperley 2011); the functional sets
 * follow common-practice harmony (Kostka & Payne 2013). Numerals count on the mode's own scale.
 */
import type { Mode } from "../song.ts";

/** Where a loop is at home: it opens a story, lifts to a high point, or looks elsewhere. */
export type LoopPlace = "verse" | "chorus" | "bridge";

/** A loop of four chords. */
export interface Loop {
  readonly chords: readonly [string, string, string, string];
  /** How usual it is, 0 … 1. */
  readonly weight: number;
  /** Darkest −1 … 1 brightest among the loops of its mode. */
  readonly color: number;
  readonly places: readonly LoopPlace[];
}

const loop = (chords: string, weight: number, color: number, places: string): Loop => {
  const [one = "I", two = one, three = one, four = one] = chords.split(" ");
  return {
    chords: [one, two, three, four],
    weight,
    color,
    places: (["verse", "chorus", "bridge"] as const).filter((place) => places.includes(place[0] ?? "")),
  };
};

/** Loops by mode; the letters say where each is at home: v(erse), c(horus), b(ridge). */
export const loops: Readonly<Record<Mode, readonly Loop[]>> = {
  lydian: [
    loop("I II I II", 0.8, 0.6, "vc"),
    loop("I II IV I", 0.3, 0.2, "c"),
    loop("I V II vi", 0.6, 0.4, "vc"),
    loop("I vii vi II", 0.4, -0.2, "v"),
    loop("vi II I V", 0.5, -0.1, "cb"),
    loop("I II iii II", 0.5, 0.3, "vb"),
    loop("II vi I I", 0.4, 0.2, "b"),
  ],
  major: [
    loop("I V vi IV", 1, 0.4, "vc"),
    loop("vi IV I V", 0.9, -0.3, "vcb"),
    loop("I vi IV V", 0.9, 0.3, "vc"),
    loop("IV I V vi", 0.6, 0.2, "cb"),
    loop("I IV V IV", 0.7, 0.8, "vc"),
    loop("I IV vi V", 0.7, 0.4, "vc"),
    loop("I iii IV V", 0.5, 0.3, "v"),
    loop("I V IV IV", 0.5, 0.6, "v"),
    loop("IV V iii vi", 0.6, -0.1, "cb"),
    loop("I IV I V", 0.6, 0.9, "v"),
    loop("ii IV I V", 0.5, 0.1, "vb"),
    loop("vi V IV V", 0.5, -0.5, "b"),
    loop("IV iv I I", 0.2, -0.4, "b"),
    loop("I iii vi IV", 0.5, 0, "v"),
    loop("IV I ii V", 0.4, 0.3, "bc"),
    loop("I ii IV V", 0.5, 0.5, "vc"),
  ],
  mixolydian: [
    loop("I VII IV I", 1, 0.4, "vc"),
    loop("I IV VII IV", 0.6, 0.3, "v"),
    loop("I v IV I", 0.5, -0.1, "v"),
    loop("I VII I IV", 0.6, 0.5, "vc"),
    loop("IV VII I I", 0.5, 0.3, "cb"),
    loop("vi VII I I", 0.3, 0, "b"),
    loop("I ii VII IV", 0.4, 0.1, "vb"),
  ],
  dorian: [
    loop("i IV i IV", 1, 0.3, "v"),
    loop("i VII IV i", 0.7, 0.4, "vc"),
    loop("i III IV i", 0.5, 0.3, "c"),
    loop("i ii III IV", 0.5, 0.5, "vb"),
    loop("i v IV i", 0.5, -0.1, "v"),
    loop("III VII i IV", 0.5, 0.4, "cb"),
    loop("i VII III IV", 0.6, 0.5, "c"),
  ],
  minor: [
    loop("i VI III VII", 1, 0.3, "vc"),
    loop("i VII VI VII", 0.8, 0.1, "vc"),
    loop("i iv VI V", 0.7, -0.6, "vb"),
    loop("VI VII i i", 0.6, 0.2, "cb"),
    loop("i iv i V", 0.6, -0.8, "v"),
    loop("i VI iv V", 0.8, -0.5, "vc"),
    loop("i III VII VI", 0.6, 0.4, "c"),
    loop("iv i VI V", 0.5, -0.4, "b"),
    loop("i v VI VII", 0.5, 0, "v"),
    loop("i VII VI V", 0.7, -0.4, "vc"),
    loop("VI III VII i", 0.6, 0.3, "cb"),
    loop("i v iv i", 0.5, -0.5, "v"),
    loop("iv VII III VI", 0.5, 0.2, "b"),
    loop("i iv VII III", 0.6, 0.1, "vc"),
    loop("i ii° V i", 0.4, -0.9, "v"),
  ],
  phrygian: [
    loop("i II i II", 1, -0.3, "vc"),
    loop("i II III II", 0.7, 0.2, "vc"),
    loop("i vii II i", 0.6, -0.4, "v"),
    loop("i VI II i", 0.6, -0.1, "cb"),
    loop("II i vii i", 0.4, -0.5, "b"),
    loop("VI vii i II", 0.4, 0, "b"),
  ],
  locrian: [
    loop("i° II i° iii", 0.8, -0.3, "vc"),
    loop("i° V VI i°", 0.6, 0.1, "vc"),
    loop("i° iv II i°", 0.5, -0.4, "vb"),
    loop("VI II iii i°", 0.4, 0, "b"),
  ],
};

/** Chords by function, each with its weight. */
export interface Functions {
  readonly tonic: readonly (readonly [numeral: string, weight: number])[];
  readonly predominant: readonly (readonly [numeral: string, weight: number])[];
  readonly dominant: readonly (readonly [numeral: string, weight: number])[];
}

/** Functional vocabularies by mode. In the modes without a leading tone the subtonic or the second degree leads home. */
export const functions: Readonly<Record<Mode, Functions>> = {
  lydian: {
    tonic: [
      ["I", 6],
      ["vi", 2],
      ["iii", 1],
    ],
    predominant: [
      ["II", 4],
      ["vi", 2],
    ],
    dominant: [
      ["V", 4],
      ["II", 2],
      ["vii", 1],
    ],
  },
  major: {
    tonic: [
      ["I", 6],
      ["vi", 3],
      ["iii", 1],
    ],
    predominant: [
      ["IV", 4],
      ["ii", 4],
      ["vi", 1],
    ],
    dominant: [
      ["V", 7],
      ["vii°", 0.5],
    ],
  },
  mixolydian: {
    tonic: [
      ["I", 6],
      ["vi", 1],
    ],
    predominant: [
      ["IV", 5],
      ["ii", 2],
    ],
    dominant: [
      ["VII", 5],
      ["v", 2],
    ],
  },
  dorian: {
    tonic: [
      ["i", 6],
      ["III", 1],
    ],
    predominant: [
      ["IV", 5],
      ["ii", 2],
    ],
    dominant: [
      ["v", 3],
      ["VII", 4],
    ],
  },
  minor: {
    tonic: [
      ["i", 6],
      ["VI", 2],
      ["III", 2],
    ],
    predominant: [
      ["iv", 5],
      ["VI", 2],
      ["ii°", 1.5],
    ],
    dominant: [
      ["V", 6],
      ["VII", 2],
      ["v", 1],
    ],
  },
  phrygian: {
    tonic: [
      ["i", 6],
      ["VI", 1],
    ],
    predominant: [
      ["iv", 3],
      ["VI", 2],
    ],
    dominant: [
      ["II", 5],
      ["vii", 3],
    ],
  },
  locrian: {
    tonic: [
      ["i°", 4],
      ["iii", 1],
    ],
    predominant: [
      ["VI", 3],
      ["iv", 2],
    ],
    dominant: [
      ["II", 3],
      ["V", 2],
    ],
  },
};

/** The schemes that a tradition has fixed, by name: a numeral a bar, for the modes that have them. */
export const schemes: Readonly<
  Record<"twelve-bar blues", Readonly<Partial<Record<Mode, readonly string[]>>>>
> = {
  // The standard form and its minor sister (Koch 1982, "Harmonic approaches to the twelve-bar blues form").
  "twelve-bar blues": {
    major: "I IV I I IV IV I I V IV I V".split(" "),
    mixolydian: "I IV I I IV IV I I V IV I V".split(" "),
    dorian: "i i i i IV IV i i v IV i V".split(" "),
    minor: "i iv i i iv iv i i VI V i V".split(" "),
  },
};

/** The name of a scheme. */
export type SchemeName = keyof typeof schemes;

/** One or two chords that a still music rests on, by mode. */
export const pedals: Readonly<Record<Mode, readonly (readonly [string, string])[]>> = {
  lydian: [
    ["I", "II"],
    ["I", "vi"],
  ],
  major: [
    ["I", "IV"],
    ["I", "vi"],
    ["I", "iii"],
    ["IV", "I"],
  ],
  mixolydian: [
    ["I", "VII"],
    ["I", "IV"],
  ],
  dorian: [
    ["i", "IV"],
    ["i", "ii"],
  ],
  minor: [
    ["i", "VI"],
    ["i", "iv"],
    ["i", "v"],
  ],
  phrygian: [
    ["i", "II"],
    ["i", "vii"],
  ],
  locrian: [
    ["i°", "II"],
    ["i°", "VI"],
  ],
};

/** How a genre treats its chords beyond the rhythm of them. */
export interface HarmonyLeaning {
  /** Whether it keeps to the rules of common practice: falling fifths, no way back from the dominant. */
  readonly strict: boolean;
  /** Whether home and the subdominant have the small seventh of the blues. */
  readonly bluesy: boolean;
}

const STRICT: HarmonyLeaning = { strict: true, bluesy: false };
const BLUESY: HarmonyLeaning = { strict: false, bluesy: true };

/**
 * The genres that lean: music that is written down and jazz keep the rules (Kostka & Payne 2013; Levine 1995), blues and
 * funk bend home.
 */
const leanings: Readonly<Record<string, HarmonyLeaning>> = {
  bolero: STRICT,
  "bossa nova": STRICT,
  chamber: STRICT,
  classical: STRICT,
  gospel: STRICT,
  jazz: STRICT,
  lullaby: STRICT,
  march: STRICT,
  ragtime: STRICT,
  tango: STRICT,
  waltz: STRICT,
  blues: BLUESY,
  funk: BLUESY,
};

/** How a genre leans; most do not. */
export function leaningOf(genre: string): HarmonyLeaning {
  return leanings[genre] ?? { strict: false, bluesy: false };
}
