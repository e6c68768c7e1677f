/** Which rules are worth breaking for a feeling. */
import { affectDistance } from "../emotion/space.ts";
import { type EmotionNode, thesaurus } from "../emotion/thesaurus.ts";
import type { Affect } from "../song.ts";
import { ruleBreaks } from "./catalogue.ts";
import type { RuleBreak, RuleDomain } from "./rule.ts";

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

/** The sub-emotions with the middle of each in the space of feelings. */
const subs: readonly { readonly name: string; readonly middle: Affect }[] = thesaurus.bases.flatMap(
  ({ subs }) => subs.map(({ name, nodes }) => ({ name, middle: middleOf(nodes) })),
);

/** The emotions of each rule as places in the list of sub-emotions. */
const served: readonly { readonly rule: RuleBreak; readonly places: readonly number[] }[] = ruleBreaks.map(
  (rule) => ({
    rule,
    places: rule.emotions.map((name) => subs.findIndex((sub) => sub.name === name)),
  }),
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
  const distances = subs.map(({ middle }) => affectDistance(affect, middle));
  const named = node === undefined ? -1 : subs.findIndex(({ name }) => name === node.sub);
  const left = served.map(({ rule, places }) => suitability(rule, places, distances, named));
  const taken = new Map<RuleDomain, number>();
  const chosen: SuggestedRule[] = [];
  while (chosen.length < count) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    left.forEach((one, index) => {
      const worth = one.suits - SAME_DOMAIN * (taken.get(one.rule.domain) ?? 0);
      if (worth > most && suitable(one.rule)) {
        most = worth;
        best = index;
      }
    });
    const [found] = best < 0 ? [] : left.splice(best, 1);
    if (!found) break;
    chosen.push(found);
    taken.set(found.rule.domain, (taken.get(found.rule.domain) ?? 0) + 1);
  }
  return chosen;
}

function suitability(
  rule: RuleBreak,
  places: readonly number[],
  distances: readonly number[],
  named: number,
): SuggestedRule {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const distance = distances[place] ?? Number.POSITIVE_INFINITY;
    if (distance >= least) continue;
    least = distance;
    nearest = place;
  }
  const rank = named < 0 ? -1 : places.indexOf(named);
  const gain = rank < 0 ? 0 : NAMED * Math.max(0, 1 - LATER * rank);
  const near = (1 - NAMED) / (1 + 2 * least);
  return { rule, suits: near + gain, emotion: subs[rank < 0 ? nearest : named]?.name ?? "" };
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
