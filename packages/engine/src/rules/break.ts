/** Breaks the rules that a song was asked to break, stage by stage. */
import type { SongHarmony } from "../harmony/span.ts";
import type { Part, Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { hasChords, withMarks } from "./marks.ts";
import { settleRules } from "./settle.ts";

/** The plan with its wishes about rules settled, and with the rules about the plan itself broken. */
export function breakPlan(plan: Plan, stream: Stream): Plan {
  let broken = settleRules(plan, stream);
  for (const { id, change } of broken.ruleBreaks) {
    if (change.stage === "plan") broken = change.apply(broken, stream.fork(id));
  }
  return broken;
}

/** The harmony, with the rules about it broken. A rule that finds its chords there already leaves no trace. */
export function breakHarmony(harmony: SongHarmony, plan: Plan, stream: Stream): SongHarmony {
  let broken = harmony;
  for (const { id, change } of plan.ruleBreaks) {
    if (change.stage !== "harmony") continue;
    const changed = change.apply(broken, plan, stream.fork(id));
    if (symbolsOf(changed) !== symbolsOf(broken)) broken = changed;
  }
  return broken;
}

/** What came of breaking the rules about what is written. */
export interface BrokenScore {
  readonly parts: readonly Part[];
  /** The ids of rules that found nothing to change. */
  readonly idle: readonly string[];
}

/** The parts, with the rules about what is written broken, and those about chords to be heard. */
export function breakScore(parts: readonly Part[], score: Score, stream: Stream): BrokenScore {
  const idle: string[] = [];
  let broken = withMarks(parts, score);
  for (const rule of score.plan.ruleBreaks) {
    const { id, change } = rule;
    if (change.stage === "harmony" && !hasChords(score, rule)) idle.push(id);
    if (change.stage !== "score") continue;
    const changed = change.apply(broken, score, stream.fork(id));
    if (sameTracks(changed, broken)) idle.push(id);
    else broken = changed;
  }
  return { parts: broken, idle };
}

/** The performance, with the rules about how it is played broken; one that gives back what it got found nothing to change. */
export function breakPerformance(played: Performance, score: Score, stream: Stream): Performance {
  let broken = played;
  for (const { id, change } of score.plan.ruleBreaks) {
    if (change.stage !== "performance") continue;
    const changed = change.apply(broken, score, stream.fork(id));
    broken = changed === broken ? { ...broken, idle: [...broken.idle, id] } : changed;
  }
  return broken;
}

/** What chords sound where, to tell harmonies apart. */
function symbolsOf(harmony: SongHarmony): string {
  return harmony
    .flat(2)
    .map(({ step, chord }) => `${step}${chord.symbol}`)
    .join(" ");
}

function sameTracks(some: readonly Part[], others: readonly Part[]): boolean {
  return some.every(({ notes }, index) => sameNotes(notes, others[index]?.notes ?? []));
}

function sameNotes(some: readonly Note[], others: readonly Note[]): boolean {
  if (some === others) return true;
  return (
    some.length === others.length &&
    some.every((note, index) => {
      const other = others[index];
      return (
        note.start === other?.start &&
        note.duration === other.duration &&
        note.pitch === other.pitch &&
        note.velocity === other.velocity
      );
    })
  );
}
