/**
 * "I used to be happy", "I should be happy but I'm not", "Happy? No.": feelings that are named and not felt, or not any
 * more, although no "not" stands before them.
 */
import { degreesBefore } from "../data/degree-words.ts";
import {
  believed,
  believing,
  bygones,
  framed,
  showing,
  speakers,
  standIns,
  standInTails,
  subjects,
} from "../data/frame-words.ts";
import { determiners } from "../data/function-words.ts";
import { carriers } from "../data/negation-words.ts";
import { leading, present } from "../data/transition-words.ts";
import type { Token } from "./tokens.ts";

/** What the words around a feeling make of it. */
export interface Frame {
  /** "denied": it is not there; "lost": it was, and is missed; "remembered": a past that one looks back on. */
  readonly kind: "denied" | "lost" | "remembered";
  /** The first token of the frame and the feeling, and the token after the last. */
  readonly from: number;
  readonly to: number;
}

/** Where a frame is looked for. */
export interface FrameScope {
  readonly tokens: readonly Token[];
  /** The first token of the feeling with its degree words, and the token after its last. */
  readonly from: number;
  readonly to: number;
  /** Where the feeling before ends and the one behind begins. */
  readonly low: number;
  readonly high: number;
}

/** How many tokens before or behind a feeling a frame may begin. */
const reach = 9;

/** The frame that a feeling stands in, if it stands in one. */
export function frameOf(scope: FrameScope): Frame | undefined {
  const after = frameAfter(scope);
  if (after !== undefined) return after;
  const before = frameBefore(scope);
  // "I used to be happy. Now I am tired" tells a way, and a way sets out from what was felt.
  return before !== undefined && before.kind !== "denied" && isLeft(scope) ? undefined : before;
}

function frameBefore(scope: FrameScope): Frame | undefined {
  const { tokens, from, to, low } = scope;
  if (isBygone(scope)) return { kind: "remembered", from: from - 1, to: Math.max(to, bygoneEnd(scope)) };
  const first = low - spokenBefore(tokens, low);
  for (let place = from - 1; place >= first && place >= from - reach; place--) {
    const token = tokens[place];
    if (token === undefined || token.kind !== "word") return undefined;
    const kind = frameAt(scope, place);
    if (kind === "none") return undefined;
    if (kind !== undefined) return { kind, from: place, to };
    const { word } = token;
    if (!carriers.has(word) && !determiners.has(word) && !degreesBefore.has(word) && !framed.has(word)) {
      return undefined;
    }
  }
  return undefined;
}

/** How many tokens of the feeling before take part: "pretending", "if only" and "remember when" mean something themselves. */
function spokenBefore(tokens: readonly Token[], low: number): number {
  if (showing.has(wordAt(tokens, low - 1)) || wordAt(tokens, low - 1) === "when") return 1;
  return wordAt(tokens, low - 1) === "only" && wordAt(tokens, low - 2) === "if" ? 2 : 0;
}

/** What one word before a feeling makes of it; "none" ends the search, undefined goes on. */
function frameAt(scope: FrameScope, place: number): Frame["kind"] | "none" | undefined {
  const { tokens, from, to } = scope;
  const word = wordAt(tokens, place);
  const before = wordAt(tokens, place - 1);
  const next = wordAt(tokens, place + 1);
  const gap = tokens.slice(place + 1, from).map((token) => token.word);
  if (word === "not" || word === "never") return "none";
  if (showing.has(word)) return before === "not" || before === "never" ? "none" : "denied";
  if (believing.has(word)) {
    if (before === "not" || before === "never") return "none"; // "I never thought I would be this happy"
    return gap.some((other) => believed.has(other)) || wordAt(tokens, from).endsWith("ed")
      ? "denied"
      : "none";
  }
  if (word === "used" && next === "to") return isHabit(before) ? "none" : "lost";
  if (word === "supposed" || word === "ought") return next === "to" ? "denied" : "none";
  if (word === "should") return isMissed(scope, place) ? "denied" : "none";
  if ((word === "could" || word === "would") && next === "have" && gap.includes("been")) return "denied";
  if (word === "would" && (next === "be" || next === "feel"))
    return isConditional(tokens, place, to) ? "lost" : "none";
  if (word === "else") return before === "everyone" || before === "everybody" ? "denied" : "none";
  if (word === "if")
    return gap.includes("were") && (subjects.has(next) || next === "only") ? "denied" : "none";
  if (word === "when") return isPastOf(gap) ? "remembered" : "none";
  if (word === "once") return isOnceUponATime(scope, place, to) ? "lost" : "none";
  return undefined;
}

/** "I am used to being happy", "getting used to": a habit and no past. */
function isHabit(before: string): boolean {
  return ["am", "is", "are", "be", "been", "get", "getting", "got", "not", "so"].includes(before);
}

/** "I should be happy", "I really should be happy", "it should have been happy". */
function isMissed({ tokens, from }: FrameScope, place: number): boolean {
  const gap = tokens.slice(place + 1, from).map((token) => token.word);
  if (gap.includes("have") && gap.includes("been")) return true;
  const subject = wordAt(tokens, place - 1) === "really" ? place - 2 : place - 1;
  return speakers.has(wordAt(tokens, subject)) && gap.some((word) => word === "be" || word === "feel");
}

/** "I would be happy if you stayed", "if you were here I would be happy". */
function isConditional(tokens: readonly Token[], place: number, to: number): boolean {
  const around = [...tokens.slice(Math.max(0, place - reach), place), ...tokens.slice(to, to + 4)];
  return around.some(({ word }) => word === "if");
}

/** "(when) I was", "(when) we were still". */
function isPastOf(gap: readonly string[]): boolean {
  return subjects.has(gap[0] ?? "") && ["was", "were", "felt"].includes(gap[1] ?? "");
}

