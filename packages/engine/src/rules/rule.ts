/** What it is to break a rule of the craft on purpose. */
import type { SongHarmony } from "../harmony/span.ts";
import type { Part, Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Stream } from "../random.ts";

/** What a rule is about. */
export type RuleDomain = "harmony" | "rhythm" | "melody" | "arrangement" | "texture" | "time" | "production";

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
  /** What changes in the music. */
  readonly effect: string;
  /** What a listener feels, and when it helps. */
  readonly because: string;
  /** The sub-emotions that it serves best, as the thesaurus names them. */
  readonly emotions: readonly string[];
  readonly change: Change;
}
