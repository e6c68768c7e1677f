/** Rules of the craft that a song may break on purpose: what breaking each one does, and when it helps. */
import { avoidTonicResolution, modalInterchange } from "./harmony.ts";
import type { RuleBreak } from "./rule.ts";

/** All rules that can be broken. */
export const ruleBreaks: readonly RuleBreak[] = [avoidTonicResolution, modalInterchange];

/** The rule break of that id, if there is one. */
export function ruleBreakById(id: string): RuleBreak | undefined {
  return ruleBreaks.find((rule) => rule.id === id);
}
