/**
 * Song forms as orders of sections with their usual lengths in bars and their energy (0 … 1). The orders are the
 * common ones of popular and classical practice (Covach 2005 for verse-chorus and AABA; Caplin 1998 for ternary).
 * Sections that bear the same `theme` share their music; the later ones vary it.
 */
import type { SectionKind } from "../song.ts";

/** One section of a form. */
export interface FormSection {
  readonly kind: SectionKind;
  /** Sections of one theme share chords and melody. */
  readonly theme: string;
  /** Its usual length. */
  readonly bars: number;
  /** 0 … 1, before the feeling scales it. */
  readonly energy: number;
}

/** A form: its outlines from the shortest to the longest, and the cycle that fills longer songs. */
export interface Form {
  readonly name: string;
  readonly aliases: readonly string[];
  /** A sentence for people. */
  readonly description: string;
  readonly outlines: readonly (readonly FormSection[])[];
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
const solo = (energy: number) => section("solo", "verse", 8, energy);
const outro = (bars = 4, energy = 0.3) => section("outro", "chorus", bars, energy);

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
    cycle: [verse(0.55), verse(0.65)],
  },
  {
    name: "build",
    aliases: ["crescendo", "terraced", "drop", "build-up", "edm"],
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
    cycle: [verse(0.5), preChorus(0.65), chorus(0.9), bridge(0.4)],
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
    cycle: [
      section("bridge", "fourth", 8, 0.55),
      section("chorus", "fifth", 8, 0.75),
      section("verse", "sixth", 8, 0.5),
    ],
  },
];
