/** Where a text goes from one feeling to another: "turning into", "until", "and then", "→", "from … to …". */
import { determiners } from "../data/function-words.ts";
import {
  beginning,
  breaking,
  changing,
  infinitives,
  joints,
  leading,
  moving,
  passing,
  past,
  present,
  slowWords,
  suddenWords,
} from "../data/transition-words.ts";
import type { Feeling } from "./feelings.ts";
import type { Mention } from "./mentions.ts";
import { stemOf } from "./stem.ts";
import type { Token } from "./tokens.ts";

/** How fast a feeling gives way to the next. */
export type Speed = "slow" | "even" | "sudden";

/** A step from one feeling to its neighbour in the text. */
export interface Transition {
  /** "after" runs against the order of the words: "calm after the storm". */
  readonly direction: "onward" | "back";
  readonly speed: Speed;
  /** The word that says so, as a reason quotes it. */
  readonly cue: string;
}

/**
 * The step between two feelings that stand next to each other, if the text makes one.
 * @param low the first token that may belong to the earlier feeling
 * @param hasOrigin whether a "from" before them in the sentence makes every "to" a step
 */
export function transitionBetween(
  tokens: readonly Token[],
  earlier: Feeling,
  later: Feeling,
  low: number,
  hasOrigin: boolean,
): Transition | undefined {
  const gap = tokens.slice(earlier.to, later.from);
  const words = gap.map((token) => token.word);
  const speed = speedOf(tokens, low, earlier, later, words);
  const onward = (cue: string): Transition => ({ direction: "onward", speed, cue });
  const arrow = gap.find((token) => token.kind === "arrow");
  if (arrow !== undefined) return onward(arrow.shown);
  if (lastsUntil(earlier, later, words)) return undefined;
  const lead = words.findIndex((word, at) => leading.has(word) && !isIdle(words, at));
  if (lead >= 0) return onward(words.slice(lead, lead + 2).join(" "));
  if (isAtTheEnd(words) || isAtTheEnd(tokens.slice(later.to, later.to + 3).map((token) => token.word))) {
    return onward("the end");
  }
  const joint = words.findLastIndex((word) => joints.has(word));
  const verb = words.findIndex((word) => changing.has(stemOf(word)));
  if (verb >= 0 && joint > verb && !isMovement(later, words[verb] ?? "", words[joint] ?? "")) {
    const cue = words.slice(verb, joint + 1).join(" ");
    // "Panic breaks into the calm": the calm was there before.
    const intrudes =
      breaking.has(stemOf(words[verb] ?? "")) && words[joint] === "into" && words[joint + 1] === "the";
    return intrudes ? { direction: "back", speed, cue } : onward(cue);
  }
  const lastJoint = words[joint];
  if (lastJoint !== undefined && bareJoint(tokens, earlier, later, words, lastJoint))
    return onward(lastJoint);
  const via = words.find((word) => joints.has(word) || passing.has(word));
  if (via !== undefined && hasOrigin && words.length < 7) return onward(via);
  if (speed === "slow" && words.some((word) => beginning.has(word))) return onward("slowly");
  if (isPastThenPresent(tokens, earlier, later, low, words)) return onward("now");
  return beforeAndAfter(tokens, earlier, later, low, words, speed);
}

/**
 * The mentions without those that are only a verb of change between two others: in "rage fading into calm" the
 * fading is the way, not a stop on it.
 */
export function withoutVerbsOfChange(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  return mentions.filter((mention, order) => {
    const before = mentions[order - 1];
    if (before === undefined || mention.to - mention.from !== 1 || mention.from - before.to > 4) return true;
    if (!changing.has(stemOf(tokens[mention.from]?.word ?? ""))) return true;
    return !tokens.slice(mention.to, mention.to + 2).some((token) => joints.has(token.word));
  });
}

/** "back then", "since then", "then again", "no later", "next to" and "until now" lead nowhere. */
function isIdle(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? "";
  const after = words[at + 1] ?? "";
  if (words[at] === "then")
    return before === "back" || before === "since" || before === "now" || after === "again";
  if (words[at] === "next") return after === "to";
  return words[at] === "later" && before === "no";
}

/** "They dance until morning" says how long they dance; "waiting until the sun rises" turns from dark to bright. */
function lastsUntil(earlier: Feeling, later: Feeling, words: readonly string[]): boolean {
  const [last, ...before] = words.filter((word) => !determiners.has(word)).toReversed();
  return (
    last === "until" &&
    before.length === 0 &&
    earlier.mention.sense.topic === "a deed" &&
    earlier.affect.valence * later.affect.valence >= 0 &&
    HOURS.has(later.mention.sense.topic ?? "")
  );
}

