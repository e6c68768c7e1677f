/**
 * The words that every other part of Music Brain speaks: a song and what it is made of.
 *
 * All values are plain frozen data. Musical time is integer ticks, {@link TICKS_PER_QUARTER} to the quarter note.
 * Bars are counted from 0.
 */

import type { HarmonyOriginId, OriginId } from "./explain/origins.ts";

/** Ticks to the quarter note, in songs and in MIDI files. */
export const TICKS_PER_QUARTER = 480;

/** A point in the space of feelings (Russell 1980; Mehrabian 1996). */
export interface Affect {
  /** Unpleasant −1 … 1 pleasant. */
  readonly valence: number;
  /** Calm 0 … 1 excited. */
  readonly arousal: number;
  /** Powerless 0 … 1 in control. */
  readonly dominance: number;
}

/** The seven modes of the diatonic scale, under the names that musicians use for keys. */
export type Mode = "lydian" | "major" | "mixolydian" | "dorian" | "minor" | "phrygian" | "locrian";

/** A key: tonic spelled as a pitch class ("C", "F#", "Bb") and a mode. */
export interface Key {
  readonly tonic: string;
  readonly mode: Mode;
}

/** A metre that the engine composes in: beats to the bar, and the note value of one. */
export type TimeSignature =
  | readonly [4, 4]
  | readonly [3, 4]
  | readonly [6, 8]
  | readonly [12, 8]
  | readonly [5, 4]
  | readonly [7, 8];

/** What a section is for. */
export type SectionKind = "intro" | "verse" | "pre-chorus" | "chorus" | "bridge" | "solo" | "outro";

/** What a track does in the band. */
export type Role = "melody" | "counter-melody" | "chords" | "bass" | "drums" | "pad";

/** One sounding note. */
export interface Note {
  /** Ticks from the start of the song, 0 or more. */
  readonly start: number;
  /** Ticks, 1 or more. */
  readonly duration: number;
  /** MIDI note number, 0 … 127; on drums, the General MIDI percussion key. */
  readonly pitch: number;
  /** MIDI velocity, 1 … 127. */
  readonly velocity: number;
  /** Which rule or table the note comes of, as "melody.repeat"; absent in notes that were not composed here. */
  readonly origin?: OriginId;
}

/** A MIDI control change on a track's channel. */
export interface Control {
  /** Ticks from the start of the song. */
  readonly tick: number;
  /** MIDI controller number, 0 … 127: 1 modulation, 7 volume, 10 pan, 11 expression, 64 sustain pedal, 73 attack time, 91 reverb. */
  readonly controller: number;
  /** 0 … 127. */
  readonly value: number;
}

/** A tempo that holds from a tick on. */
export interface TempoChange {
  /** Ticks from the start of the song. */
  readonly tick: number;
  /** Quarter notes a minute. */
  readonly bpm: number;
}

/** What whoever mixes or performs the song is asked to do, beyond what notes can say. */
export interface Instruction {
  /** A track's name, or "mix" for all of it. */
  readonly about: string;
  /** What to do: "roll the highs off above 6 kHz". */
  readonly instruction: string;
  /** A sentence for people that says why. */
  readonly because: string;
}

/** One chord over a stretch of time. */
export interface Chord {
  /** Ticks from the start of the song. */
  readonly start: number;
  /** Ticks. */
  readonly duration: number;
  /** Roman numeral in the section's key, as "bVII7" or "i". */
  readonly numeral: string;
  /** Chord symbol, as "Am7" or "F/A". */
  readonly symbol: string;
  /** Pitch class of the root, 0 (C) … 11 (B). */
  readonly root: number;
  /** Pitch class of the lowest note: the root, unless the chord is inverted. */
  readonly bass: number;
  /** Semitones of the chord's tones above the root, ascending, 0 first, each below 12. */
  readonly tones: readonly number[];
  /** Which rule or table the chord comes of; absent in chords that were not composed here. */
  readonly origin?: HarmonyOriginId;
}

/** A named stretch of the song. */
export interface Section {
  /** Unique in the song: "verse 2". */
  readonly name: string;
  readonly kind: SectionKind;
  readonly startBar: number;
  readonly bars: number;
  /** The song's key, or the one that the section has gone to. */
  readonly key: Key;
  /** 0 … 1: how much of the band plays, how loud and how dense. */
  readonly energy: number;
  /** 0 … 1: how much the music wants to go on, as a mean over the section's bars; absent in songs from elsewhere. */
  readonly tension?: number;
  /** What is felt here; along a journey each section has its own. */
  readonly affect: Affect;
  /** In order of time; together they fill the section without a gap. */
  readonly chords: readonly Chord[];
  /** A sentence for people: what happens here, and why. */
  readonly notes: string;
}

/** One instrument's part. */
export interface Track {
  /** "Melody", "Bass"…: the name that the MIDI track bears. */
  readonly name: string;
  readonly role: Role;
  /** General MIDI program, 0 … 127; on drums, the kit. */
  readonly program: number;
  /** MIDI channel, 0 … 15; drums are on 9. */
  readonly channel: number;
  /** By start, then pitch. */
  readonly notes: readonly Note[];
  /** By tick. */
  readonly controls: readonly Control[];
}

/** A decision and its because. */
export interface Reason {
  /** What was decided: "mode", "tempo", "form"… */
  readonly about: string;
  /** What was chosen. */
  readonly decision: string;
  /** A sentence for people that says why. */
  readonly because: string;
}

/** The feeling that a song set out from, with its nearest node in the thesaurus. */
export interface SongEmotion extends Affect {
  readonly nodeId: number;
  readonly name: string;
  readonly base: string;
  readonly sub: string;
  readonly intensity: number;
}

/** A whole song. Everything in it follows from the intent and the seed. */
export interface Song {
  /** 0 … 2^53 − 1. */
  readonly seed: number;
  /** The engine that composed it; the same version, intent and seed give the same song. */
  readonly engineVersion: string;
  readonly title: string;
  readonly key: Key;
  /** Quarter notes a minute in every metre, as MIDI and sequencers count it. */
  readonly tempoBpm: number;
  /** In order of time; the first is at tick 0. One where the tempo does not change. */
  readonly tempoChanges: readonly TempoChange[];
  readonly timeSignature: TimeSignature;
  /** The genre that was composed in, after mapping a free text to the nearest one. */
  readonly genre: string;
  /** The name of the feeling at the start: "grief". */
  readonly mood: string;
  readonly emotion: SongEmotion;
  readonly totalBars: number;
  readonly durationSeconds: number;
  readonly sections: readonly Section[];
  readonly tracks: readonly Track[];
  readonly reasons: readonly Reason[];
  /** For the mix and the players; empty where there is nothing to say. */
  readonly production: readonly Instruction[];
}
