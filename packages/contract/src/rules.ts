/** The rules that can be broken, on the wire. */
import type { RuleBreak } from "@music-brain/engine";
import Type, { type Static } from "typebox";

/** One rule that can be broken. */
export const ruleSchema = Type.Object(
  {
    id: Type.String({
      description: "Its name in `rule_breaks`.",
      examples: ["harmony.avoid_tonic_resolution"],
    }),
    domain: Type.Enum(["harmony", "rhythm", "melody", "arrangement", "texture", "time", "production"], {
      type: "string",
      description: "What it is about.",
    }),
    effect: Type.String({
      description: "What changes in the music when it is broken.",
      examples: ["the song ends away from its tonic"],
    }),
    because: Type.String({
      description: "What a listener feels.",
      examples: ["Without the home chord the ending stays a question."],
    }),
    helps: Type.String({
      description: "When breaking it helps.",
      examples: ["Where the story is not over: a loss that is not accepted, a wish that is not granted."],
    }),
    source: Type.Union([Type.String(), Type.Null()], {
      description: "Who has described or measured it; null where it is the practice of the trade.",
      examples: ["Meyer 1956, Emotion and Meaning in Music"],
    }),
    emotions: Type.Array(Type.String(), {
      description: "The sub-emotions of the thesaurus that it serves, the one that it serves best first.",
      examples: [["grief", "loneliness", "nostalgia"]],
    }),
    excludes: Type.Array(Type.String(), {
      description: "Rules that cannot be broken in the same song: the one that is asked for later is.",
      examples: [["harmony.picardy_third"]],
    }),
  },
  {
    $id: "Rule",
    title: "Rule",
    description: "A rule of the craft that a song may break on purpose.",
  },
);

/** GET /rules. */
export const rulesAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    rules: Type.Array(ruleSchema, { description: "By domain." }),
    total_rules: Type.Integer({ minimum: 1, examples: [62] }),
  },
  { $id: "RulesAnswer", title: "The rules that can be broken" },
);

/** A rule on the wire. */
export type WireRule = Static<typeof ruleSchema>;

/** The answer of GET /rules. An exclusion that one of two rules states is listed with both. */
export function rulesToWire(rules: readonly RuleBreak[]): Static<typeof rulesAnswerSchema> {
  return { success: true, rules: rules.map((rule) => ruleToWire(rule, rules)), total_rules: rules.length };
}

/** A rule in the wire's spelling. */
export function ruleToWire(rule: RuleBreak, all: readonly RuleBreak[]): WireRule {
  const { id, domain, effect, because, helps, source = null } = rule;
  const rivals = all.filter((other) => rule.excludes?.includes(other.id) || other.excludes?.includes(id));
  return {
    ...{ id, domain, effect, because, helps, source },
    emotions: [...rule.emotions],
    excludes: rivals.map((rival) => rival.id),
  };
}
