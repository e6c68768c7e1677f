/** The same request with a change: what would the song be if it were felt otherwise? */
import { type Composition, composeSong } from "../compose.ts";
import { type Intent, IntentError, type Problem, type TechnicalWishes } from "../intent.ts";
import { compareSongs } from "./compare.ts";
import type { Comparison } from "./comparison.ts";

/** A number moved, or put somewhere. */
export type NumberChange = { readonly by: number } | { readonly to: number };

/** What is to be different in a request. What is not named stays. */
export interface IntentChange {
  readonly valence?: NumberChange;
  readonly arousal?: NumberChange;
  readonly dominance?: NumberChange;
  /** Each wish takes the place of the one of its name; null takes it away. */
  readonly technical?: TechnicalWishes;
  /** Takes the place of all rules that were to be broken. */
  readonly ruleBreaks?: readonly string[];
}

/** A song and what it would be with a change. */
export interface Counterfactual {
  readonly before: Composition;
  readonly after: Composition;
  /** The changed request: composing it with the same seed gives the second song. */
  readonly intent: Intent;
  readonly comparison: Comparison;
}

const RANGES = { valence: [-1, 1], arousal: [0, 1], dominance: [0, 1] } as const;

/**
 * Composes a request twice, as it is and with the change, from one seed.
 * @throws IntentError where the request or the changed one cannot be met. Problems of the changed one that the request
 * does not have bear a path that begins with "change".
 */
export function counterfactual(intent: Intent, seed: number, change: IntentChange): Counterfactual {
  const before = composeSong(intent, seed);
  const changed = changedIntent(intent, before, change);
  let after: Composition;
  try {
    after = composeSong(changed, seed);
  } catch (error) {
    if (!(error instanceof IntentError)) throw error;
    throw new IntentError(error.problems.map(({ path, detail }) => ({ path: ["change", ...path], detail })));
  }
  return { before, after, intent: changed, comparison: compareSongs(before.song, after.song) };
}

/**
 * An intent with a change.
 * @param composition what the intent came to mean
 * @throws IntentError where a number leaves its range
 */
export function changedIntent(
  intent: Intent,
  { intent: understood }: Pick<Composition, "intent">,
  change: IntentChange,
): Intent {
  const problems: Problem[] = [];
  const numberOf = (name: keyof typeof RANGES): number | null => {
    const wanted = change[name];
    if (wanted === undefined) return intent[name] ?? null;
    const old = intent[name] ?? understood[name];
    const value = "to" in wanted ? wanted.to : Math.round((old + wanted.by) * 1000) / 1000;
    const [low, high] = RANGES[name];
    if (value >= low && value <= high) return value;
    const [path, said] =
      "to" in wanted ? ["to", `${value}`] : ["by", `${tidy(old)} moved by ${signed(wanted.by)}`];
    const room = "to" in wanted ? "" : ` Here it can move by ${signed(low - old)} to ${signed(high - old)}.`;
    problems.push({
      path: ["change", name, path ?? ""],
      detail: `${name} would be ${said}; it goes from ${low} to ${high}.${room}`,
    });
    return null;
  };
  const changed: Intent = {
    ...intent,
    valence: numberOf("valence"),
    arousal: numberOf("arousal"),
    dominance: numberOf("dominance"),
    technical: change.technical ? { ...intent.technical, ...change.technical } : (intent.technical ?? null),
    ruleBreaks: change.ruleBreaks ?? intent.ruleBreaks ?? null,
  };
  if (problems.length > 0) throw new IntentError(problems);
  return changed;
}

function signed(value: number): string {
  return `${value < 0 ? "" : "+"}${tidy(value)}`;
}

function tidy(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