const HOURS: ReadonlySet<string> = new Set(["a season or an hour", "light and dark"]);

/** "In the end", "at the end", "by the end". */
function isAtTheEnd(words: readonly string[]): boolean {
  const end = words.indexOf("end");
  return end > 0 && ["in", "at", "by"].includes(words[end - 2] ?? "") && words[end - 1] === "the";
}

/** "into" or "to" without a verb of change. */
function bareJoint(
  tokens: readonly Token[],
  earlier: Feeling,
  later: Feeling,
  words: readonly string[],
  joint: string,
): boolean {
  const plain = words.every(
    (word) => word === joint || determiners.has(word) || word === "and" || word === "back",
  );
  const last = tokens[earlier.mention.to - 1]?.word ?? "";
  const target = tokens[later.mention.from]?.word ?? "";
  if (joint === "to") {
    const opposed = earlier.affect.valence * later.affect.valence < 0;
    return words.length === 1 && opposed && !infinitives.has(target) && !last.endsWith("ing");
  }
  // "rage into peace" is a way; "crying into the night" is a place.
  return plain && (later.mention.sense.node !== undefined || !last.endsWith("ing"));
}

/** "Moving to the city" goes to a place; "moving to anger" to a feeling. */
function isMovement(later: Feeling, verb: string, joint: string): boolean {
  return joint !== "into" && moving.has(stemOf(verb)) && later.mention.sense.node === undefined;
}

/** Whether "from" or "out of" stands shortly before a feeling, so that the way starts there. */
export function isOrigin(tokens: readonly Token[], feeling: Feeling, low: number): boolean {
  if (feeling.denial) return false;
  for (let place = feeling.from - 1; place >= low && place >= feeling.from - 5; place--) {
    const word = tokens[place]?.word;
    if (word === "from" || (word === "out" && tokens[place + 1]?.word === "of")) return true;
    if (tokens[place]?.kind === "stop") return false;
  }
  return false;
}

/** "I was sad, now I am happy." */
function isPastThenPresent(
  tokens: readonly Token[],
  earlier: Feeling,
  later: Feeling,
  low: number,
  words: readonly string[],
): boolean {
  const turn = words.findIndex((word) => present.has(word));
  const follows = tokens.slice(later.to, later.to + 2).some((token) => present.has(token.word));
  if (turn < 0 && !follows) return false;
  if (words[turn - 1] === "but" || words[turn - 1] === "and") return true;
  const lead = tokens.slice(Math.max(low, earlier.from - 6), earlier.from);
  const trail = tokens.slice(earlier.to, earlier.to + 3);
  return [...lead, ...trail].some((token) => past.has(token.word));
}

/** "calm after the storm", "healing from heartbreak", "after the tears, laughter", "joy before the fall": ways only between opposites. */
function beforeAndAfter(
  tokens: readonly Token[],
  earlier: Feeling,
  later: Feeling,
  low: number,
  words: readonly string[],
  speed: Speed,
): Transition | undefined {
  if (earlier.affect.valence * later.affect.valence >= 0) return undefined;
  const sameSentence = tokens.slice(earlier.to, later.from).every((token) => token.kind !== "stop");
  if (!sameSentence) return undefined;
  if (words.includes("after") && words.length < 6) return { direction: "back", speed, cue: "after" };
  if (words.includes("before") && words.length < 6) return { direction: "onward", speed, cue: "before" };
  if (
    words[0] === "from" &&
    words.slice(1).every((word) => determiners.has(word)) &&
    later.affect.valence < 0
  ) {
    return { direction: "back", speed, cue: "from" };
  }
  const lead = tokens.slice(Math.max(low, earlier.from - 4), earlier.from);
  const isAfter = lead.some((token) => token.word === "after") && words.includes(",");
  return isAfter ? { direction: "onward", speed, cue: "after" } : undefined;
}

/** A word of speed before the first feeling, between the two or right after the second. */
function speedOf(
  tokens: readonly Token[],
  low: number,
  earlier: Feeling,
  later: Feeling,
  words: readonly string[],
): Speed {
  const lead = low === 0 ? tokens.slice(Math.max(0, earlier.from - 2), earlier.from) : [];
  const around = [...lead, ...tokens.slice(later.to, later.to + 2)].map((token) => token.word);
  const near = [...words, ...around];
  if (near.some((word) => suddenWords.has(word))) return "sudden";
  return near.some((word, place) => slowWords.has(word) || isGradual(near, place)) ? "slow" : "even";
}

/** "bit by bit", "day by day". */
function isGradual(words: readonly string[], place: number): boolean {
  return words[place] === "by" && words[place - 1] !== undefined && words[place - 1] === words[place + 1];
}
