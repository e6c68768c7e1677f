/** From mentions to what is felt: each one with its strength, its denial and its weight. */
import { landings } from "../data/denials.ts";
import type { Affect } from "../song.ts";
import { type Frame, frameOf } from "./frames.ts";
import { degreeOf, intensified } from "./intensity.ts";
import type { Sense } from "./lexicon.ts";
import type { Mention } from "./mentions.ts";
import { nodesNear, nodeWithin } from "./near.ts";
import { type Denial, denialOf, denied, endOf } from "./negation.ts";
import { affectDistance, blendAffect, NEUTRAL } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";
import { quote, type Token } from "./tokens.ts";

/** One thing that a text says is felt. */
export interface Feeling {
  readonly mention: Mention;
  readonly affect: Affect;
  /** The node that is named, at its intensity, or suggested, or that a denial lands on; none for most images. */
  readonly node: EmotionNode | undefined;
  /** Above 0: how much it decides. */
  readonly weight: number;
  /** Steps of intensity that its degree words moved it by. */
  readonly steps: number;
  /** Whether it is turned around by a denial ("not happy") or a part of the word ("joyless"). */
  readonly denied: boolean;
  /** Whether a denial in the words around it ("not", "without") reaches it. */
  readonly denial: boolean;
  /** What takes it out of the here and now ("I used to be happy"), or leaves less of it ("less angry"). */
  readonly frame: Frame["kind"] | "eased" | undefined;
  /** The tokens from its denial or degree words to its end. */
  readonly from: number;
  readonly to: number;
  /** Those tokens as they were written. */
  readonly quoted: string;
}

/** What is said to be felt, in the order of the text. A word said twice in a row counts once, more strongly. */
export function feelingsOf(tokens: readonly Token[], mentions: readonly Mention[]): Feeling[] {
  const feelings: Feeling[] = [];
  const exclamations = exclamationsOf(tokens);
  for (let order = 0; order < mentions.length; order++) {
    const mention = mentions[order];
    if (mention === undefined) continue;
    const low = mentions[order - 1]?.to ?? 0;
    let last = mention;
    let repeats = 0;
    for (let next = mentions[order + 1]; isRepeat(tokens, last, next); next = mentions[order + 1]) {
      last = next;
      repeats++;
      order++;
    }
    const end = endOf(tokens, last.to);
    // "gone" in "the pain is gone" is the end of the pain and no loss of its own.
    while (end !== undefined && (mentions[order + 1]?.from ?? end) < end) order++;
    const high = mentions[order + 1]?.from ?? tokens.length;
    const span = { ...mention, to: last.to };
    const extraSteps = Math.min(2, repeats) + (exclamations[last.to] ?? 0);
    feelings.push(feelingOf(tokens, span, low, high, extraSteps, feelings.at(-1)));
  }
  return feelings.map((feeling, place) => betweenBoth(tokens, feelings, feeling, place));
}

function feelingOf(
  tokens: readonly Token[],
  mention: Mention,
  low: number,
  high: number,
  extraSteps: number,
  before: Feeling | undefined,
): Feeling {
  const degree = degreeOf(tokens, mention, low, high);
  const pleasant = mention.sense.affect.valence > 0;
  const denial =
    denialOf({ tokens, from: degree.from, to: mention.from, low, pleasant }) ??
    sharedDenial(tokens, degree.from, before);
  const frame =
    denial === undefined
      ? (frameOf({ tokens, from: degree.from, to: mention.to, low, high }) ??
        sharedFrame(tokens, degree.from, before))
      : undefined;
  const steps = degree.steps + extraSteps + (denial?.kind === "heightened" ? 1 : 0);
  const end = endOf(tokens, mention.to);
  const wasPleasant = pleasant !== mention.turned;
  // A sorrow that is past is over; one that is looked back on is told, and stays what it was.
  const kind = frame?.kind === "lost" && !wasPleasant ? "denied" : frame?.kind;
  const isPast = wasPleasant && (kind === "lost" || kind === "remembered");
  const isDenied = (denial?.kind === "denied" || end !== undefined || kind === "denied") !== mention.turned;
  const isEased = !isDenied && !isPast && isLess(tokens, degree.from, mention.from);
  // "not very happy" denies the happiness, not its strength.
  const felt = intensified(mention.sense, isDenied ? Math.min(0, steps) : steps);
  const present = isDenied ? landed(mention.sense, felt.affect) : felt;
  const place = isPast
    ? past(present.affect, kind === "lost" ? 1 : 0.7)
    : isEased
      ? eased(mention.sense, felt)
      : present;
  const from = Math.min(degree.from, denial?.from ?? frame?.from ?? degree.from);
  const to = Math.max(degree.to, end ?? 0, frame?.to ?? 0);
  return {
    mention,
    affect: place.affect,
    node: place.node ?? suggested(mention.sense, place.affect),
    weight: weightOf(mention, place.affect, denial),
    steps,
    denied: isDenied,
    denial: denial?.kind === "denied",
    frame: isEased ? "eased" : isPast || kind === "denied" ? kind : undefined,
    from,
    to,
    quoted: quote(tokens, from, to),
  };
}

