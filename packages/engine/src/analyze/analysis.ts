/** What is heard in a piece of music. */
import type { Affect, Key } from "../song.ts";
import type { Groove } from "./groove.ts";

/** A chord that was heard. Bars are counted from 0. */
export interface HeardChord {
  readonly bar: number;
  /** Where in the bar it begins, in beats, counted from 1. */
  readonly beat: number;
  /** Ticks from the start of the piece, and how long it lasts. */
  readonly start: number;
  readonly duration: number;
  /** "Am7", "F/A". */
  readonly symbol: string;
  /** In the piece's key: "bVII7". */
  readonly numeral: string;
  /** Pitch classes. */
  readonly root: number;
  readonly bass: number;
  /** Semitones above the root, 0 first. */
  readonly tones: readonly number[];
}

/** A phrase of the tune, where it begins. Bars are counted from 0. */
export interface HeardPhrase {
  readonly bar: number;
  /** Where in the bar it begins, in beats, counted from 1. */
  readonly beat: number;
  /** Ticks from the start of the piece, and how long it lasts until its last note ends. */
  readonly start: number;
  readonly duration: number;
  /** How many notes it has. */
  readonly notes: number;
}

/** A stretch of bars that belongs together. */
export interface HeardSection {
  /** The same letter where the same music comes again. */
  readonly label: string;
  readonly startBar: number;
  readonly bars: number;
  readonly key: Key;
  /** 0 … 1: how loud and dense it is against the rest of the piece. */
  readonly energy: number;
  readonly affect: Affect;
}

/** A feeling that music speaks of, with the nearest node of the thesaurus. */
export interface HeardEmotion extends Affect {
  readonly nodeId: number;
  readonly name: string;
}

/** Something that was heard, and what decided it. */
export interface Finding {
  /** "key", "tempo", "metre", "chords", "sections", "phrases", "groove", "valence", "arousal" or "feeling". */
  readonly about: string;
  readonly finding: string;
  /** A sentence for people. */
  readonly because: string;
}

/** Everything that is heard in a piece. */
export interface Analysis {
  readonly key: Key;
  /** 0.5 where another key is as likely … 1. */
  readonly keyConfidence: number;
  /** Quarter notes a minute, on the mean over the time. */
  readonly tempoBpm: number;
  readonly timeSignature: readonly [beats: number, unit: number];
  readonly totalBars: number;
  readonly durationSeconds: number;
  readonly chords: readonly HeardChord[];
  readonly phrases: readonly HeardPhrase[];
  readonly sections: readonly HeardSection[];
  readonly groove: Groove;
  readonly emotion: HeardEmotion;
  readonly because: readonly Finding[];
}
