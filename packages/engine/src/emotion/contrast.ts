/** "Happy but tired": which side of a contrast weighs more. */
import { determiners } from "../data/function-words.ts";
import type { Feeling } from "./feelings.ts";
import type { Token } from "./tokens.ts";

/** A contrast between two neighbouring feelings. */
export interface Contrast {
  /** The word that makes it: "but", "although". */
  readonly cue: string;
  /** Places in the list of feelings: what weighs more, and what less. */
  readonly more: number;
  readonly less: number;
}

/** How each feeling's weight changes, and why. */
export interface Contrasts {
  /** One factor a feeling. */
  readonly factors: readonly number[];
  readonly contrasts: readonly Contrast[];
}

/** What comes after these is the point (Polanyi & Zaenen 2006 on contextual valence shifters). */
const forward: ReadonlySet<string> = new Set("but yet however nevertheless nonetheless whereas".split(" "));

/** What comes after these is conceded. */
const backward: ReadonlySet<string> = new Set("although though despite albeit spite".split(" "));

const stronger = 1.35;
const weaker = 0.65;
const dismissed = 0.25;

/** How many feelings back a "but" reaches at most. */
const farthest = 6;

/** The contrasts of a text. A contrast reaches from one sentence's start to its end. */
export function contrastsOf(tokens: readonly Token[], feelings: readonly Feeling[]): Contrasts {
  const factors = feelings.map(() => 1);
  const contrasts: Contrast[] = [];
  const settings = new Set<number>();
  let sentenceStart = 0;
  feelings.forEach((feeling, place) => {
    const before = feelings[place - 1];
    const gap = tokens.slice(before?.to ?? 0, feeling.from);
    if (gap.some((token) => token.kind === "stop")) sentenceStart = place;
    if (before?.denied === true && !feeling.denied && isCorrection(tokens, before.to, feeling.mention.from)) {
      // "Not angry, just disappointed": the denial only clears the ground.
      factors[place - 1] = (factors[place - 1] ?? 1) * dismissed;
      contrasts.push({ cue: "not", more: place, less: place - 1 });
      return;
    }
    if (before !== undefined && isSetting(tokens, gap, feeling, before, settings.has(place - 1))) {
      // "A warm blanket on a cold night", "sad on a sunny day": the one is felt, the other lies around it.
      settings.add(place);
      factors[place] = (factors[place] ?? 1) * dismissed;
      return;
    }
    const cue = gap.find((token, at) => isCue(token.word, gap[at - 1]?.word));
    if (cue === undefined) return;
    if (backward.has(cue.word)) {
      // "tired though happy", and "although tired, happy": here the main clause is still to come.
      factors[place] = (factors[place] ?? 1) * weaker;
      const other = place > sentenceStart ? place - 1 : place + 1;
      if (other < feelings.length) contrasts.push({ cue: cue.word, more: other, less: place });
      return;
    }
    // "But" at the start of a sentence answers the sentence before it.
    const first = place > sentenceStart ? sentenceStart : place - 1;
    if (place === 0) return;
    for (let earlier = Math.max(0, first, place - farthest); earlier < place; earlier++) {
      factors[earlier] = Math.max(0.4, (factors[earlier] ?? 1) * weaker);
    }
    factors[place] = (factors[place] ?? 1) * stronger;
    contrasts.push({ cue: cue.word, more: place, less: place - 1 });
  });
  return { factors, contrasts };
}

/** A picture of weather, light or hour against which a feeling stands out, or one that goes on with it. */
function isSetting(
  tokens: readonly Token[],
  gap: readonly Token[],
  feeling: Feeling,
  before: Feeling,
  goesOn: boolean,
): boolean {
  const { topic, affect } = feeling.mention.sense;
  const last = tokens.slice(feeling.mention.to - 1, feeling.mention.to + 1);
  const isBackground = backgrounds.has(topic ?? "") || last.some(({ word }) => hours.has(word));
  if (!isBackground || feeling.denied) return false;
  if (goesOn && gap.length === 0) return true;
  const isAgainst = before.affect.valence > 0 ? affect.valence < -0.1 : affect.valence > 0.1;
  if (!isAgainst || Math.abs(before.affect.valence) < 0.2) return false;
  const [first, ...rest] = gap;
  return (
    first !== undefined &&
    placing.has(first.word) &&
    rest.every(({ word }) => determiners.has(word)) &&
    gap.length < 4
  );
}

const backgrounds: ReadonlySet<string> = new Set([
  "weather",
  "light and dark",
  "a season or an hour",
  "weight and touch",
]);

const hours: ReadonlySet<string> = new Set("day night evening morning afternoon weather".split(" "));

const placing: ReadonlySet<string> = new Set(["on", "in", "against", "during", "amid", "after", "through"]);

function isCorrection(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map((token) => token.word);
  return words.length < 6 && words.some((word) => correcting.has(word));
}

const correcting: ReadonlySet<string> = new Set(["but", "just", "only", "rather", "simply", "merely"]);

/** "Nothing but", "all but" and "not yet" make no contrast. */
function isCue(word: string, before: string | undefined): boolean {
  if (word === "but") return before !== "nothing" && before !== "anything" && before !== "all";
  if (word === "yet") return before !== "not" && before !== "as";
  return forward.has(word) || backward.has(word);
}