/** "Neither happy nor sad": who denies both sides is in between, and at ease. */
function betweenBoth(
  tokens: readonly Token[],
  feelings: readonly Feeling[],
  feeling: Feeling,
  place: number,
): Feeling {
  if (!feeling.denial) return feeling;
  const others = [feelings[place - 1], feelings[place + 1]];
  const other = others.find(
    (near) =>
      near?.denial === true &&
      near.mention.sense.affect.valence * feeling.mention.sense.affect.valence < 0 &&
      isShortGap(tokens, feeling, near),
  );
  if (other === undefined) return feeling;
  const middle = blendAffect(blendAffect(feeling.affect, other.affect, 0.5), NEUTRAL, 0.5);
  return { ...feeling, affect: middle, node: nodesNear(middle, 1, "serenity")[0]?.node };
}

function isShortGap(tokens: readonly Token[], one: Feeling, other: Feeling): boolean {
  const gap = tokens.slice(Math.min(one.to, other.to), Math.max(one.from, other.from));
  return (
    gap.length < 5 && gap.every(({ kind, word }) => kind === "comma" || kind === "stop" || between.has(word))
  );
}

/** Where a denial lands: between the mirrored feeling and the node nearest to it in the families that answer it. */
function landed(sense: Sense, affect: Affect): { affect: Affect; node: EmotionNode | undefined } {
  const mirrored = denied(affect);
  const node = nodeWithin(mirrored, landings[sense.sub ?? ""] ?? []);
  return { affect: node === undefined ? mirrored : blendAffect(mirrored, node, 0.5), node };
}

/** What is left of a joy that is past: the longing for it, the sweeter the less it is missed (share 0 … 1). */
function past(affect: Affect, share: number): { affect: Affect; node: EmotionNode | undefined } {
  const looked = blendAffect(affect, denied(affect), share);
  const node = nodesNear(looked, 1, "nostalgia")[0]?.node;
  return { affect: node === undefined ? looked : blendAffect(looked, node, 0.5), node };
}

/** Half way from a feeling to what its denial would leave: "less angry". It keeps its kind. */
function eased(
  sense: Sense,
  felt: { readonly affect: Affect; readonly node: EmotionNode | undefined },
): { affect: Affect; node: EmotionNode | undefined } {
  return { affect: blendAffect(felt.affect, landed(sense, felt.affect).affect, 0.5), node: sense.ladder[0] };
}

/** Whether "less" stands among the degree words of a feeling; "more or less" and "no less" leave it as it is. */
function isLess(tokens: readonly Token[], from: number, to: number): boolean {
  for (let place = from; place < to; place++) {
    const before = tokens[place - 1]?.word;
    if (tokens[place]?.word === "less") return before !== "or" && before !== "no" && before !== "nothing";
  }
  return false;
}

/** The node of an image that says which family it belongs to. */
function suggested(sense: Sense, affect: Affect): EmotionNode | undefined {
  if (sense.node !== undefined || sense.sub === undefined) return undefined;
  return nodesNear(affect, 1, sense.sub)[0]?.node;
}

/** "not sad or angry" denies both. */
function sharedDenial(
  tokens: readonly Token[],
  from: number,
  before: Feeling | undefined,
): Denial | undefined {
  if (before === undefined || !before.denial) return undefined;
  const gap = tokens.slice(before.to, from).map((token) => token.word);
  return gap.length > 0 && gap.length < 4 && gap.every((word) => joining.has(word))
    ? { kind: "denied", from }
    : undefined;
}

/** "I used to be happy and proud" puts both into the past. */
function sharedFrame(tokens: readonly Token[], from: number, before: Feeling | undefined): Frame | undefined {
  if (before?.frame === undefined || before.frame === "eased") return undefined;
  const gap = tokens.slice(before.to, from);
  const isJoined =
    gap.length > 0 && gap.length < 4 && gap.every(({ word }) => word === "and" || joining.has(word));
  return isJoined ? { kind: before.frame, from, to: from } : undefined;
}

const between: ReadonlySet<string> = new Set("or nor and but i am we are feel is even a an".split(" "));

const joining: ReadonlySet<string> = new Set(["or", "nor", "even", "a", "an", "the", "any"]);

/** What names a feeling outweighs a picture, what lies far from neutral outweighs what lies near it. */
function weightOf(mention: Mention, affect: Affect, denial: Denial | undefined): number {
  const distance = affectDistance(affect, NEUTRAL);
  return mention.sense.strength * (0.4 + distance) * (denial?.kind === "denied" ? 0.8 : 1);
}

function isRepeat(tokens: readonly Token[], mention: Mention, next: Mention | undefined): next is Mention {
  if (next === undefined || next.sense !== mention.sense || next.turned !== mention.turned) return false;
  return tokens.slice(mention.to, next.from).every((token) => token.kind === "comma" || token.word === "and");
}

/** By token: half a step for the "!" that ends its sentence, a whole one for "!!". One pass from the end. */
function exclamationsOf(tokens: readonly Token[]): number[] {
  const steps = new Array<number>(tokens.length + 1).fill(0);
  let current = 0;
  for (let place = tokens.length - 1; place >= 0; place--) {
    const token = tokens[place];
    if (token?.kind === "stop") current = Math.min(1, (token.shown.split("!").length - 1) / 2);
    steps[place] = current;
  }
  return steps;
}
