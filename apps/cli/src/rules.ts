/** `music-brain rules`: the rules that a song may break, all of them or those that suit a feeling. */
import { ruleToWire } from "@music-brain/contract";
import { type RuleBreak, readFeeling, ruleBreaks, suggestRules } from "@music-brain/engine";
import Table from "cli-table3";
import { CommandError } from "./command-error.ts";

/** The options of `rules`, as they stand on the command line. */
export interface RulesOptions {
  /** A feeling in words. */
  readonly for?: string;
  readonly json?: boolean;
}

/** How many rules are shown for a feeling. */
const SUITING = 7;

const WIDEST = 100;

/**
 * Prints the rules.
 * @throws CommandError where the words name no feeling
 */
export function rules(options: RulesOptions): void {
  process.stdout.write(`${rulesText(options)}\n`);
}

/**
 * The rules as a table at most `width` columns wide, or as JSON.
 * @throws CommandError where the words name no feeling
 */
export function rulesText(options: RulesOptions, width = process.stdout.columns ?? WIDEST): string {
  const shown = options.for === undefined ? ruleBreaks : rulesFor(options.for);
  if (options.json)
    return JSON.stringify(
      shown.map((rule) => ruleToWire(rule, ruleBreaks)),
      null,
      2,
    );
  return rulesTable(shown, Math.max(60, Math.min(WIDEST, width)));
}

/** The rules that suit a feeling best, best first. */
function rulesFor(words: string): readonly RuleBreak[] {
  if (words.trim() === "") throw new CommandError('--for is empty: name a feeling, such as "quiet longing".');
  const { affect, nodes, confidence, because } = readFeeling(words);
  if (confidence === 0) throw new CommandError(`--for ${words}: ${because.join(" ")}`);
  return suggestRules(affect, nodes[0]?.node, SUITING).map(({ rule }) => rule);
}

function rulesTable(shown: readonly RuleBreak[], width: number): string {
  const first = 35;
  const rest = width - first - 3;
  const table = new Table({
    head: ["rule", "what it changes, what is felt, when it helps"],
    colWidths: [first, rest],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { id, effect, because, helps, emotions } of shown) {
    const changes = `${effect[0]?.toUpperCase() ?? ""}${effect.slice(1)}.`;
    table.push([id, `${changes} ${because} ${helps}\nFor ${emotions.join(", ")}.`]);
  }
  return table.toString();
}
