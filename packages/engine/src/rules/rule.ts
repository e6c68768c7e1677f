/** What it is to break a rule of the craft on purpose. */
import type { Harmony } from "../harmony/numerals.ts";
import type { SongHarmony } from "../harmony/span.ts";
import type { Part, Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import type { Key } from "../song.ts";

/** What rules are about, in the order in which they are listed. */
export const ruleDomains = [
  "harmony",
  "rhythm",
  "melody",
  "arrangement",
  "texture",
  "time",
  "production",
] as const;

/** What a rule is about. */
export type RuleDomain = (typeof ruleDomains)[number];

/**
 * What a broken rule changes, and at which stage of composing. Each stage takes the value that the stage before it
 * made, so that a song with the rule kept differs in nothing but what the break changes and what follows from it.
 */
export type Change =
  | { readonly stage: "plan"; readonly apply: (plan: Plan, stream: Stream) => Plan }
  | {
      readonly stage: "harmony";
      readonly apply: (harmony: SongHarmony, plan: Plan, stream: Stream) => SongHarmony;
    }
  | {
      readonly stage: "score";
      readonly apply: (parts: readonly Part[], score: Score, stream: Stream) => readonly Part[];
    }
  | {
      readonly stage: "performance";
      readonly apply: (played: Performance, score: Score, stream: Stream) => Performance;
    };

/** One rule that can be broken. */
export interface RuleBreak {
  /** Its domain, a dot, and its name: "harmony.avoid_tonic_resolution". */
  readonly id: string;
  readonly domain: RuleDomain;
  /** What changes in the music, as the end of "in this song …": "the song ends away from its tonic". */
  readonly effect: string;
  /** What a listener feels, in a sentence. */
  readonly because: string;
  /** When it helps, in a sentence. */
  readonly helps: string;
  /** Who has described or measured it: author, year and title; absent where it is the practice of the trade. */
  readonly source?: string;
  /** The sub-emotions that it serves, as the thesaurus names them, the one that it serves best first. */
  readonly emotions: readonly string[];
  /** Ids of rules that cannot be broken together with this one; it is enough when one of the two says so. */
  readonly excludes?: readonly string[];
  /** Why it could not be heard in a song of this plan, as the end of "because …"; null where it can. */
  readonly applies?: (plan: Plan) => string | null;
  /**
   * The pitch classes by one of which a chord of the rule is known, so that it is heard in every band; the first is
   * given to somebody where nobody sounds any. Absent where the rule is not about single chords.
   */
  readonly mark?: (chord: Harmony, key: Key) => readonly number[];
  readonly change: Change;
}

/** What is asked for about rules: a rule, or that the engine is to choose. */
export type RuleWish = RuleBreak | "auto";
