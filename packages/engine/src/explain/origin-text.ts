/** What an origin says. */
import { ruleBreakById } from "../rules/catalogue.ts";
import { type HarmonyOriginId, harmonyOrigins, type OriginId, origins } from "./origins.ts";

const sentences: ReadonlyMap<string, string> = new Map(Object.entries({ ...origins, ...harmonyOrigins }));

/** The prefix of the origins that are rules broken on purpose. */
const RULE = "rule:";

/**
 * The sentence of an origin.
 * @example
 * originText("melody.repeat"); // "The motif again, so that it is remembered."
 */
export function originText(id: OriginId | HarmonyOriginId): string {
  const known = sentences.get(id);
  if (known !== undefined) return known;
  const rule = ruleBreakById(id.slice(RULE.length));
  if (rule === undefined) return `The rule ${id.slice(RULE.length)} is broken here on purpose.`;
  const effect = `${rule.effect.charAt(0).toUpperCase()}${rule.effect.slice(1)}`.replace(/\.$/, "");
  return `A rule is broken here on purpose. ${effect}. ${rule.because}`;
}
