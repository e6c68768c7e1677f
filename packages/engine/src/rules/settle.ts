/**
 * Which of the rules that were asked for are broken in a song: what the engine chooses where it is asked to, which rules
 * could not be heard, and which exclude each other. Of two that exclude each other the one that was asked for later is
 * broken; a rule that was asked for by its id comes before one that the engine would choose.
 */

import type { Plan } from "../plan/plan.ts";
import { listed, oneOf } from "../plan/wish.ts";
import type { Stream } from "../random.ts";
import type { Reason, SectionKind } from "../song.ts";
import { peaksOf, versesOf } from "./places.ts";
import type { RuleBreak } from "./rule.ts";
import { type SuggestedRule, suggestRules } from "./suggest.ts";

/** How many rules the engine draws from when it is to choose, how many it suggests. */
const CHOSEN_FROM = 8;
const SUGGESTED = 3;

/** The plan with its wishes about rules settled, and a reason for each; its own rules are not broken yet. */
export function settleRules(plan: Plan, stream: Stream): Plan {
  const asked = plan.ruleWishes.filter((wish) => wish !== "auto");
  const chosen = plan.ruleWishes.includes("auto") ? chooseRules(plan, asked, stream) : [];
  const wishes = [...asked, ...chosen.map(({ rule }) => rule)];
  const ruleBreaks: RuleBreak[] = [];
  const reasons: Reason[] = [];
  wishes.forEach((rule, index) => {
    const missing = rule.applies?.(plan) ?? null;
    const rival = wishes.slice(index + 1).find((later) => exclude(rule, later) && canBeHeard(later, plan));
    const kept = missing ?? (rival && `${rival.id}, which was asked for later, excludes it`);
    const choice = chosen.find((one) => one.rule === rule);
    if (kept === undefined) ruleBreaks.push(rule);
    reasons.push({ about: ABOUT, decision: rule.id, because: told(plan, rule, kept, choice) });
  });
  const others = suggestions(plan, wishes);
  return {
    ...plan,
    ruleBreaks,
    ruleWishes: wishes,
    reasons: [...plan.reasons, ...reasons, ...others],
  };
}

/** The reasons, in which rules that found nothing to change say so. */
export function withoutIdle(reasons: readonly Reason[], idle: readonly string[]): readonly Reason[] {
  if (idle.length === 0) return reasons;
  return reasons.map((reason) => {
    if (reason.about !== ABOUT || !idle.includes(reason.decision)) return reason;
    const who = reason.because.slice(0, reason.because.indexOf(":"));
    return { ...reason, because: unheard(who, "the song has nothing that it would change") };
  });
}

/** What reasons about broken rules are about. */
const ABOUT = "rule break";

function told(
  plan: Plan,
  rule: RuleBreak,
  kept: string | undefined,
  choice: SuggestedRule | undefined,
): string {
  const who = choice ? `Chosen for ${plan.mood}` : "You asked for it";
  if (kept !== undefined) return unheard(who, kept);
  const near =
    choice && choice.emotion !== plan.mood
      ? [`Of the feelings that it is known for, ${choice.emotion} lies nearest.`]
      : [];
  return [`${who}: ${rule.effect}.`, ...standIns(plan, rule), rule.because, rule.helps, ...near].join(" ");
}

function unheard(who: string, why: string): string {
  return `${who}, but it could not be heard here because ${why}.`;
}

/** Which sections stand for choruses and verses that a rule speaks of, in a song that has none. */
function standIns(plan: Plan, { effect }: RuleBreak): readonly string[] {
  const lacks = (kind: SectionKind) =>
    effect.includes(kind) && !plan.sections.some((one) => one.kind === kind);
  const named = (indices: readonly number[]) =>
    listed(indices.flatMap((index) => plan.sections[index]?.name ?? []));
  const stands = (kind: SectionKind, indices: readonly number[]) =>
    `This song has no ${kind}: ${named(indices)} ${indices.length === 1 ? "stands" : "stand"} for it.`;
  return [
    ...(lacks("chorus") ? [stands("chorus", peaksOf(plan))] : []),
    ...(lacks("verse") ? [stands("verse", versesOf(plan))] : []),
  ];
}

/** Whether two rules cannot be broken in one song. */
function exclude(one: RuleBreak, other: RuleBreak): boolean {
  return (one.excludes?.includes(other.id) ?? false) || (other.excludes?.includes(one.id) ?? false);
}

function canBeHeard(rule: RuleBreak, plan: Plan): boolean {
  return (rule.applies?.(plan) ?? null) === null;
}

/** One rule that suits the feeling, or two; drawn by the seed from the best. */
function chooseRules(plan: Plan, asked: readonly RuleBreak[], stream: Stream): readonly SuggestedRule[] {
  const chance = stream.fork("auto");
  const count = chance.chance(0.5) ? 2 : 1;
  const chosen: SuggestedRule[] = [];
  while (chosen.length < count) {
    const taken = [...asked, ...chosen.map(({ rule }) => rule)];
    const rivals = fitting(plan, taken, CHOSEN_FROM);
    if (rivals.length === 0) break;
    chosen.push(chance.weighted(rivals, ({ suits }) => suits * suits));
  }
  return chosen;
}

/** The best rules for a plan that can be heard in it and that go with those that are taken. */
function fitting(plan: Plan, taken: readonly RuleBreak[], count: number): readonly SuggestedRule[] {
  const [start] = plan.feeling.waypoints;
  return suggestRules(
    plan.feeling.mean,
    start.node,
    count,
    (rule) => !taken.some((one) => one === rule || exclude(one, rule)) && canBeHeard(rule, plan),
  );
}

function suggestions(plan: Plan, wishes: readonly RuleBreak[]): readonly Reason[] {
  const found = fitting(plan, wishes, SUGGESTED);
  if (found.length === 0) return [];
  const effects = found.map(({ rule }) => `${rule.id} (${rule.effect})`);
  return [
    {
      about: "rule break suggestion",
      decision: found.map(({ rule }) => rule.id).join(", "),
      because: `Not done here. For ${plan.mood} it could help to break ${oneOf(effects)}.`,
    },
  ];
}
