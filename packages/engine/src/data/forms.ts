/**
 * Song forms as orders of sections with their usual lengths in bars and their energy (0 … 1). The orders are the
 * common ones of popular and classical practice (Covach 2005 for verse-chorus and AABA; Caplin 1998 for ternary and
 * rondo; Butler 2006 for build and drop; Koch 1982 for the blues). Sections that bear the same `theme` share their
 * music; the later ones vary it. Variants weigh more the more often the charts have their order (`learned/form.json`).
 */
import type { SectionKind } from "../song.ts";
import type { SchemeName } from "./progressions.ts";

/** One section of a form. */
export interface FormSection {
  readonly kind: SectionKind;
  /** Sections of one theme share chords and melody. */
  readonly theme: string;
  /** Its usual length. */
  readonly bars: number;
  /** 0 … 1, before the feeling scales it. */
  readonly energy: number;
  /** The scheme that its chords follow; absent where they are free. */
  readonly scheme?: SchemeName;
}

/** Another order of a form's sections, which the seed and the feeling may choose. */
export interface FormVariant {
  readonly sections: readonly FormSection[];
  /** How usual it is in this form, beyond how often the charts have its order; 1 for the outline itself. */
  readonly weight: number;
  /** The arousal that it suits best, 0 calm … 1 excited. */
  readonly arousal: number;
}

/** A form: its outlines from the shortest to the longest, and the cycle that fills longer songs. */
export interface Form {
  readonly name: string;
  readonly aliases: readonly string[];
  /** A sentence for people. */
  readonly description: string;
  readonly outlines: readonly (readonly FormSection[])[];
  /** None where the form has but one order. */
  readonly variants: readonly FormVariant[];
  /** Sections that are put in before the last one, again and again, when a song is longer than any outline. */
  readonly cycle: readonly FormSection[];
}

const section = (kind: SectionKind, theme: string, bars: number, energy: number): FormSection => ({
  kind,
  theme,
  bars,
  energy,
});

const intro = (bars = 4) => section("intro", "verse", bars, 0.3);
const verse = (energy: number, bars = 8) => section("verse", "verse", bars, energy);
const chorus = (energy: number, bars = 8) => section("chorus", "chorus", bars, energy);
const preChorus = (energy: number) => section("pre-chorus", "lift", 4, energy);
const bridge = (energy: number, bars = 8) => section("bridge", "bridge", bars, energy);
const solo = (energy: number, bars = 8) => section("solo", "verse", bars, energy);
const outro = (bars = 4, energy = 0.3) => section("outro", "chorus", bars, energy);
const blues = (kind: SectionKind, energy: number, bars = 12): FormSection => ({
  ...section(kind, "blues", bars, energy),
  scheme: "twelve-bar blues",
});
const refrain = (energy: number, bars = 8) => section("chorus", "refrain", bars, energy);
const episode = (theme: string, energy: number, bars = 8) => section("verse", theme, bars, energy);
const variant = (weight: number, arousal: number, ...sections: readonly FormSection[]): FormVariant => ({
  sections,
  weight,
  arousal,
});

