/** Rules of the craft that a song may break on purpose: what breaking each one does, and when it helps. */

/** The id of a rule that can be broken. */
export type RuleBreakId = "harmony.avoid_tonic_resolution" | "harmony.modal_interchange";

/** One rule that can be broken. */
export interface RuleBreak {
  readonly id: RuleBreakId;
  /** What changes in the music. */
  readonly effect: string;
  /** What a listener feels, and when it helps. */
  readonly because: string;
}

/** All rules that can be broken. */
export const ruleBreaks: readonly RuleBreak[] = [
  {
    id: "harmony.avoid_tonic_resolution",
    effect: "the song ends away from its tonic",
    because:
      "Without the home chord the ending stays a question: for longing, grief and whatever is not over.",
  },
  {
    id: "harmony.modal_interchange",
    effect: "one chord of each chorus is borrowed from the parallel mode",
    because: "A chord from the other side, minor within major or major within minor, is felt as bittersweet.",
  },
];

/** The rule break of that id, if there is one. */
export function ruleBreakById(id: string): RuleBreak | undefined {
  return ruleBreaks.find((rule) => rule.id === id);
}
