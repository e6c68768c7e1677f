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

/** Places that are somebody's, and the trees and shops that belong to them. */
const homes: ReadonlySet<string> = new Set(
  (
    "house home farm farmhouse barn orchard cottage cabin village school church chapel shop store bakery cafe pub cinema " +
    "bookshop tree oak garden homeland piano boat"
  ).split(" "),
);

/** What happens to them at the end. */
const homeEndings: ReadonlySet<string> = new Set(
  "sold demolished bulldozed foreclosed repossessed flooded felled emptied abandoned auctioned".split(" "),
);

/** The same in two words: "cut down the old tree", "the house burned down". */
const homeEndingsDown: ReadonlySet<string> = new Set(
  "cut tore torn knocked burned burnt pulled closed shut".split(" "),
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

const burial: Sense = {
  phrase: "a burial",
  affect: { valence: -0.75, arousal: 0.3, dominance: 0.2 },
  node: undefined,
  ladder: [],
  topic: "someone close, and their burial",
  sub: "grief",
  strength: 0.95,
};

/** What is done to somebody who has died. */
const burials: ReadonlySet<string> = new Set("buried bury burying cremated cremating".split(" "));

const homeLoss: Sense = {
  phrase: "a home that is gone",
  affect: { valence: -0.45, arousal: 0.3, dominance: 0.3 },
  node: undefined,
  ladder: [],
  topic: "a place of one's own, and its end",
  sub: "nostalgia",
  strength: 0.6,
};

/** The mentions of a text together with the losses that it tells. */
export function withLosses(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  const said = new Set<number>();
  for (const mention of mentions) if (isPlain(mention)) mark(said, mention);
  const losses: Mention[] = [];
  const told = new Set<number>();
  const add = (sense: Sense, from: number, to: number) => {
    const found: Mention = { sense, from, to, turned: false, readAs: undefined };
    if (told.has(from) || overlaps(said, found)) return;
    losses.push(found);
    mark(told, found);
  };
  tokens.forEach((token, place) => {
    if (homes.has(token.word)) {
      const [from, end] = homeEnding(tokens, place) ?? [];
      if (from !== undefined && end !== undefined) add(homeLoss, from, end);
    }
    if (!closeOnes.has(token.word) && !closeOnes.has(stemOf(token.word))) return;
    const grave = burialBefore(tokens, place);
    if (grave !== undefined) add(burial, grave, place + 1);
    const from = withoutBefore(tokens, place);
    const end = from < place ? place : endingAfter(tokens, place);
    if (end !== undefined) add(loss, from, end + 1);
  });
  const others = mentions.filter((mention) => !overlaps(told, mention));
  return [...others, ...losses].sort((one, other) => one.from - other.from);
}

/** "The farm was sold", "they sold the house", "they cut down the old tree": the first token and the one after the last. */
function homeEnding(tokens: readonly Token[], place: number): readonly [number, number] | undefined {
  for (let next = place + 1; next <= place + 4; next++) {
    const token = tokens[next];
    if (token?.kind !== "word" || token.word === "not" || token.word === "never") break;
    const isPassive = passives.has(tokens[next - 1]?.word ?? "");
    if (isPassive && homeEndings.has(token.word)) return [place, next + 1];
    if (isEndedDown(tokens, next)) return [place, next + 2];
  }
  for (let before = place - 1; before >= 0 && before >= place - 5; before--) {
    const token = tokens[before];
    if (token?.kind !== "word" || token.word === "not" || token.word === "never") break;
    const isTheirs = ownersOfEnds.has(tokens[before - 1]?.word ?? "");
    if (isTheirs && (homeEndings.has(token.word) || isEndedDown(tokens, before))) return [before, place + 1];
  }
  return undefined;
}

function isEndedDown(tokens: readonly Token[], place: number): boolean {
  return homeEndingsDown.has(tokens[place]?.word ?? "") && tokens[place + 1]?.word === "down";
}

const passives: ReadonlySet<string> = new Set("was were is are been being got gets".split(" "));

const ownersOfEnds: ReadonlySet<string> = new Set(
  "they he she we i somebody someone father mother parents brother sister bank city council had have just".split(
    " ",
  ),
);

function mark(places: Set<number>, { from, to }: Mention): void {
  for (let place = from; place < to; place++) places.add(place);
}

function overlaps(places: ReadonlySet<number>, { from, to }: Mention): boolean {
  for (let place = from; place < to; place++) if (places.has(place)) return true;
  return false;
}

/** "Christmas without grandma", "without my little brother": where the "without" stands, else the place itself. */
function withoutBefore(tokens: readonly Token[], place: number): number {
  for (let before = place - 1; before >= 0 && before >= place - 3; before--) {
    if (tokens[before]?.word === "without") return before;
  }
  return place;
}

/** "We buried my little brother": where the verb stands. */
function burialBefore(tokens: readonly Token[], place: number): number | undefined {
  for (let before = place - 1; before >= 0 && before >= place - 3; before--) {
    if (burials.has(tokens[before]?.word ?? "")) return before;
  }
  return undefined;
}

/** What names a feeling inside the picture says it better: the picture then gives way. */
function isPlain(mention: Mention): boolean {
  return mention.sense.node !== undefined || mention.sense.affect.valence < -0.5;
}

function endingAfter(tokens: readonly Token[], place: number): number | undefined {
  for (let next = place + 1; next < tokens.length && next <= place + reach; next++) {
    const token = tokens[next];
    if (token === undefined || token.kind !== "word") return undefined;
    if (token.word === "not" || token.word === "never" || closeOnes.has(token.word)) return undefined;
    // "my mother left for work" and "stopped by" end nothing.
    const after = tokens[next + 1]?.word ?? "";
    const goesOn = after === "for" || after === "by" || after === "to";
    if (endings.has(token.word)) return goesOn ? undefined : next;
  }
  return undefined;
}
