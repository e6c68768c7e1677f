/** What a section asks of its harmony, and the chords of a section before they are coloured. */
import type { HarmonyOriginId } from "../explain/origins.ts";
import type { Key, SectionKind, TimeSignature } from "../song.ts";

/** What a section asks of its harmony. */
export interface HarmonyRequest {
  readonly key: Key;
  readonly kind: SectionKind;
  readonly bars: number;
  readonly metre: TimeSignature;
  /** "loop" repeats four bars, "functional" moves on from phrase to phrase, "static" lingers. */
  readonly style: "loop" | "functional" | "static";
  /** Darkest −1 … 1 brightest. */
  readonly valence: number;
  readonly arousal: number;
  readonly dominance: number;
  /** Consonant 0 … 1 dissonant. */
  readonly dissonance: number;
  /** Changes of chord that the feeling asks for: slow 0 … 1 quick. */
  readonly harmonicRhythm: number;
  /** How much of the band plays, 0 … 1. */
  readonly energy: number;
  /** The share of chords with a seventh in the genre, 0 … 1. */
  readonly sevenths: number;
  /** The share of the chords with a seventh that get a ninth or more, 0 … 1. */
  readonly extended: number;
  /** Whether the genre follows the rules of common practice: falling fifths, no way back from the dominant. */
  readonly strict: boolean;
  /** Whether home and the subdominant have the small seventh of the blues. */
  readonly bluesy: boolean;
  /** Seconds of a bar. */
  readonly barSeconds: number;
  /** How much the music wants to go on, 0 … 1, for each bar. */
  readonly tension: readonly number[];
  /** How many more chords the song has than usual, around 1: songs differ in it more than their feelings do. */
  readonly pace: number;
  /** Whether the section stands in another key than the one before it, whose home it has to say at once. */
  readonly turned: boolean;
  /** How often the theme was told before: 0 the first time. */
  readonly told: number;
}

/** A chord of a section that is still to be coloured. */
export interface Slot {
  /** Bars from the start of the section. */
  readonly bar: number;
  /** Sixteenths from the bar line. */
  readonly step: number;
  /** Sixteenths; it may go on over bar lines. */
  readonly length: number;
  /** Which chord of the mode's model. */
  readonly chord: number;
  readonly origin: HarmonyOriginId;
  /** Which bar of the music that is repeated here; the same place is always coloured in the same way. */
  readonly source: number;
  /** Whether it is the last chord of its phrase. */
  readonly closes: boolean;
}
