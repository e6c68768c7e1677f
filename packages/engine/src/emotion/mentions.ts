/** Where a text names a feeling or an image: the longest listed phrase at each place, left to right. */
import { degreesBefore } from "../data/degree-words.ts";
import { articles, functionWords } from "../data/function-words.ts";
import { ownWords } from "../data/lookalikes.ts";
import { endingCues } from "../data/negation-words.ts";
import { buildCorrector, type Corrector, everydaySlip } from "./edit.ts";
import { type ForeignWord, foreignWord } from "./languages.ts";
import { isCommonEnglish } from "./learned.ts";
import { type Lexicon, lexicon, type Sense } from "./lexicon.ts";
import { stemOf } from "./stem.ts";
import type { Token } from "./tokens.ts";

/** One stretch of tokens that means something. */
export interface Mention {
  readonly sense: Sense;
  /** The first token. */
  readonly from: number;
  /** The token after the last. */
  readonly to: number;
  /** A prefix or suffix turns it around: "unafraid", "joyless". */
  readonly turned: boolean;
  /** The listed word that a slip of the fingers was read as. */
  readonly readAs: string | undefined;
}

/** No listed phrase has more words than this. */
const longestPhrase = 10;

/**
 * All mentions of a text, in order, without overlaps.
 * @param looksForeign whether words that are English too may be read in another language
 */
export function findMentions(tokens: readonly Token[], looksForeign: boolean): Mention[] {
  const index = lexicon();
  const stems = tokens.map((token) => (token.kind === "word" ? stemOf(token.word) : token.word));
  const mentions: Mention[] = [];
  const isFree = looksForeign || tokens.length <= 2;
  let place = 0;
  while (place < tokens.length) {
    const mention = mentionAt(index, tokens, stems, place) ?? otherwise(index, tokens[place], place, isFree);
    if (mention !== undefined) mentions.push(mention);
    place = mention?.to ?? place + 1;
  }
  return mentions.filter((mention, order) => {
    const next = mentions[order + 1];
    return (
      !isDegree(tokens, mention, next) && !isEnding(tokens, mention, next) && !isNothingBut(tokens, mention)
    );
  });
}

/** Whether the lexicon lists the word, as it stands or in another form. */
export function isListed(word: string): boolean {
  return lexicon().exact.has(word) || degreesBefore.has(word) || functionWords.has(word);
}

function mentionAt(
  index: Lexicon,
  tokens: readonly Token[],
  stems: readonly string[],
  place: number,
): Mention | undefined {
  const token = tokens[place];
  if (token === undefined || (token.kind !== "word" && token.kind !== "emoji")) return undefined;
  const stem = stems[place] ?? "";
  if (!index.beginnings.has(stem) && !index.stemmed.has(stem)) return undefined;
  const literal = longestAt(index, tokens, stems, place, false);
  const loose = articles.has(token.word) ? undefined : longestAt(index, tokens, stems, place, true);
  const best = loose !== undefined && loose.to > (literal?.to ?? 0) ? loose : literal;
  // "kind of sad" and "a touch of hope" say how much, not what.
  const isDegreeOf = best?.to === place + 1 && degreesBefore.has(`${token.word} ${tokens[place + 1]?.word}`);
  return isDegreeOf ? undefined : best;
}

/**
 * What a single word means that is listed in no form: in another language, turned around, or with a slip.
 * @param isFree whether a word that is English too may be one of another language
 */
function otherwise(
  index: Lexicon,
  token: Token | undefined,
  place: number,
  isFree: boolean,
): Mention | undefined {
  if (token?.kind !== "word" || functionWords.has(token.word)) return undefined;
  const { word } = token;
  const foreign = isFree || !isCommonEnglish(word) ? foreignWord(word) : undefined;
  const translation = foreign && translated(index, word, place, foreign);
  if (foreign?.isWhole) return translation;
  return derived(index, word, place) ?? corrected(index, word, place) ?? translation;
}

/** How much a word of another language decides, which may be a name or a word of a sixth. */
const TRANSLATED_STRENGTH = 0.9;

function translated(
  index: Lexicon,
  word: string,
  place: number,
  { means }: ForeignWord,
): Mention | undefined {
  const sense = index.exact.get(means);
  if (sense === undefined) return undefined;
  const meant: Sense = { ...sense, phrase: word, strength: TRANSLATED_STRENGTH };
  return { sense: meant, from: place, to: place + 1, turned: false, readAs: undefined };
}

