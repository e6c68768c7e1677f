/**
 * Words of feeling that are said and not felt: the month of March, what one is "too happy to" do, what one is relieved "is over", and the
 * "dying" in "dying of laughter".
 */
import { degreesBefore } from "../data/degree-words.ts";
import { determiners } from "../data/function-words.ts";
import type { Mention } from "./mentions.ts";
import type { Token } from "./tokens.ts";

/** The mentions of a text without its asides. */
export function withoutAsides(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  let excluded: Mention | undefined;
  mentions.forEach((mention, order) => {
    const before = kept.at(-1);
    const isOut =
      isMonth(tokens, mention) ||
      isTooMuchTo(tokens, before, mention) ||
      (excluded !== undefined && isJoined(tokens, excluded, mention)) ||
      isEndOfTrouble(tokens, before, mention);
    if (isOut) {
      excluded = mention;
      return;
    }
    excluded = undefined;
    if (!isHyperbole(tokens, mention, mentions[order + 1])) kept.push(mention);
  });
  return kept;
}

/** "In March", "since last May": the months that are other words, too. */
function isMonth(tokens: readonly Token[], mention: Mention): boolean {
  const [token, before] = [tokens[mention.from], tokens[mention.from - 1]?.word ?? ""];
  return (
    mention.to - mention.from === 1 &&
    months.has(token?.word ?? "") &&
    beforeMonths.has(before) &&
    // "In march tempo" is none.
    !/^(?:tempo|time|rhythm|style|step)$/u.test(tokens[mention.to]?.word ?? "")
  );
}

const months: ReadonlySet<string> = new Set("march may august".split(" "));
const beforeMonths: ReadonlySet<string> = new Set(
  "in last this next since until till by during early late mid every of from before after".split(" "),
);

/** "Too happy to sleep", "too late to be happy": what follows does not happen. */
function isTooMuchTo(tokens: readonly Token[], before: Mention | undefined, mention: Mention): boolean {
  if (before === undefined) return false;
  const gap = tokens.slice(before.to, mention.from);
  if (gap[0]?.word !== "to" || gap.length > 5) return false;
  if (gap.some(({ kind, word }) => kind !== "word" || goingOn.has(word))) return false;
  for (let place = before.from; place >= 0 && place >= before.from - 3; place--) {
    const word = tokens[place]?.word ?? "";
    if (word === "too") return true;
    if (place < before.from && !degreesBefore.has(word)) return false;
  }
  return false;
}

/** After these something else is told. */
const goingOn: ReadonlySet<string> = new Set("but because when so then while yet".split(" "));

/** "Too sad to eat or sleep". */
function isJoined(tokens: readonly Token[], before: Mention, mention: Mention): boolean {
  const gap = wordsOf(tokens, before.to, mention.from);
  return gap.length > 0 && gap.every((word) => word === "or" || word === "and" || word === "even");
}

/** "Relieved that it's over", "so glad he is gone": the end is what one is glad of. */
function isEndOfTrouble(tokens: readonly Token[], before: Mention | undefined, mention: Mention): boolean {
  if (before === undefined || before.turned || before.sense.affect.valence < 0.1) return false;
  if (before.sense.node === undefined || !ends.has(mention.sense.phrase)) return false;
  const gap = tokens.slice(before.to, mention.from);
  if (gap.length > 5 || gap.some(({ kind }) => kind !== "word")) return false;
  const isDenied = wordsOf(tokens, before.from - 3, before.from).includes("not");
  return !isDenied && gap.every(({ word }) => linking.has(word) || determiners.has(word));
}

/** Phrases of the lexicon that tell an end. */
const ends: ReadonlySet<string> = new Set([
  "it is over",
  "gone",
  "you left",
  "he left",
  "she left",
  "they left",
]);

const linking: ReadonlySet<string> = new Set(
  "that it is are he she they you all finally because to see now everything thing job work week school".split(
    " ",
  ),
);

/** "Dying of laughter", "died of boredom": only an illness is really died of. */
function isHyperbole(tokens: readonly Token[], mention: Mention, next: Mention | undefined): boolean {
  if (next?.sense.node === undefined || next.from !== mention.to + 1 || mention.to - mention.from !== 1)
    return false;
  const word = tokens[mention.from]?.word ?? "";
  const joint = tokens[mention.to]?.word ?? "";
  return ["dying", "die", "died"].includes(word) && ["of", "from", "with"].includes(joint);
}

function wordsOf(tokens: readonly Token[], from: number, to: number): string[] {
  return tokens.slice(Math.max(0, from), to).map((token) => token.word);
}
