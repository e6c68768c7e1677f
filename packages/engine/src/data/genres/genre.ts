/** What a genre is made of. */
import type { Affect, Mode, Role, TimeSignature } from "../../song.ts";
import type { ByLevel, Drumming, GrooveName } from "../grooves.ts";
import type { BassPatternName, ChordPatternName } from "../patterns.ts";

/** One genre. */
export interface Genre {
  /** Lower case, unique. */
  readonly name: string;
  /** Other names that people use, in lower case; no two genres share one. */
  readonly aliases: readonly string[];
  /** A sentence for people. */
  readonly description: string;
  /** The handbook or study that tempi, metres and line-up follow. */
  readonly source: string;
  /** Felt beats a minute: the slowest and fastest that still sound like it, and its own. */
  readonly tempo: { readonly low: number; readonly typical: number; readonly high: number };
  /** The first is its own; the others come as often as their weight beside the first's. */
  readonly metres: readonly [MetreShare, ...MetreShare[]];
  /** How late the second of two eighths comes, as a share of an eighth: 0 even … 1/3 a triplet. */
  readonly swing: number;
  /** Instruments by role, by name in `instruments.ts`, the likeliest first; a role that is absent does not play. */
  readonly palette: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Grooves in 4/4; none where the genre has no drums. */
  readonly grooves: ByLevel<readonly GrooveName[]> | null;
  /** How its drummer plays in the other metres. */
  readonly drumming: Drumming;
  readonly chords: ByLevel<readonly ChordPatternName[]>;
  readonly bass: ByLevel<readonly BassPatternName[]>;
  /** What shapes its harmony: "loop" repeats four chords, "functional" moves on, "static" lingers. */
  readonly harmony: "loop" | "functional" | "static";
  /** The share of chords that get a seventh, 0 … 1. */
  readonly sevenths: number;
  /** The share of the chords with a seventh that get a ninth or more, 0 … 1. */
  readonly extended: number;
  /** Modes that it favours (above 0, up to 4) or avoids (below 0, down to −4); the others are as likely as anywhere. */
  readonly modes: Readonly<Partial<Record<Mode, number>>>;
  /** The forms that it takes when nobody asks for one, the usual first: names in `forms.ts`. */
  readonly forms: readonly [string, ...string[]];
  /** Where it is at home in the space of feelings; a genre may have several homes. */
  readonly affects: readonly Affect[];
  /** Sub-emotions of the thesaurus that it suits beyond their place in the space. */
  readonly feelings: readonly string[];
  /** How much rarer it is than its homes alone would make it, 0 … 0.5. */
  readonly rarity: number;
  /** Words and images that call for it, in lower case. */
  readonly cues: readonly string[];
}

/** A metre, and how often a genre is in it. */
export interface MetreShare {
  readonly metre: TimeSignature;
  /** Above 0. */
  readonly weight: number;
}
