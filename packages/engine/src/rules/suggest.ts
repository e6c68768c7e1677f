/** Which rules are worth breaking for a feeling. */
import { affectDistance } from "../emotion/space.ts";
import { type EmotionNode, thesaurus } from "../emotion/thesaurus.ts";
import type { Affect } from "../song.ts";
import { ruleBreaks } from "./catalogue.ts";
import type { RuleBreak } from "./rule.ts";

/** A rule that suits a feeling. */
export interface SuggestedRule {
  readonly rule: RuleBreak;
  /** How well it suits, 0 … 1. */
  readonly suits: number;
  /** The sub-emotion among those that it serves that lies nearest to the feeling. */
  readonly emotion: string;
}

/** What a rule whose emotion is named gains, and the share of it that is lost with each place in its list. */
const NAMED = 0.4;
const LATER = 0.15;

/** What a rule loses for each better one of its domain, so that advice is not all about harmony. */
const SAME_DOMAIN = 0.12;

/** The middle of each sub-emotion in the space of feelings. */
const middles: ReadonlyMap<string, Affect> = new Map(
  thesaurus.bases.flatMap(({ subs }) => subs.map(({ name, nodes }) => [name, middleOf(nodes)])),
);

/**
 * The rules that suit a feeling best, best first: those whose emotions it names or lies near, spread over the domains.
 * @param affect where the feeling lies
 * @param node the feeling's node in the thesaurus; undefined where only the place is known
 * @param count how many, at most
 * @param suitable leaves out rules that could not be heard
 * @example
 * suggestRules({ valence: -0.7, arousal: 0.2, dominance: 0.2 }, undefined, 3).length; // 3
 */
export function suggestRules(
  affect: Affect,
  node: EmotionNode | undefined,
  count: number,
  suitable: (rule: RuleBreak) => boolean = () => true,
): readonly SuggestedRule[] {
  const left = ruleBreaks.filter(suitable).map((rule) => suitability(rule, affect, node?.sub));
  const chosen: SuggestedRule[] = [];
  const worth = ({ rule, suits }: SuggestedRule) =>
    suits - SAME_DOMAIN * chosen.filter((one) => one.rule.domain === rule.domain).length;
  while (chosen.length < count && left.length > 0) {
    let best = 0;
    left.forEach((one, index) => {
      const leader = left[best];
      if (leader && worth(one) > worth(leader)) best = index;
    });
    chosen.push(...left.splice(best, 1));
  }
  return chosen;
}

function suitability(rule: RuleBreak, affect: Affect, sub: string | undefined): SuggestedRule {
  let emotion = rule.emotions[0] ?? "";
  let least = Number.POSITIVE_INFINITY;
  for (const name of rule.emotions) {
    const distance = affectDistance(affect, middles.get(name) ?? affect);
    if (distance >= least) continue;
    least = distance;
    emotion = name;
  }
  const place = sub === undefined ? -1 : rule.emotions.indexOf(sub);
  const named = place < 0 ? 0 : NAMED * Math.max(0, 1 - LATER * place);
  const near = (1 - NAMED) / (1 + 2 * least);
  return { rule, suits: near + named, emotion: place < 0 || sub === undefined ? emotion : sub };
}

function middleOf(nodes: readonly Affect[]): Affect {
  const mean = (of: (node: Affect) => number) =>
    nodes.reduce((sum, node) => sum + of(node), 0) / Math.max(1, nodes.length);
  return {
    valence: mean(({ valence }) => valence),
    arousal: mean(({ arousal }) => arousal),
    dominance: mean(({ dominance }) => dominance),
  };
}
