/** What a riff is, and who has written of such riffs. */
import type { SectionKind } from "../../song.ts";
import type { Groove } from "../grooves.ts";

/**
 * What the drummer does with a riff besides striking the kick with it; "own" is no more than what the drummer plays
 * anyway.
 */
export type RiffFeel = "groove" | "half" | "double" | "blast" | "own";

/** The metres that riffs are written in. */
export type RiffMetre = "4/4" | "3/4" | "6/8" | "5/4" | "7/8";

/** One riff. */
export interface Riff {
  readonly name: string;
  readonly metre: RiffMetre;
  /** One, two or four bars of the metre. */
  readonly bars: string;
  readonly feel: RiffFeel;
  /** The sections whose themes it carries. */
  readonly kinds: readonly SectionKind[];
  /** The activity of a section that it suits best, 0 … 1. */
  readonly suits: number;
  /** For people: what is played. */
  readonly description: string;
  readonly source: string;
}

/**
 * Strokes that are always there, as in `signatures.ts`, by feel: bars of 4/4. The kick's come from the riff where they
 * are not here.
 */
export const riffFeels: Readonly<Record<RiffFeel, Groove>> = {
  groove: {},
  half: { snare: "xxxxxxxx9xxxxxxx" },
  double: { kick: "9787978797879787", snare: "....9.......9..." },
  blast: { kick: "9.8.9.8.9.8.9.8.", snare: "x8x8x8x8x8x8x8x8" },
  own: {},
};

export const WALSER =
  "Walser, Running with the Devil (1993), on riffs that leave a pedal and fall back to it";
export const LILJA =
  "Lilja, Theory and Analysis of Classic Heavy Metal Harmony (2009), on power chords and riffs";
export const ELFLEIN = "Elflein, Schwermetallanalysen (2010), on the stock of figures of metal guitars";
export const PIESLAK =
  "Pieslak 2007, Re-casting Metal: Rhythm and Meter in the Music of Meshuggah, on guitar and kick in unison";
export const PIPER = "Piper, Locating Experiential Richness in Doom Metal (2013)";
export const EVERETT = "Everett, The Foundations of Rock (2009), on riffs of the blues scale";
export const BIAMONTE = "Biamonte 2010, Triadic Modal and Pentatonic Patterns in Rock Music, on power chords";
export const PEARSON =
  "Pearson 2019, Extreme Hardcore Punk and the Analytical Challenges of Rhythm, Riffs, and Timbre";
export const LAING = "Laing, One Chord Wonders (1985), on the even eighths of punk guitars";

/** A riff in 4/4. */
export const riff = (
  name: string,
  bars: string,
  suits: number,
  kinds: readonly SectionKind[],
  feel: RiffFeel,
  description: string,
  source: string,
): Riff => ({ name, metre: "4/4", bars, suits, kinds, feel, description, source });

/** A riff in another metre; the drummer has the metre's own backbeat, and the kick is the riff's. */
export const riffIn =
  (metre: RiffMetre) =>
  (
    name: string,
    bars: string,
    suits: number,
    kinds: readonly SectionKind[],
    description: string,
    source: string,
  ): Riff => ({ name, metre, bars, suits, kinds, feel: "groove", description, source });
