/**
 * Song forms as orders of sections with their usual lengths in bars. The orders are the common ones of popular and
 * classical practice (Covach 2005 for verse-chorus and AABA; Caplin 1998 for ternary and rondo; Butler 2006 for build and
 * drop; Koch 1982 for the blues; Everett 2009 for what comes between the second chorus and the last). Variants weigh more
 * the more often the charts have their order (`learned/form.json`).
 */
import type { SectionKind } from "../song.ts";
import type { SchemeName } from "./progressions.ts";

/** One section of an outline: its kind and its bars. */
export interface OutlineSection {
  readonly kind: SectionKind;
  readonly bars: number;
}

/** Sections in their order. */
export type Outline = readonly OutlineSection[];

/** Another order of a form's sections, which the seed and the feeling may choose. */
export interface FormVariant {
  readonly sections: Outline;
  /** How usual it is in this form, beyond how often the charts have its order; 1 for the outline itself. */
  readonly weight: number;
  /** The arousal that it suits best, 0 calm … 1 excited. */
  readonly arousal: number;
}

/** Energy of the first and of the last section of a kind, 0 … 1, before the feeling scales it. */
export type EnergyRange = readonly [first: number, last: number];

/** A form: its outlines from the shortest to the longest, and how it goes on beyond them. */
export interface Form {
  readonly name: string;
  readonly aliases: readonly string[];
  /** A sentence for people. */
  readonly description: string;
  /** The kinds of section without which it is not heard. */
  readonly essence: readonly SectionKind[];
  readonly energies: Readonly<Partial<Record<SectionKind, EnergyRange>>>;
  readonly outlines: readonly Outline[];
  /** None where the form has but one order. */
  readonly variants: readonly FormVariant[];
  /** What goes round, in turn, when a song is longer than any outline. */
  readonly rounds: readonly Outline[];
  /** What fills the bars in which no round has room, the longest first. */
  readonly fillers: readonly Outline[];
  /** More comes in before the last section of this kind; before the outro where there is none. */
  readonly hinge: SectionKind;
  /** From so many bars on, every section is twice as long as in a song of half the bars. */
  readonly broadFrom?: number;
  /** Sections of one kind share their music, but for these kinds: each of them is new. */
  readonly fresh?: readonly SectionKind[];
  /** The scheme that its chords follow; absent where they are free. */
  readonly scheme?: SchemeName;
}

const letters: Readonly<Record<string, SectionKind>> = {
  I: "intro",
  V: "verse",
  P: "pre-chorus",
  C: "chorus",
  B: "bridge",
  S: "solo",
  O: "outro",
};

/** "I4 V8 C8" as sections. */
function outline(text: string): Outline {
  return text.split(" ").map((word) => {
    const kind = letters[word.charAt(0)];
    if (kind === undefined) throw new RangeError(`"${word}" is no section`);
    return { kind, bars: Number(word.slice(1)) };
  });
}

const outlines = (...texts: readonly string[]): readonly Outline[] => texts.map(outline);

const variant = (weight: number, arousal: number, text: string): FormVariant => ({
  sections: outline(text),
  weight,
  arousal,
});

