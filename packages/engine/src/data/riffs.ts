/**
 * Riffs that guitar, bass and kick drum share, a sixteenth a character, "|" parts the bars: "C" the chord that sounds as
 * an open power chord, "c" its root muted with the palm; "P" and "p" the same on the pedal, the key's tonic, which stays
 * whatever chord comes; a digit 2 … 7 the open power chord on that degree of the scale above the pedal, or above the
 * chord's root where a riff has no pedal, "8" the octave,
 * "T" the tritone and "B" the flat second, in the scale or not; "-" holds what sounds, "." is silence.
 *
 * The shapes are named as players name them; they are written out for this project after the studies beside them.
 */
import type { SectionKind } from "../song.ts";
import type { Groove } from "./grooves.ts";

/** What the drummer does with a riff besides striking the kick with it. */
export type RiffFeel = "groove" | "half" | "double" | "blast";

/** One riff. */
export interface Riff {
  readonly name: string;
  /** One, two or four bars of 4/4. */
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

/** Strokes that are always there, as in `signatures.ts`, by feel. The kick's come from the riff where they are not here. */
export const riffFeels: Readonly<Record<RiffFeel, Groove>> = {
  groove: {},
  half: { snare: "xxxxxxxx9xxxxxxx" },
  double: { kick: "9787978797879787", snare: "....9.......9..." },
  blast: { kick: "9.8.9.8.9.8.9.8.", snare: "x8x8x8x8x8x8x8x8" },
};

const WALSER = "Walser, Running with the Devil (1993), on riffs that leave a pedal and fall back to it";
const LILJA = "Lilja, Theory and Analysis of Classic Heavy Metal Harmony (2009), on power chords and riffs";
const ELFLEIN = "Elflein, Schwermetallanalysen (2010), on the stock of figures of metal guitars";
const PIESLAK =
  "Pieslak 2007, Re-casting Metal: Rhythm and Meter in the Music of Meshuggah, on guitar and kick in unison";
const PIPER = "Piper, Locating Experiential Richness in Doom Metal (2013)";

const riff = (
  name: string,
  bars: string,
  suits: number,
  kinds: readonly SectionKind[],
  feel: RiffFeel,
  description: string,
  source: string,
): Riff => ({ name, bars, suits, kinds, feel, description, source });

/** Riffs by the genre's name: those of each kind of section are drawn from. */
export const riffs: Readonly<Record<string, readonly Riff[]>> = {
  metal: [
    riff(
      "gallop",
      "C-ppp-ppp-ppp-pp|C-ppp-ppp-pp3-2-|C-ppp-ppp-ppp-pp|C-ppp-pp4-3-2-P-",
      0.72,
      ["verse"],
      "groove",
      "an eighth and two sixteenths, muted on the low tonic, with an answer that falls back to it",
      ELFLEIN,
    ),
    riff(
      "reverse gallop",
      "C-p-ppp-ppp-ppp-|C-p-ppp-ppp-2-3-",
      0.66,
      ["verse"],
      "groove",
      "two sixteenths and an eighth, muted on the low tonic, answered by the step above it",
      ELFLEIN,
    ),
    riff(
      "pedal and answer",
      "C-p-p-3-p-p-2-p-|C-p-p-3-p-p-4-3-|C-p-p-3-p-p-2-p-|C-ppp-3-p-p-4-3-",
      0.55,
      ["verse"],
      "groove",
      "muted eighths on the low tonic, between them open chords on the degrees above it",
      WALSER,
    ),
    riff(
      "grind",
      "C-p-p-2-P-p-p-p-|C-p-p-2-P-ppT-4-",
      0.6,
      ["verse"],
      "groove",
      "a pedal that the degree above leans on, and a tritone that answers",
      WALSER,
    ),
    riff(
      "flat second",
      "C-p-pppB-p-pppT-|C-p-pppB-p-T-B-P",
      0.62,
      ["verse"],
      "groove",
      "muted strokes on the low tonic, with the flat second and the tritone between them, which fall back to it",
      LILJA,
    ),
    riff(
      "thrash",
      "C-ppppB-C-ppppT-|C-ppppB-C-ppT-B-",
      0.8,
      ["verse"],
      "groove",
      "sixteenths muted on the low tonic, and each half of a bar answered by the flat second or the tritone",
      ELFLEIN,
    ),
    riff(
      "broken threes",
      "C-.p-.C-.p-.C-p-|C-.p-.C-.p-.3-2-",
      0.75,
      ["verse"],
      "groove",
      "groups of three sixteenths that cross the beats, with rests between them",
      PIESLAK,
    ),
    riff(
      "downpicked sixteenths",
      "C-ppppppC-pppppp|C-ppppppC-pp3-2-",
      0.85,
      ["verse"],
      "groove",
      "sixteenths muted on the low tonic under open chords",
      ELFLEIN,
    ),
    riff(
      "slow march",
      "C-------p-p-p-p-|C-------p-p-3-2-",
      0.3,
      ["verse", "bridge"],
      "half",
      "an open chord that rings for half a bar, and muted eighths that walk back to it",
      LILJA,
    ),
    riff(
      "climb",
      "c-c-c-c-c-c-c-c-|c-c-ccc-C-C-C-C-",
      0.6,
      ["pre-chorus"],
      "groove",
      "muted eighths on the roots of the chords, opened as they near the chorus",
      LILJA,
    ),
    riff(
      "gallop climb",
      "C-ccc-ccC-ccc-cc|C-ccc-ccC-C-C-C-",
      0.78,
      ["pre-chorus"],
      "groove",
      "a gallop on the roots of the chords, opened as it nears the chorus",
      ELFLEIN,
    ),
    riff(
      "ringing chords",
      "C-------C-------|C-------C---C---",
      0.62,
      ["chorus"],
      "double",
      "power chords that ring over the double bass drum",
      LILJA,
    ),
    riff(
      "open drive",
      "C-C-C-C-C-C-C-C-|C-C-C-C-C-CCC-C-",
      0.78,
      ["chorus"],
      "double",
      "power chords on every eighth over the double bass drum",
      LILJA,
    ),
    riff(
      "leaning chords",
      "C-----C-C---C-B-|C-----C-C-C-T-B-",
      0.7,
      ["chorus"],
      "double",
      "power chords that ring, and neighbours a semitone and a tritone above that fall back into them",
      LILJA,
    ),
    riff(
      "anthem",
      "C-----C-C---c-c-|C-----C-C---C-C-",
      0.55,
      ["chorus"],
      "groove",
      "power chords that come in ahead of the third beat and ring",
      LILJA,
    ),
    riff(
      "tremolo",
      "CCCCCCCCCCCCCCCC|CCCCCCCCCCCCCCCC|CCCCCCCCCCCCCCCC|CCCCCCCCC-C-C-C-",
      0.97,
      ["chorus"],
      "blast",
      "chords picked in sixteenths over a blast beat",
      ELFLEIN,
    ),
    riff(
      "slow ring",
      "C---------------|C-------C-------",
      0.3,
      ["chorus", "pre-chorus"],
      "half",
      "power chords that ring for a whole bar",
      LILJA,
    ),
    riff(
      "breakdown",
      "P-..P.P...P-P-..|P-..P.P...P-2-..",
      0.62,
      ["bridge"],
      "half",
      "the low tonic in short blows with silence between them, at half the pace",
      PIESLAK,
    ),
    riff(
      "flat breakdown",
      "P-..P.P...P-B-..|P-..P.P...T-B-..",
      0.65,
      ["bridge"],
      "half",
      "the low tonic in short blows, and the tritone and the flat second that hang over it, at half the pace",
      PIESLAK,
    ),
    riff(
      "tritone",
      "P-----8-----T---|P-----8---T-4-3-",
      0.45,
      ["bridge"],
      "half",
      "the tonic, its octave and the tritone, at half the pace",
      WALSER,
    ),
  ],
  doom: [
    riff(
      "tritone",
      "C-----8-----T---|C-----8---T-4-3-",
      0.4,
      ["verse", "bridge"],
      "half",
      "the tonic, its octave and the tritone, each as heavy as the last",
      WALSER,
    ),
    riff(
      "crawl",
      "C-------....3-2-|C-----------p-p-",
      0.3,
      ["verse"],
      "half",
      "one chord a bar, and two steps that drag it back to the tonic",
      PIPER,
    ),
    riff(
      "swaying pedal",
      "C-----p-p---3---|C-----p-p---2---",
      0.5,
      ["verse", "pre-chorus", "bridge"],
      "half",
      "a dotted figure on the low tonic that leans on the degrees above it",
      PIPER,
    ),
    riff(
      "ringing chords",
      "C---------------|C-----------C---",
      0.35,
      ["chorus", "pre-chorus"],
      "half",
      "power chords that ring for a whole bar",
      PIPER,
    ),
    riff(
      "heavy halves",
      "C-------C-------|C-------C---3-2-",
      0.6,
      ["chorus"],
      "half",
      "power chords that ring for half a bar",
      PIPER,
    ),
    riff(
      "leaning halves",
      "C-------C---B---|C-------T---B---",
      0.5,
      ["chorus", "pre-chorus"],
      "half",
      "power chords that ring, and the flat second and the tritone above them that sink back",
      LILJA,
    ),
  ],
};
