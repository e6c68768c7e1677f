/**
 * The numbers by which chords are heard. Costs, gains and shares are natural logarithms: of how likely a chord is to
 * begin, and of how likely its tones and its bass are while it lasts.
 */

/** How a bass note stands to a chord, and how likely it is, as a log share. */
export interface BassShares {
  readonly root: number;
  readonly third: number;
  readonly fifth: number;
  /** Another tone of the chord. */
  readonly other: number;
  readonly outside: number;
}

/** All numbers; `tools/learn/chords` finds them. */
export interface ChordModel {
  /** What a chord costs that begins on the downbeat, where the bar's second half begins, and on another beat. */
  readonly change: { readonly downbeat: number; readonly middle: number; readonly weak: number };
  /** What the key adds when a chord begins: its tonic's own chord, and any on its subdominant and dominant. */
  readonly home: { readonly tonic: number; readonly subdominant: number; readonly dominant: number };
  /** What each tone outside the signature costs a chord when it begins. */
  readonly outside: number;
  /** The log share of silence in the bass where a chord begins. */
  readonly silentBass: number;
  /** How much one beat says at most, in sounding voices. */
  readonly mostVoices: number;
  readonly tones: {
    /** What a tune's tones say: it passes through many that are not of the chord. */
    readonly tune: number;
    /** What a note of other parts says at least of the beat in which it begins: short chords are heard on. */
    readonly least: number;
  };
  readonly pedal: {
    /** How much of its own weight a pedal loses. */
    readonly loss: number;
    /** How far it is believed as a bass, 0 … 1. */
    readonly trust: number;
  };
  /** Where guitar and bass play a riff: see `riffs.ts`. */
  readonly riff: {
    /** What its strokes but the first of a bar say of the chord. */
    readonly weight: number;
    /** How far those are believed as a bass. */
    readonly trust: number;
  };
  /** Where a bass of its own walks, a note to the beat: see `walking.ts`. */
  readonly walking: {
    /** What its notes between the strong beats say of the chord. */
    readonly weight: number;
    /** How far those are believed as a bass. */
    readonly passing: number;
    /** How far its notes on strong beats are, more than other basses: there it finds the root. */
    readonly firm: number;
  };
  /** What is in the bass where a chord begins, and while it lasts. */
  readonly entering: BassShares;
  readonly lasting: BassShares;
  /** The share of the time of a triad's tones; the third is what stands for it where it is suspended. */
  readonly triad: { readonly root: number; readonly third: number; readonly fifth: number };
  /** The same of larger chords. */
  readonly larger: {
    readonly root: number;
    readonly third: number;
    readonly fifth: number;
    readonly more: number;
  };
  /** What it costs to begin a chord of a quality rather than a major triad; others are heard as the nearest of these. */
  readonly rarity: Readonly<Record<string, number>>;
}
