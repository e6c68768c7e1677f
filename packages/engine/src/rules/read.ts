/** How ids of rules are read, and what is said about those that are none. */
import { nearestWord } from "../plan/nearest.ts";
import { oneOf, quoted } from "../plan/wish.ts";
import { ruleBreakById, ruleBreaks } from "./catalogue.ts";
import { type RuleWish, ruleDomains } from "./rule.ts";

/** The rule of an id, "auto" where the engine is to choose, or a sentence about what is wrong. */
export function readRuleWish(text: string): { readonly value: RuleWish } | { readonly problem: string } {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, "_");
  if (wanted === "auto") return { value: "auto" };
  const rule = ruleBreakById(wanted);
  if (rule) return { value: rule };
  return { problem: `${quoted(text)} is not a rule that can be broken: ${hintFor(wanted)}` };
}

/** The nearest id, else those of the domain that it names, else the domains. */
function hintFor(wanted: string): string {
  const where = 'GET /rules and "music-brain rules" list them all; "auto" lets the engine choose.';
  const ids = ruleBreaks.map(({ id }) => id);
  const bare = new Map(ids.map((id) => [id.slice(id.indexOf(".") + 1), id]));
  const name = wanted.slice(wanted.indexOf(".") + 1);
  const near = nearestWord(wanted, ids) ?? bare.get(nearestWord(name, bare.keys()) ?? "");
  if (near !== undefined) return `did you mean "${near}"? ${where}`;
  const domain = ruleDomains.find((one) => wanted === one || wanted.startsWith(`${one}.`));
  if (domain === undefined)
    return `an id is a domain (${oneOf(ruleDomains)}), a dot and a name, such as "harmony.avoid_tonic_resolution". ${where}`;
  const names = ids.filter((id) => id.startsWith(`${domain}.`)).map((id) => `"${id}"`);
  return `about ${domain} there are ${names.slice(0, -1).join(", ")} and ${names.at(-1)}. ${where}`;
}