/** All forms. */
export const forms: readonly Form[] = [
  {
    name: "verse-chorus",
    aliases: ["verse chorus", "pop form", "verse/chorus", "contrasting verse-chorus"],
    description: "verses that tell, a chorus that returns",
    essence: ["chorus"],
    energies: {
      ...{ intro: [0.3, 0.3], verse: [0.42, 0.53], "pre-chorus": [0.55, 0.62], chorus: [0.75, 0.95] },
      ...{ bridge: [0.45, 0.5], solo: [0.7, 0.8], outro: [0.3, 0.3] },
    },
    outlines: outlines(
      ...["V4", "V4 C4", "V4 C8", "V8 C8", "I4 V8 C8", "I4 V8 C8 O4", "I4 V8 P4 C8 O4"],
      ...["V8 C8 V8 C8", "I4 V8 C8 V8 C8", "I4 V8 C8 V8 C8 O4"],
      ...["I4 V8 P4 C8 V8 P4 C8", "I4 V8 P4 C8 V8 P4 C8 O4"],
      ...["I4 V8 C8 V8 C8 B8 C8", "I4 V8 C8 V8 C8 B8 C8 O4"],
      ...["I4 V8 P4 C8 V8 P4 C8 B8 C8", "I4 V8 P4 C8 V8 P4 C8 B8 C8 O4"],
    ),
    variants: [
      variant(0.5, 0.75, "C4 V8 C8"),
      variant(0.7, 0.75, "C8 V8 C8"),
      variant(0.5, 0.35, "I8 V8 C8"),
      variant(0.6, 0.5, "V8 P4 C8 O4"),
      variant(0.6, 0.8, "I4 C8 V8 C8"),
      variant(0.8, 0.6, "I4 V8 C8 V4 C8"),
      variant(0.5, 0.4, "I4 V4 C8 V4 C8 O4"),
      variant(0.6, 0.5, "V8 C8 V8 C8 O4"),
      variant(0.5, 0.8, "C4 V8 C8 V8 C8"),
      variant(0.6, 0.9, "C8 V8 C8 V8 C8"),
      variant(0.6, 0.3, "I8 V8 C8 V8 C8"),
      variant(0.6, 0.8, "I4 C8 V8 C8 V8 C8"),
      variant(0.6, 0.3, "I8 V8 C8 V8 C8 O4"),
      variant(0.7, 0.7, "I4 V8 C8 V8 C8 C8"),
      variant(1, 0.7, "I4 V8 C8 V8 C8 C8 O4"),
      variant(0.6, 0.8, "I4 C8 V8 C8 V8 C8 O4"),
      variant(0.7, 0.8, "I4 V8 C8 S8 V8 C8 O4"),
      variant(0.7, 0.3, "I4 V8 V8 C8 V8 C8 O4"),
      variant(0.6, 0.3, "I8 V8 C8 V8 C8 O8"),
      variant(0.6, 0.3, "I8 V8 P4 C8 V8 P4 C8 O4"),
      variant(0.8, 0.7, "I4 V8 P4 C8 V8 P4 C8 C8"),
      variant(0.7, 0.8, "I4 V8 C8 V8 C8 S8 C8 O4"),
      variant(0.9, 0.6, "I4 V8 P4 C8 V8 P4 C8 C8 O4"),
      variant(0.6, 0.2, "I8 V16 C8 V8 C8 O8"),
      variant(0.6, 0.8, "I4 V8 P4 C8 V8 P4 C8 S8 C8"),
      variant(0.6, 0.8, "I4 V8 P4 C8 V8 P4 C8 S8 C8 O4"),
      variant(0.5, 0.6, "I4 V8 C8 V8 C8 B8 V8 C8 O4"),
      variant(0.5, 0.8, "C8 V8 C8 V8 C8 B8 C8 C8"),
      variant(0.5, 0.2, "I8 V16 C8 V16 C8 O8"),
    ],
    rounds: outlines("V8 P4 C8", "S8 C8", "V8 P4 C8", "B8 C8"),
    fillers: outlines("S8 C8", "C8"),
    hinge: "bridge",
    broadFrom: 128,
  },
  {
    name: "AABA",
    aliases: ["aaba", "thirty-two-bar form", "32-bar form", "standard"],
    description: "a tune twice, a bridge that looks elsewhere, and the tune once more",
    essence: ["bridge"],
    energies: {
      ...{ intro: [0.3, 0.3], verse: [0.45, 0.63], bridge: [0.67, 0.72] },
      ...{ solo: [0.7, 0.75], outro: [0.35, 0.35] },
    },
    outlines: outlines(
      ...["V4", "V4 B4", "V4 B4 V4", "V4 V4 B4 V4", "I4 V4 V4 B4 V4", "I4 V4 V4 B4 V4 O4"],
      ...["V8 V8 B4 V8", "V8 V8 B8 V8", "I4 V8 V8 B8 V8", "I4 V8 V8 B8 V8 O4"],
      ...["I8 V8 V8 B8 V8 O4", "I8 V8 V8 B8 V8 O8"],
      ...["I4 V8 V8 B8 V8 B8 V8", "I4 V8 V8 B8 V8 B8 V8 O4", "I8 V8 V8 B8 V8 B8 V8 O4"],
      ...["I8 V8 V8 B8 V8 B8 V8 O8", "I4 V8 V8 B8 V8 S8 S8 B8 V8 O4"],
    ),
    variants: [
      variant(0.8, 0.7, "I4 V8 V8 S8 B8 V8 O4"),
      variant(0.7, 0.7, "I4 V8 V8 B8 V8 S8 B8 V8 O4"),
      variant(0.7, 0.6, "V8 V8 B8 V8 S8 S8 B8 V8"),
    ],
    rounds: outlines("S8 S8 B8 V8"),
    fillers: outlines("B8 V8"),
    hinge: "outro",
  },
  {
    name: "ternary",
    aliases: ["aba", "a-b-a", "da capo"],
    description: "a theme, a contrast, and the theme come home",
    essence: ["bridge"],
    energies: { intro: [0.3, 0.3], verse: [0.45, 0.54], bridge: [0.66, 0.73], outro: [0.3, 0.3] },
    outlines: outlines(
      ...["V4", "V4 B4", "V4 B4 V4", "V4 B8 V4", "V8 B4 V8", "V8 B8 V8", "I4 V8 B8 V8"],
      ...["I4 V8 B8 V8 O4", "I8 V8 B8 V8 O4", "I4 V8 V8 B8 V8 O4"],
      ...["I4 V8 V8 B8 B8 V8", "I4 V8 V8 B8 B8 V8 O4"],
      ...["I4 V8 V8 B8 B8 V8 V8", "I4 V8 V8 B8 B8 V8 V8 O4", "I8 V8 V8 B8 B8 V8 V8 O4"],
    ),
    variants: [
      variant(0.6, 0.3, "I8 V8 B8 V8 O8"),
      variant(0.5, 0.5, "V8 V8 B8 B8 V8 O4"),
      variant(0.5, 0.5, "V8 V8 B8 B8 V8 V8"),
    ],
    rounds: outlines("B8 V8"),
    fillers: outlines("V8"),
    hinge: "outro",
    broadFrom: 64,
  },
  {
    name: "strophic",
    aliases: ["verses", "aaa", "ballad form", "hymn"],
    description: "one tune that comes again with every verse",
    essence: ["verse"],
    energies: { intro: [0.3, 0.3], verse: [0.4, 0.72], solo: [0.58, 0.65], outro: [0.3, 0.3] },
    outlines: outlines(
      ...["V4", "V4 V4", "V4 V4 V4", "V8 V8", "I4 V8 V8", "V8 V8 V8", "I4 V8 V8 V8"],
      ...["I4 V8 V8 V8 O4", "I4 V8 V8 V8 V8", "I4 V8 V8 V8 V8 O4", "I8 V8 V8 V8 V8 O4"],
      ...["I4 V8 V8 V8 V8 V8 O4", "I8 V8 V8 V8 V8 V8 O4", "I8 V8 V8 V8 V8 V8 O8"],
    ),
    variants: [
      variant(0.6, 0.7, "I4 V8 V8 S8 V8 O4"),
      variant(0.5, 0.2, "I8 V8 V8 V8 O8"),
      variant(0.7, 0.5, "I4 V8 V8 S8 V8 V8 O4"),
      variant(0.5, 0.3, "I8 V8 V8 V8 V8 O8"),
      variant(0.6, 0.6, "I8 V8 V8 S8 V8 V8 O8"),
    ],
    rounds: outlines("S8 V8", "V8 V8"),
    fillers: outlines("V8"),
    hinge: "verse",
    broadFrom: 64,
  },
  {
    name: "build",
    aliases: ["crescendo", "terraced", "build-up"],
    description: "layer upon layer to one high point",
    essence: ["chorus"],
    energies: {
      ...{ intro: [0.25, 0.25], verse: [0.3, 0.5], "pre-chorus": [0.6, 0.7], chorus: [0.85, 1] },
      ...{ bridge: [0.35, 0.4], outro: [0.3, 0.3] },
    },
    outlines: outlines(
      ...["V4", "V4 C4", "V4 P4 C4", "V8 C8", "V8 P4 C8", "I4 V8 P4 C8", "I4 V8 P4 C8 O4"],
      ...["V8 V8 P4 C8 O4", "I4 V8 V8 P4 C8 O4", "I8 V8 V8 P4 C8 O4", "I4 V8 V8 P4 C8 C8 O4"],
      ...["I8 V8 V8 P4 C8 C8 O4", "I4 V8 V8 P4 C8 B8 P4 C8", "I4 V8 V8 P4 C8 B8 P4 C8 O4"],
      ...["I8 V8 V8 P4 C8 B8 P4 C8 O4", "I4 V8 V8 P4 C8 B8 P4 C8 C8 O4"],
      "I8 V8 V8 P8 C8 B8 P8 C8 O8",
    ),
    variants: [
      variant(0.6, 0.25, "I8 V8 V8 C8 C8"),
      variant(0.5, 0.3, "I8 V8 V8 V8 C8 O8"),
      variant(0.6, 0.5, "I4 V8 V8 V8 P4 C8 C8 O4"),
    ],
    rounds: outlines("V8 P4 C8", "B8 P4 C8"),
    fillers: outlines("V8 C8", "C8"),
    hinge: "bridge",
    broadFrom: 128,
  },
  {
    name: "build-and-drop",
    aliases: ["drop", "edm", "dance", "club", "build and drop"],
    description: "a build that gathers, a drop that lets go, a break between",
    essence: ["pre-chorus"],
    energies: {
      ...{ intro: [0.3, 0.3], verse: [0.42, 0.5], "pre-chorus": [0.6, 0.7], chorus: [0.9, 1] },
      ...{ bridge: [0.35, 0.4], outro: [0.3, 0.3] },
    },
    outlines: outlines(
      ...["C4", "P4 C4", "P4 C8", "I4 P4 C8", "I4 V4 P4 C8", "I4 V8 P4 C8", "I4 V8 P4 C8 O4"],
      ...["I8 V8 P4 C8 O4", "I4 V4 P4 C8 B4 P4 C8", "I4 V4 P4 C8 B4 P4 C8 O4"],
      ...["I4 V8 P4 C8 B8 P4 C8", "I4 V8 P4 C8 B8 P4 C8 O4", "I8 V8 P4 C8 B8 P4 C8 O4"],
      ...["I8 V8 P4 C8 B8 P4 C8 O8", "I8 V8 P8 C8 B8 P8 C8 O4", "I8 V8 P8 C8 B8 P8 C8 O8"],
      ...["I8 V8 P4 C16 B8 P4 C16 O8", "I8 V8 P8 C16 B8 P8 C16 O8", "I16 V8 P8 C16 B8 P8 C16 O16"],
      "I16 V16 P8 C16 B16 P8 C16 O16",
    ),
    variants: [
      variant(0.6, 0.9, "I4 P4 C8 V8 P4 C8 O4"),
      variant(0.6, 0.6, "I8 P4 C8 V8 P4 C8 O8"),
      variant(0.5, 0.8, "I4 V8 P4 C8 B8 P4 C8 C8 O4"),
    ],
    rounds: outlines("V16 P8 C16", "B16 P8 C16"),
    fillers: outlines("V8 P8 C16", "C16", "C8"),
    hinge: "bridge",
  },
  {
    name: "twelve-bar blues",
    aliases: ["blues", "12-bar blues", "12 bar blues", "blues form"],
    description: "twelve bars that go round: a line, the line again, and the answer",
    essence: ["verse"],
    energies: { intro: [0.35, 0.35], verse: [0.45, 0.72], solo: [0.65, 0.7], outro: [0.4, 0.4] },
    outlines: outlines(
      ...["V4", "V8", "V12", "I4 V12", "I4 V12 O4", "V12 V12", "I4 V12 V12", "I4 V12 V12 O4"],
      ...["V12 V12 V12", "I4 V12 S12 V12", "I4 V12 S12 V12 O4", "V12 V12 S12 V12"],
      ...["I4 V12 V12 S12 V12", "I4 V12 V12 S12 V12 O4", "V12 V12 S12 S12 V12"],
      ...["I4 V12 V12 S12 S12 V12", "I4 V12 V12 S12 S12 V12 O4"],
    ),
    variants: [variant(0.7, 0.6, "V12 S12 V12"), variant(0.7, 0.3, "I4 V12 V12 V12")],
    rounds: outlines("S12 V12", "V12 S12"),
    fillers: outlines("S12"),
    hinge: "verse",
    scheme: "twelve-bar blues",
  },
  {
    name: "rondo",
    aliases: ["abaca", "round dance", "ritornello"],
    description: "a refrain that comes home between episodes that do not",
    essence: ["chorus", "verse"],
    energies: { verse: [0.45, 0.55], chorus: [0.55, 0.8], bridge: [0.55, 0.6], outro: [0.3, 0.3] },
    outlines: outlines(
      ...["C4", "C4 V4", "C4 V4 C4", "C4 V8 C4", "C4 V4 C4 B4 C4", "C8 V8 C8", "C4 V8 C4 B8 C4"],
      ...["C4 V8 C4 B8 C8", "C8 V8 C4 B8 C8", "C8 V8 C8 B8 C8", "C8 V8 C8 B8 C8 O4", "C8 V8 C8 B8 C8 O8"],
      ...["C8 V8 C4 B8 C4 V8 C8 O4", "C8 V8 C8 B8 C8 V8 C8", "C8 V8 C8 B8 C8 V8 C8 O4"],
      "C8 V8 C8 B8 C8 V8 C8 O8",
    ),
    variants: [],
    rounds: outlines("V8 C8"),
    fillers: outlines("V4 C4"),
    hinge: "outro",
    broadFrom: 128,
    fresh: ["verse", "bridge"],
  },
  {
    name: "arc",
    aliases: ["ambient", "wave", "swell", "arch form"],
    description: "out of silence to a height, and back into silence",
    essence: ["chorus"],
    energies: {
      ...{ intro: [0.3, 0.3], verse: [0.36, 0.42], bridge: [0.45, 0.45], chorus: [0.6, 0.66] },
      outro: [0.25, 0.25],
    },
    outlines: outlines(
      ...["V4", "V4 C4", "V4 C4 V4", "I4 V4 C4 O4", "I4 V4 C8 O4", "I4 V8 C8 O4", "I8 V8 C8 O4"],
      ...["I8 V8 C8 O8", "I8 V8 C8 V4 O8", "I8 V8 V8 C8 O8", "I8 V8 B8 C8 V4 O8", "I8 V8 B8 C8 V8 O8"],
      "I8 V8 V8 B8 C8 V8 O8",
    ),
    variants: [variant(0.6, 0.1, "I8 V16 C8 O8"), variant(0.6, 0.1, "I8 V16 C8 V8 O8")],
    rounds: outlines("B8 C8 V8"),
    fillers: outlines("V8"),
    hinge: "outro",
    broadFrom: 64,
  },
  {
    name: "through-composed",
    aliases: ["through composed", "rhapsody", "free", "durchkomponiert"],
    description: "always onwards, never quite the same",
    essence: [],
    energies: {
      ...{ intro: [0.3, 0.3], verse: [0.38, 0.5], bridge: [0.57, 0.62], chorus: [0.78, 0.88] },
      outro: [0.3, 0.3],
    },
    outlines: outlines(
      ...["V4", "V4 B4", "V4 B4 C4", "V8 B8", "I4 V8 B8", "V8 B8 C8", "I4 V8 B8 C8", "I4 V8 B8 C8 O4"],
      ...["I4 V8 B8 C8 O8", "I4 V8 B8 V8 C8 O4", "I4 V8 B8 V8 C8 O8", "I4 V8 B8 C8 V8 C8 O4"],
      ...["I8 V8 B8 C8 V8 C8 O4", "I4 V8 B8 V8 C8 B8 C8 O4"],
    ),
    variants: [],
    rounds: outlines("V8 B8 C8"),
    fillers: outlines("V8 C8", "V8"),
    hinge: "outro",
    broadFrom: 64,
    fresh: ["verse", "bridge", "chorus"],
  },
];
