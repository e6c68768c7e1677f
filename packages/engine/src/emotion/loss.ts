/**
 * Loss that is told and not named: someone close, and something of theirs that ends ("the night my father's radio
 * stopped"). People speak of death in such pictures; reading them as gentle sadness errs on the kind side.
 */

import type { Sense } from "./lexicon.ts";
import type { Mention } from "./mentions.ts";
import { stemOf } from "./stem.ts";
import type { Token } from "./tokens.ts";

const closeOnes: ReadonlySet<string> = new Set(
  (
    "father dad daddy papa mother mom mum mommy mummy mama parents brother sister son daughter husband wife twin uncle " +
    "aunt cousin grandmother grandma granny nana grandfather grandpa grandad granddad friend lover boyfriend " +
    "girlfriend fiance fiancee partner baby child boy girl dog cat horse"
  ).split(" "),
);

const endings: ReadonlySet<string> = new Set(
  "stopped ended left silent quiet empty faded vanished disappeared closed unfinished unopened unanswered untouched".split(
    " ",
  ),
);

/** How many words may lie between the one who is close and the ending. */
const reach = 6;

const loss: Sense = {
  phrase: "a loss told in a picture",
  affect: { valence: -0.5, arousal: 0.25, dominance: 0.3 },
  node: undefined,
  ladder: [],
  topic: "someone close, and something that ends",
  sub: "grief",
  strength: 0.6,
};

/** The mentions of a text together with the losses that it tells. */
export function withLosses(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  const losses: Mention[] = [];
  tokens.forEach((token, place) => {
    if (!closeOnes.has(token.word) && !closeOnes.has(stemOf(token.word))) return;
    const end = endingAfter(tokens, place);
    if (end === undefined || losses.some((other) => other.to > place)) return;
    losses.push({ sense: loss, from: place, to: end + 1, turned: false, readAs: undefined });
  });
  if (losses.length === 0) return [...mentions];
  const apart = mentions.filter((mention) =>
    losses.every((other) => mention.to <= other.from || mention.from >= other.to || isWhole(mention)),
  );
  const free = losses.filter((other) =>
    apart.every((mention) => mention.to <= other.from || mention.from >= other.to),
  );
  return [...apart, ...free].sort((one, other) => one.from - other.from);
}

/** A named feeling inside the picture says it better: the picture then gives way. */
function isWhole(mention: Mention): boolean {
  return mention.sense.node !== undefined || mention.sense.affect.valence < -0.5;
}

function endingAfter(tokens: readonly Token[], place: number): number | undefined {
  for (let next = place + 1; next < tokens.length && next <= place + reach; next++) {
    const token = tokens[next];
    if (token === undefined || token.kind !== "word") return undefined;
    if (token.word === "not" || token.word === "never" || closeOnes.has(token.word)) return undefined;
    // "my mother left for work" and "stopped by" end nothing.
    const after = tokens[next + 1]?.word ?? "";
    if (endings.has(token.word))
      return after === "for" || after === "by" || after === "to" ? undefined : next;
  }
  return undefined;
}
