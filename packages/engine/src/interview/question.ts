/** What a question is: what it sets, when it may be asked, and how answers to it are read. */
import type { BaseEmotion } from "../data/thesaurus/schema.ts";
import type { Known, ParameterName } from "./known.ts";

/** The phases of an interview, in their order. */
export const phases = ["intent", "emotion", "story", "sound", "structure", "lyrics", "production"] as const;

/** What an interview is about at the moment. */
export type Phase = (typeof phases)[number];

/** When a question fits; all that is given has to hold. */
export interface Condition {
  /** A feeling was named, and belongs to one of these bases. */
  readonly feels?: readonly BaseEmotion[];
  /** A feeling was named, and lies there: dark and bright are valence below −0.2 and above 0.2, quiet and loud arousal below 0.4 and above 0.55. */
  readonly mood?: "dark" | "bright" | "quiet" | "loud";
  /** A feeling was named, whichever. */
  readonly felt?: true;
  /** What the song is for, as `data/interview/occasions.ts` names it. */
  readonly occasion?: readonly string[];
  /** Somebody is known for whom the song is. `{who}` in the text is then them. */
  readonly dedicated?: true;
  /** Somebody was in danger, and goes on. */
  readonly cared?: true;
}

/** What a choice makes known: a value, or for the three dimensions of feeling a step from where they are. */
export type Setting =
  | {
      readonly [Name in ParameterName]-?: {
        readonly parameter: Name;
        readonly value: NonNullable<Known[Name]>;
      };
    }[ParameterName]
  | { readonly parameter: "valence" | "arousal" | "dominance"; readonly shift: number };

/** One answer that a question expects. */
export interface Choice {
  /** What to show, and one of the ways to say it. */
  readonly label: string;
  /** Other ways to say it: words or phrases in lower case. */
  readonly says: readonly string[];
  readonly sets: readonly Setting[];
}

/** A question of our own. */
export interface Question {
  /** Its phase, a dot, and its name. */
  readonly id: string;
  readonly phase: Phase;
  /** It is not asked once this is known. */
  readonly sets: ParameterName;
  readonly text: string;
  readonly when?: Condition;
  /** The answers that it offers; others are heard for what is in them. */
  readonly choices?: readonly Choice[];
  /** Asked once more, deeper, where the answer is thin. */
  readonly deeper?: string;
}