/** All forms. */
export const forms: readonly Form[] = [
  {
    name: "verse-chorus",
    aliases: ["verse chorus", "pop form", "verse/chorus", "contrasting verse-chorus"],
    description: "verses that tell, a chorus that returns",
    outlines: [
      [verse(0.5, 4)],
      [verse(0.45, 4), chorus(0.8, 4)],
      [verse(0.45), chorus(0.8)],
      [intro(), verse(0.45), chorus(0.8), outro()],
      [intro(), verse(0.45), chorus(0.75), verse(0.5, 4), chorus(0.9)],
      [intro(), verse(0.45), chorus(0.75), verse(0.55), chorus(0.9), outro()],
      [intro(), verse(0.4), preChorus(0.55), chorus(0.75), verse(0.5), preChorus(0.6), chorus(0.85), outro()],
      [
        ...[intro(), verse(0.4), preChorus(0.55), chorus(0.75), verse(0.5), preChorus(0.6), chorus(0.8)],
        ...[bridge(0.45), chorus(1), outro()],
      ],
    ],
    variants: [
      variant(0.7, 0.75, chorus(0.75), verse(0.5), chorus(0.9)),
      variant(0.5, 0.35, intro(8), verse(0.4), chorus(0.75)),
      variant(0.6, 0.5, verse(0.45), preChorus(0.6), chorus(0.85), outro()),
      variant(0.8, 0.6, verse(0.45), chorus(0.75), verse(0.5), chorus(0.9)),
      variant(0.6, 0.8, intro(), chorus(0.75), verse(0.5), chorus(0.85), outro()),
      variant(0.6, 0.25, intro(8), verse(0.35, 16), chorus(0.7), outro()),
      variant(0.5, 0.85, intro(), verse(0.5), chorus(0.8), solo(0.75), chorus(0.95), outro()),
      variant(0.6, 0.9, chorus(0.75), verse(0.5), chorus(0.85), verse(0.55), chorus(0.95)),
      variant(
        0.9,
        0.6,
        intro(),
        verse(0.4),
        preChorus(0.55),
        chorus(0.75),
        verse(0.5),
        preChorus(0.6),
        chorus(0.9),
      ),
      variant(1, 0.7, intro(), verse(0.45), chorus(0.75), verse(0.5), chorus(0.85), chorus(0.95), outro()),
      variant(0.7, 0.85, intro(), verse(0.45), chorus(0.75), solo(0.7), verse(0.55), chorus(0.95), outro()),
      variant(0.7, 0.3, intro(8), verse(0.35), verse(0.45), chorus(0.7), verse(0.5), chorus(0.85), outro(4)),
      variant(
        ...([0.7, 0.5, intro(), verse(0.45), chorus(0.75), verse(0.5), chorus(0.85)] as const),
        ...[bridge(0.5), chorus(1), outro()],
      ),
      variant(
        ...([0.7, 0.85, intro(), verse(0.45), chorus(0.75), verse(0.5), chorus(0.85)] as const),
        ...[solo(0.8), chorus(1), outro()],
      ),
      variant(
        ...([0.5, 0.6, intro(), verse(0.45), chorus(0.75), verse(0.5), chorus(0.85)] as const),
        ...[bridge(0.5), verse(0.55), chorus(1), outro()],
      ),
      variant(
        ...([0.5, 0.2, intro(8), verse(0.35, 16), chorus(0.7), verse(0.45, 16)] as const),
        ...[chorus(0.8), outro(8)],
      ),
    ],
    cycle: [verse(0.55), preChorus(0.6), chorus(0.8), bridge(0.45), chorus(0.9), solo(0.7), chorus(0.9)],
  },
  {
    name: "AABA",
    aliases: ["aaba", "thirty-two-bar form", "32-bar form", "standard"],
    description: "a tune twice, a bridge that looks elsewhere, and the tune once more",
    outlines: [
      [verse(0.5, 4)],
      [verse(0.5, 4), bridge(0.65, 4)],
      [verse(0.5, 4), bridge(0.65, 4), verse(0.6, 4)],
      [verse(0.45, 4), verse(0.55, 4), bridge(0.65, 4), verse(0.6, 4)],
      [verse(0.45), verse(0.55), bridge(0.7), verse(0.6)],
      [intro(), verse(0.45), verse(0.55), bridge(0.7), verse(0.6), outro(4, 0.35)],
      [
        ...[intro(), verse(0.45), verse(0.55), bridge(0.7), verse(0.6)],
        ...[solo(0.7), solo(0.75), bridge(0.7), verse(0.65), outro(4, 0.35)],
      ],
    ],
    variants: [
      variant(
        0.5,
        0.8,
        intro(),
        verse(0.45),
        verse(0.55),
        solo(0.7),
        bridge(0.65),
        verse(0.7),
        outro(4, 0.4),
      ),
    ],
    cycle: [solo(0.7), solo(0.75), bridge(0.7), verse(0.6)],
  },
  {
    name: "ternary",
    aliases: ["aba", "a-b-a", "da capo"],
    description: "a theme, a contrast, and the theme come home",
    outlines: [
      [verse(0.5, 4)],
      [verse(0.5, 4), bridge(0.65, 4)],
      [verse(0.5, 4), bridge(0.65, 4), verse(0.5, 4)],
      [verse(0.5), bridge(0.7), verse(0.5)],
      [intro(), verse(0.45), bridge(0.7), verse(0.5), outro(4, 0.3)],
      [intro(), verse(0.45), verse(0.55), bridge(0.7), verse(0.55), outro(4, 0.3)],
      [intro(), verse(0.45), verse(0.55), bridge(0.7), bridge(0.75), verse(0.55), verse(0.5), outro(4, 0.3)],
    ],
    variants: [
      variant(0.6, 0.3, intro(8), verse(0.45), bridge(0.65), verse(0.5), outro(4, 0.3)),
      variant(0.5, 0.5, verse(0.45), verse(0.5), bridge(0.65), bridge(0.7), verse(0.55), outro(4, 0.3)),
    ],
    cycle: [bridge(0.7), verse(0.55), verse(0.6)],
  },
  {
    name: "strophic",
    aliases: ["verses", "aaa", "ballad form", "hymn"],
    description: "one tune that comes again with every verse",
    outlines: [
      [verse(0.5, 4)],
      [verse(0.45, 4), verse(0.6, 4)],
      [verse(0.45), verse(0.6)],
      [verse(0.4), verse(0.55), verse(0.7)],
      [intro(), verse(0.4), verse(0.55), verse(0.7), outro()],
      [intro(), verse(0.4), verse(0.5), verse(0.6), verse(0.75), outro()],
    ],
    variants: [
      variant(0.6, 0.7, intro(), verse(0.45), verse(0.55), solo(0.6), verse(0.7), outro()),
      variant(0.5, 0.2, intro(8), verse(0.4), verse(0.5), verse(0.6), outro(8)),
    ],
    cycle: [verse(0.55), verse(0.65)],
  },
  {
    name: "build",
    aliases: ["crescendo", "terraced", "build-up"],
    description: "layer upon layer to one high point",
    outlines: [
      [verse(0.6, 4)],
      [verse(0.35, 4), chorus(0.9, 4)],
      [verse(0.35), chorus(0.9)],
      [intro(), verse(0.4), preChorus(0.65), chorus(1)],
      [intro(), verse(0.35), preChorus(0.6), chorus(0.9), outro(4)],
      [intro(8), verse(0.4), chorus(0.7), chorus(1)],
      [intro(), verse(0.3), verse(0.5), preChorus(0.65), chorus(1), outro(4)],
      [
        ...[intro(), verse(0.3), verse(0.5), preChorus(0.65), chorus(0.9)],
        ...[bridge(0.35), preChorus(0.7), chorus(1), outro(4)],
      ],
    ],
    variants: [
      variant(0.5, 0.25, intro(8), verse(0.3), verse(0.45), chorus(0.75), chorus(0.9)),
      variant(0.5, 0.6, intro(), verse(0.35), verse(0.5), preChorus(0.65), chorus(0.9), chorus(1), outro(4)),
    ],
    cycle: [verse(0.5), preChorus(0.65), chorus(0.9), bridge(0.4)],
  },
  {
    name: "build-and-drop",
    aliases: ["drop", "edm", "dance", "club", "build and drop"],
    description: "a build that gathers, a drop that lets go, a break between",
    outlines: [
      [chorus(0.8, 4)],
      [preChorus(0.6), chorus(0.95, 4)],
      [preChorus(0.6), chorus(0.95)],
      [intro(), preChorus(0.6), chorus(0.95)],
      [intro(), verse(0.4, 4), preChorus(0.65), chorus(0.95)],
      [intro(), verse(0.45), preChorus(0.65), chorus(0.95), outro(4)],
      [intro(8), verse(0.45), preChorus(0.65), chorus(0.95), bridge(0.35, 4), outro(4)],
      [
        ...[intro(8), verse(0.45), preChorus(0.65), chorus(0.9)],
        ...[bridge(0.35), preChorus(0.7), chorus(1), outro(4)],
      ],
      [
        ...[intro(8), verse(0.45), preChorus(0.65), chorus(0.9, 16)],
        ...[bridge(0.35), preChorus(0.7), chorus(1, 16), outro(8)],
      ],
    ],
    variants: [
      variant(
        ...([0.6, 0.9, intro(), preChorus(0.6), chorus(0.85), verse(0.45), preChorus(0.7)] as const),
        ...[chorus(1), outro(4)],
      ),
    ],
    cycle: [verse(0.5), preChorus(0.7), chorus(0.95), bridge(0.35), preChorus(0.7), chorus(1)],
  },
  {
    name: "twelve-bar blues",
    aliases: ["blues", "12-bar blues", "12 bar blues", "blues form"],
    description: "twelve bars that go round: a line, the line again, and the answer",
    outlines: [
      [blues("verse", 0.5, 4)],
      [blues("verse", 0.5, 8)],
      [blues("verse", 0.5)],
      [blues("intro", 0.35, 4), blues("verse", 0.5)],
      [blues("verse", 0.45), blues("verse", 0.65)],
      [blues("intro", 0.35, 4), blues("verse", 0.45), blues("verse", 0.6)],
      [blues("verse", 0.45), blues("verse", 0.55), blues("verse", 0.7)],
      [blues("intro", 0.35, 4), blues("verse", 0.45), blues("solo", 0.65), blues("verse", 0.7)],
      [blues("verse", 0.45), blues("verse", 0.55), blues("solo", 0.7), blues("verse", 0.7)],
      [
        ...[blues("intro", 0.35, 4), blues("verse", 0.45), blues("verse", 0.55)],
        ...[blues("solo", 0.7), blues("verse", 0.75)],
      ],
    ],
    variants: [],
    cycle: [blues("solo", 0.7), blues("verse", 0.7)],
  },
  {
    name: "rondo",
    aliases: ["abaca", "round dance", "ritornello"],
    description: "a refrain that comes home between episodes that do not",
    outlines: [
      [refrain(0.6, 4)],
      [refrain(0.6, 4), episode("first", 0.45, 4)],
      [refrain(0.6, 4), episode("first", 0.45, 4), refrain(0.65, 4)],
      [refrain(0.55), episode("first", 0.45), refrain(0.65)],
      [refrain(0.55, 4), episode("first", 0.45), refrain(0.6, 4), bridge(0.55), refrain(0.7)],
      [refrain(0.55), episode("first", 0.45), refrain(0.6), bridge(0.55), refrain(0.75)],
      [
        ...[refrain(0.55), episode("first", 0.45), refrain(0.6), bridge(0.55), refrain(0.7)],
        ...[episode("first", 0.5), refrain(0.8), outro(4)],
      ],
    ],
    variants: [],
    cycle: [episode("second", 0.5), refrain(0.65), episode("third", 0.5), refrain(0.7)],
  },
  {
    name: "arc",
    aliases: ["ambient", "wave", "swell", "arch form"],
    description: "out of silence to a height, and back into silence",
    outlines: [
      [verse(0.4, 4)],
      [verse(0.35, 4), chorus(0.55, 4)],
      [verse(0.35, 4), chorus(0.55, 4), verse(0.35, 4)],
      [intro(4), verse(0.4, 4), chorus(0.6, 4), outro(4, 0.25)],
      [intro(8), verse(0.4), chorus(0.6)],
      [intro(8), verse(0.4), chorus(0.6), outro(8, 0.25)],
      [intro(8), verse(0.35), verse(0.45), chorus(0.65), outro(8, 0.25)],
      [intro(8), verse(0.35), bridge(0.45), chorus(0.65), verse(0.4), outro(8, 0.25)],
    ],
    variants: [variant(0.6, 0.1, intro(8), verse(0.35, 16), chorus(0.6), outro(8, 0.25))],
    cycle: [bridge(0.45), chorus(0.6), verse(0.4)],
  },
  {
    name: "through-composed",
    aliases: ["through composed", "rhapsody", "free", "durchkomponiert"],
    description: "always onwards, never quite the same",
    outlines: [
      [verse(0.5, 4)],
      [section("verse", "first", 4, 0.4), section("bridge", "second", 4, 0.6)],
      [section("verse", "first", 8, 0.4), section("bridge", "second", 8, 0.6)],
      [
        section("verse", "first", 8, 0.35),
        section("bridge", "second", 8, 0.6),
        section("chorus", "third", 8, 0.8),
      ],
      [
        ...[intro(), section("verse", "first", 8, 0.35), section("bridge", "second", 8, 0.6)],
        ...[section("chorus", "third", 8, 0.85), section("outro", "first", 4, 0.3)],
      ],
    ],
    variants: [],
    cycle: [
      section("bridge", "fourth", 8, 0.55),
      section("chorus", "fifth", 8, 0.75),
      section("verse", "sixth", 8, 0.5),
    ],
  },
];
