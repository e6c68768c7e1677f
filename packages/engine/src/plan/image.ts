/** Finds the picture in what somebody has written: what a title can be made from. */
import { degreesBefore } from "../data/degree-words.ts";
import { functionWords } from "../data/function-words.ts";
import { ownWords } from "../data/lookalikes.ts";
import {
  beforeNouns,
  betweenParts,
  noTitles,
  persons,
  possessives,
  qualities,
  subjects,
  templateWords,
  thingsInIng,
  verbs,
} from "../data/title-words.ts";
import { lexicon, type Sense } from "../emotion/lexicon.ts";
import { stemOf } from "../emotion/stem.ts";
import { remembering } from "../remembering.ts";
import { hearWishes } from "../wishes/hear.ts";

/** The longest picture that is still a title, in words. */
const LONGEST = 6;

/** How much of a text is looked through. */
const SEARCHED = 1000;

/** More texts than an interview knows, which looks for the picture in each of them with every answer. */
const MOST_REMEMBERED = 64;

/** How people begin when they ask for a song, before what it is about. */
const PREAMBLE =
  /^(?:(?:hi|hey|hello|ok|okay|so|well|um|uh|idk|please|honestly|maybe|like)[,.! ]+)*(?:(?:i(?:'d| would)? (?:want|need|like|love)|can you (?:make|write)|make|write|give|create|compose)(?: me| us)?(?: to (?:have|hear|make|write))? )?(?:(?:a|an|the|some|this|my)? ?(?:\p{L}+ ){0,2}(?:song|music|track|tune|piece|lullaby|ballad|something)(?: (?:about|for|of|on|that (?:is|feels|sounds)|to)(?: like)?)? |(?:it(?:'s| is)? |i(?:'m| am)? )?(?:feels?|feeling) like |it(?:'s| is) (?:about )?|about )?/iu;

/** Where one thought ends and another begins. */
const MARKS = /[.!?;:\n,()"“”„«»…|]+|\s[-–—]+\s|—/u;

interface Picture {
  readonly words: readonly string[];
  /** The greater the better. */
  readonly worth: number;
}

/**
 * The words of a text that make a picture: a phrase as it stands ("rain on the window"), what is somebody's ("my
 * father's radio"), or a thing with its quality or its place ("the empty kitchen"). Bare feelings, wishes about the
 * music and words that only ask for a song make none.
 * @example
 * imageIn("the night my father's radio stopped"); // "my father's radio"
 * imageIn("so sad"); // undefined
 */
export const imageIn: (text: string) => string | undefined = remembering(findImage, MOST_REMEMBERED);

function findImage(text: string): string | undefined {
  const searched = withoutWishes(text.slice(0, SEARCHED).replace(/[’‘]/gu, "'"));
  const pictures = searched
    .split(MARKS)
    .map((clause) => wordsIn(clause.trim().replace(PREAMBLE, "")))
    .flatMap((words) => [...whole(words), ...owned(words), ...placed(words)]);
  const best = pictures.reduce<Picture | undefined>(
    (most, one) => (most === undefined || one.worth > most.worth ? one : most),
    undefined,
  );
  return best?.words.join(" ");
}

/** The text in which a mark stands for every wish about the music. */
function withoutWishes(text: string): string {
  return hearWishes(text).reduce((left, { words }) => left.replace(words, "|"), text);
}

function wordsIn(clause: string): readonly string[] {
  return clause.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** A clause that is a picture as it stands. */
function whole(words: readonly string[]): readonly Picture[] {
  const lower = words.map((word) => word.toLowerCase());
  if (words.length === 0 || words.length > LONGEST) return [];
  if (lower.some((word) => subjects.has(word) || templateWords.has(word) || noTitles.has(word))) return [];
  if (lower.some((word, place) => place > 0 && AUXILIARIES.has(word))) return [];
  if (!isNoun(lower.at(-1) ?? "") && !qualities.has(lower.at(-1) ?? "")) return [];
  // "My mother died last winter" tells, and shows nothing.
  if (lower.some((word) => persons.has(word)) && lower.some((word) => isVerb(word) && !word.endsWith("ing")))
    return [];
  // "Nostalgic for the summer" names its feeling first.
  if (senseOf(lower[0] ?? "")?.node !== undefined) return [];
  const pictured = lower.filter((word) => isPicture(word)).length;
  const isBuilt = lower.some(
    (word, place) => place < lower.length - 1 && (beforeNouns.has(word) || betweenParts.has(word)),
  );
  const things = lower.filter((word) => isThing(word) && !persons.has(word)).length;
  if (pictured === 0 && !(isBuilt && things > 0 && isPhrase(lower))) return [];
  if (words.length === 1) return [{ words, worth: 2 }];
  return [{ words, worth: 4 + 0.1 * pictured }];
}

const AUXILIARIES = new Set(
  "is was are were am be been has had have do does did will would can could should must".split(" "),
);

/** Whether words that name no known picture are put as one: "the last warm evening", no "my wife died in March". */
function isPhrase(lower: readonly string[]): boolean {
  const [first = ""] = lower;
  if (lower.some((word, place) => place > 0 && isVerb(word))) return false;
  const core = lower.filter((word) => !beforeNouns.has(word) && !betweenParts.has(word));
  return (
    core.length > 1 &&
    (beforeNouns.has(first) || betweenParts.has(first) || first.endsWith("ing") || isNoun(first))
  );
}

/** What is somebody's: "my father's radio". */
function owned(words: readonly string[]): readonly Picture[] {
  return words.flatMap((word, place): Picture[] => {
    if (!/'s$/iu.test(word) || !isOwner(words, place)) return [];
    const noun = nounPhraseEnd(words, place + 1);
    if (noun === undefined) return [];
    const from =
      possessives.has(words[place - 1]?.toLowerCase() ?? "") || /^the$/iu.test(words[place - 1] ?? "")
        ? place - 1
        : place;
    return [{ words: words.slice(from, noun), worth: 5 }];
  });
}

/** "Father's" has its owner before it or a capital; "it's" and "that's" are none. */
function isOwner(words: readonly string[], place: number): boolean {
  const lower = words[place]?.toLowerCase() ?? "";
  return !subjects.has(lower) && !NOBODYS.has(lower);
}

const NOBODYS = new Set([
  "here's",
  "where's",
  "today's",
  "tomorrow's",
  "yesterday's",
  "tonight's",
  "everyone's",
  "let's",
]);

/** A thing with its quality, or with its place: "the empty kitchen", "the house by the sea", "her chair". */
function placed(words: readonly string[]): readonly Picture[] {
  return words.flatMap((word, place): Picture[] => {
    const first = word.toLowerCase();
    if (!beforeNouns.has(first) || first === "this" || first === "that") return [];
    const end = nounPhraseEnd(words, place + 1);
    if (end === undefined) return [];
    const noun = words[end - 1]?.toLowerCase() ?? "";
    const isQualified =
      end - place > 2 && words.slice(place + 1, end - 1).some((one) => qualities.has(one.toLowerCase()));
    const next = words[end]?.toLowerCase() ?? "";
    const placeEnd = betweenParts.has(next) ? placeEndAt(words, end + 1) : undefined;
    if (placeEnd !== undefined && placeEnd - place <= LONGEST && !persons.has(noun)) {
      return [{ words: words.slice(place, placeEnd), worth: 3.5 }];
    }
    if (isQualified && !persons.has(noun)) return [{ words: words.slice(place, end), worth: 3 }];
    return possessives.has(first) && isPicture(noun) ? [{ words: words.slice(place, end), worth: 2.5 }] : [];
  });
}

/** After the noun of "by the sea", "of her perfume". */
function placeEndAt(words: readonly string[], from: number): number | undefined {
  const first = words[from]?.toLowerCase() ?? "";
  return nounPhraseEnd(words, beforeNouns.has(first) ? from + 1 : from);
}

/** After the noun of a phrase whose qualities begin at a place; undefined where no thing stands there. */
function nounPhraseEnd(words: readonly string[], from: number): number | undefined {
  let place = from;
  while (qualities.has(words[place]?.toLowerCase() ?? "") && words[place + 1] !== undefined) place++;
  const noun = words[place]?.toLowerCase() ?? "";
  if (!isThing(noun)) {
    // "In the cold": a quality stands for the thing.
    const before = words[place - 1]?.toLowerCase() ?? "";
    return place > from + 1 && isThing(before) ? place : undefined;
  }
  const second = words[place + 1]?.toLowerCase();
  const third = words[place + 2]?.toLowerCase();
  const isCompound =
    second !== undefined &&
    isThing(second) &&
    !isVerb(second) &&
    (third === undefined || functionWords.has(third) || isVerb(third));
  return isCompound ? place + 2 : place + 1;
}

function isNoun(word: string): boolean {
  return !functionWords.has(word) && !isVerb(word) && !degreesBefore.has(word) && !word.endsWith("ly");
}

function isVerb(word: string): boolean {
  if (verbs.has(word)) return true;
  return (
    (/ed$/u.test(word) && !qualities.has(word) && word.length > 4) ||
    (/ing$/u.test(word) && !thingsInIng.has(word))
  );
}

/** Whether a word may name a thing that can be seen or heard, rather than a feeling or an errand. */
function isThing(word: string): boolean {
  if (word.length < 3 || !isNoun(word) || templateWords.has(word) || noTitles.has(word) || /^\d/u.test(word))
    return false;
  return senseOf(word)?.node === undefined && !plainTopics.has(senseOf(word)?.topic ?? "");
}

/** Kinds of words that are no things. */
const plainTopics: ReadonlySet<string> = new Set([
  "a plain word of feeling",
  "a word about music",
  "an emoji",
  "weight and touch",
]);

/** Kinds of words that are pictures by themselves. */
const pictureTopics: ReadonlySet<string> = new Set([
  "weather",
  "light and dark",
  "a place",
  "a season or an hour",
  "a thing or a being",
]);

function isPicture(word: string): boolean {
  return (
    isThing(word) &&
    pictureTopics.has(senseOf(word)?.topic ?? "") &&
    !qualities.has(word) &&
    !persons.has(word)
  );
}

function senseOf(word: string): Sense | undefined {
  const { exact, stemmed } = lexicon();
  return exact.get(word) ?? (ownWords.has(word) ? undefined : stemmed.get(stemOf(word)));
}