/** "Once happy", "was once happy"; not "at once", "for once", "once I am happy". */
function isOnceUponATime({ tokens, from }: FrameScope, place: number, to: number): boolean {
  const before = wordAt(tokens, place - 1);
  if (before === "at" || before === "for" || before === "all") return false;
  const isClose = from - place === 1 && !(before === "" && to === tokens.length && from > 1);
  const next = wordAt(tokens, place + 1);
  const told = subjects.has(next) ? wordAt(tokens, place + 2) : next;
  return isClose || told === "was" || told === "were";
}

/** "Those happy days". */
function isBygone(scope: FrameScope): boolean {
  const before = wordAt(scope.tokens, scope.from - 1);
  return scope.from > scope.low && before === "those" && bygoneEnd(scope) > 0;
}

/** The token after the "days" of "those happy days"; 0 where there are none. */
function bygoneEnd({ tokens, to }: FrameScope): number {
  if (bygones.has(wordAt(tokens, to))) return to + 1;
  return bygones.has(wordAt(tokens, to - 1)) ? to : 0;
}

/** Whether another feeling takes the place of this one later on. */
function isLeft({ tokens, to, high }: FrameScope): boolean {
  if (high >= tokens.length) return false;
  return tokens
    .slice(to, high + 3)
    .some(({ word, kind }) => kind === "arrow" || present.has(word) || leading.has(word));
}

function frameAfter(scope: FrameScope): Frame | undefined {
  const { tokens, from, to, high } = scope;
  if (isAnsweredWithNo(tokens, to)) return { kind: "denied", from, to: endOfClause(tokens, to + 1) };
  if (wordAt(tokens, to) === "once" && isClauseEnd(tokens, to + 1) && isToldOfThePast(scope)) {
    return { kind: "lost", from, to: to + 1 };
  }
  for (let place = to; place < high && place < to + reach; place++) {
    const token = tokens[place];
    if (isSaidByNobody(tokens, place)) return { kind: "denied", from, to: endOfClause(tokens, place + 1) };
    if (token === undefined || (token.kind === "stop" && !goesOn(tokens, place))) return undefined;
    const end = exceptionEnd(tokens, place) ?? standInEnd(scope, place);
    if (end !== undefined) return { kind: "denied", from, to: end };
  }
  return undefined;
}

const pastVerbs: ReadonlySet<string> = new Set(
  "was were had felt loved liked trusted believed hoped".split(" "),
);

/** "I was happy once", "I loved you once". */
function isToldOfThePast({ tokens, from, to, low }: FrameScope): boolean {
  return tokens.slice(Math.max(low, from - 3), to).some(({ word }) => pastVerbs.has(word));
}

/** "I love Mondays, said no one ever". */
function isSaidByNobody(tokens: readonly Token[], place: number): boolean {
  if (wordAt(tokens, place) !== "said") return false;
  const who = wordAt(tokens, place + 1);
  return who === "nobody" || (who === "no" && wordAt(tokens, place + 2) === "one");
}

/** "Happy? No.", "Happy? Not really." */
function isAnsweredWithNo(tokens: readonly Token[], to: number): boolean {
  const token = tokens[to];
  if (token?.kind !== "stop" || !token.shown.includes("?")) return false;
  const answer = wordAt(tokens, to + 1);
  if (answer === "never" && wordAt(tokens, to + 2) === "again") return true;
  if (answer === "not") return ["really", "me", "exactly", "anymore"].includes(wordAt(tokens, to + 2));
  return ["no", "nope", "never", "hardly", "nah"].includes(answer) && isClauseEnd(tokens, to + 2);
}

/** "Should be happy. But I'm not.": the exception may have a sentence of its own. */
function goesOn(tokens: readonly Token[], place: number): boolean {
  const word = wordAt(tokens, place + 1);
  return ["but", "yet", "except", "only", "no", "actually"].includes(word);
}

/** "Everyone is happy except me": the token after "me". */
function exceptionEnd(tokens: readonly Token[], place: number): number | undefined {
  const word = wordAt(tokens, place);
  let next = place + 1;
  if (word === "but" && wordAt(tokens, next) === "not") next++;
  else if (word !== "except" && word !== "but") return undefined;
  if (wordAt(tokens, next) === "for") next++;
  return ["me", "us", "mine"].includes(wordAt(tokens, next)) && isClauseEnd(tokens, next + 1)
    ? next + 1
    : undefined;
}

/** "(but) I'm not", "but she doesn't": the token after it, where nothing of its own is denied. */
function standInEnd({ tokens, from, low }: FrameScope, place: number): number | undefined {
  const subject = wordAt(tokens, place);
  if (!standIns.has(wordAt(tokens, place + 1)) || wordAt(tokens, place + 2) !== "not") return undefined;
  const isSaidBefore = tokens.slice(low, from).some(({ word }) => word === subject);
  if (!speakers.has(subject) && !(subjects.has(subject) && isSaidBefore)) return undefined;
  const end = endOfClause(tokens, place + 3);
  return tokens.slice(place + 3, end).every(({ word }) => standInTails.has(word)) ? end : undefined;
}

function endOfClause(tokens: readonly Token[], start: number): number {
  let place = start;
  while (place < start + 5 && !isClauseEnd(tokens, place)) place++;
  return place;
}

/** Whether nothing of the clause follows: the text, the sentence or the part before a comma ends here. */
function isClauseEnd(tokens: readonly Token[], place: number): boolean {
  const token = tokens[place];
  return token === undefined || token.kind !== "word" || token.word === "and" || token.word === "but";
}

function wordAt(tokens: readonly Token[], place: number): string {
  return tokens[place]?.word ?? "";
}
