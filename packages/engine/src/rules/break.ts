/** Breaks the rules that a song was asked to break, stage by stage. */
import type { SongHarmony } from "../harmony/span.ts";
import type { Part, Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { settleRules } from "./settle.ts";

/** The plan with its wishes about rules settled, and with the rules about the plan itself broken. */
export function breakPlan(plan: Plan, stream: Stream): Plan {
  let broken = settleRules(plan, stream);
  for (const { id, change } of broken.ruleBreaks) {
    if (change.stage === "plan") broken = change.apply(broken, stream.fork(id));
  }
  return broken;
}

/** The harmony, with the rules about it broken. */
export function breakHarmony(harmony: SongHarmony, plan: Plan, stream: Stream): SongHarmony {
  let broken = harmony;
  for (const { id, change } of plan.ruleBreaks) {
    if (change.stage === "harmony") broken = change.apply(broken, plan, stream.fork(id));
  }
  return broken;
}

/** The parts, with the rules about what is written broken. */
export function breakScore(parts: readonly Part[], score: Score, stream: Stream): readonly Part[] {
  let broken = parts;
  for (const { id, change } of score.plan.ruleBreaks) {
    if (change.stage === "score") broken = change.apply(broken, score, stream.fork(id));
  }
  return broken;
}

/** The performance, with the rules about how it is played broken. */
export function breakPerformance(played: Performance, score: Score, stream: Stream): Performance {
  let broken = played;
  for (const { id, change } of score.plan.ruleBreaks) {
    if (change.stage === "performance") broken = change.apply(broken, score, stream.fork(id));
  }
  return broken;
}