/**
 * The longest phrase that starts at a place.
 * @param loosely whether articles and degree words inside the phrase may be passed over ("my heart is so broken")
 */
function longestAt(
  index: Lexicon,
  tokens: readonly Token[],
  stems: readonly string[],
  place: number,
  loosely: boolean,
): Mention | undefined {
  let words = "";
  let key = "";
  let best: Mention | undefined;
  for (let next = place; next < tokens.length && next < place + longestPhrase; next++) {
    const token = tokens[next];
    if (token === undefined || (token.kind !== "word" && token.kind !== "emoji")) break;
    if (loosely && next > place && articles.has(token.word)) continue;
    const longer = next > place ? `${key} ${stems[next]}` : (stems[next] ?? "");
    const found = index.stemmed.get(longer);
    const goesOn = index.beginnings.has(longer);
    if (found === undefined && !goesOn) {
      if (loosely && next > place && degreesBefore.has(token.word)) continue;
      break;
    }
    key = longer;
    words = next > place ? `${words} ${token.word}` : token.word;
    const isOwnWord = next === place && ownWords.has(token.word);
    const sense = index.exact.get(words) ?? (isOwnWord ? undefined : found);
    if (sense !== undefined && !(next === place && functionWords.has(token.word))) {
      best = { sense, from: place, to: next + 1, turned: false, readAs: undefined };
    }
    if (!goesOn) break;
  }
  return best;
}

/** "unafraid", "displeased" and "joyless" turn a listed word around; "calmer" is "calm". */
function derived(index: Lexicon, word: string, place: number): Mention | undefined {
  if (ownWords.has(word)) return undefined;
  const turned = (rest: string): Mention | undefined => {
    const sense = rest.length < 3 ? undefined : (index.exact.get(rest) ?? index.stemmed.get(stemOf(rest)));
    if (sense === undefined || sense.strength < 0.8) return undefined;
    return { sense, from: place, to: place + 1, turned: true, readAs: undefined };
  };
  if (word.startsWith("un") && word.length > 5) return turned(word.slice(2));
  if (word.startsWith("dis") && word.length > 6) return turned(word.slice(3));
  if (word.endsWith("less")) return turned(word.slice(0, -4)) ?? turned(`${word.slice(0, -4)}y`);
  if (!word.endsWith("er") || word.length < 6) return undefined;
  // Only words for qualities have a comparative: the wanderer is not "more wander".
  const sense = index.exact.get(word.slice(0, -2)) ?? index.exact.get(word.slice(0, -1));
  if (sense === undefined || sense.strength < 0.55 || sense.topic === "a deed") return undefined;
  return { sense, from: place, to: place + 1, turned: false, readAs: undefined };
}

let corrector: Corrector | undefined;

function corrected(index: Lexicon, word: string, place: number): Mention | undefined {
  corrector ??= buildCorrector(index);
  const found = corrector(word) ?? everydaySlip(index, word);
  if (found === undefined) return undefined;
  return { sense: found.sense, from: place, to: place + 1, turned: false, readAs: found.word };
}

/** "lost" before "my joy" is the end of the joy and no feeling of its own. */
function isEnding(tokens: readonly Token[], mention: Mention, next: Mention | undefined): boolean {
  if (next === undefined || mention.to - mention.from !== 1 || next.sense.affect.valence <= 0) return false;
  if (!endingCues.has(tokens[mention.from]?.word ?? "")) return false;
  return (
    tokens.slice(mention.to, next.from).every((token) => articles.has(token.word)) &&
    next.from - mention.to < 2
  );
}

/** "feel nothing" before "but peace" is no emptiness. */
function isNothingBut(tokens: readonly Token[], mention: Mention): boolean {
  return tokens[mention.to - 1]?.word === "nothing" && tokens[mention.to]?.word === "but";
}

/** "terribly" before "sad" measures the sadness and is no feeling of its own. */
function isDegree(tokens: readonly Token[], mention: Mention, next: Mention | undefined): boolean {
  if (next === undefined || next.from !== mention.to || mention.to - mention.from !== 1) return false;
  const word = tokens[mention.from]?.word ?? "";
  return degreesBefore.has(word);
}
