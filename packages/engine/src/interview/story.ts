/** Hears what hurts and what is longed for. */
import type { Heard, ParameterName } from "./known.ts";
import { hearWishes, readFeeling } from "./readings.ts";
import { FAINT } from "./sure.ts";
import { quotable } from "./words.ts";

const WOUND =
  /\b(?:core wound|what hurts (?:me |us )?(?:the )?most|deep down i(?:'m| am) (?:so )?(?:afraid|scared)|died|moved (?:away|out|on without)|went away|dies|dying|dead|passed away|killed|buried|lost (?:my|him|her|them|our|us|the|everything)|left (?:me|us|him|her)|leav(?:es|ing) me|walked out|broke up|breakup|divorc\w+|cheated|betray\w+|lied to me|hurts?|hurting|aches?|miss(?:es|ing)? (?:him|her|my|you|them|the|our|it|home)|never (?:got to|said|told|came back|forgave|loved)|can(?:no|')t forgive|won't forgive|abandon\w+|bullied|diagnos\w+|cancer|miscarriage|stillborn|fired|laid off|kicked out|ghosted|forgot(?:ten)? me|alone since|gave up on me|not good enough|couldn't save|too late|regret)\b/iu;

const DESIRE =
  /\b(?:i (?:just |only |really |so |still |do )*(?:wish|hope|long|dream|yearn|pray)\b|i(?:'d| would) (?:give|love|like) (?:anything|everything|to)\b|i (?:just |only |really |so |still )*(?:want|wanna|need) (?:to (?:be|feel|go|see|hold|come|live|forgive|sleep|dance|find|know|hear|tell|say|stop|start|believe|remember|forget|thank|let|make|give|get|run|breathe|stay|leave|win|celebrate)|him|her|them|you|us|home|peace|my|rest|someone|somebody)\b|core desire|(?:what|all|the thing) i (?:really |most |just )?(?:want|need|wish for|long for|crave)(?: most| is|\b)|longing for|if only|one more (?:day|hour|time|night|chance))/iu;

/** What is a wish for music rather than for life. */
const ABOUT_MUSIC =
  /\b(?:song|music|track|tune|melody|beat|bpm|drums?|guitars?|piano|chords?|chorus|verse|tempo|key|genre|sound|loop|bars?|minutes?|instrument|lullaby|theme|score)\b/iu;

/** The first sentence that tells of a wound, and the first that tells of a longing. */
export function hearStory(text: string): readonly Heard[] {
  const sentences = text.split(
    /(?<=[.!?;\n])\s+|\n+|,\s+(?=(?:and |but )?(?:what|all|the thing) i (?:really |most |just )?(?:want|need|wish|long)\b)/iu,
  );
  const wound = sentences.find((sentence) => WOUND.test(sentence) && !DESIRE.test(sentence));
  const desire = sentences.find((sentence) => DESIRE.test(sentence) && !isAboutMusic(sentence));
  return [
    ...heard("wound", wound && hurtIn(wound), "is what hurts"),
    ...heard("desire", desire, "is what you long for"),
  ];
}

/** Between what is bright and what hurts: "happy for her, but it aches". */
const TURNS = /,?\s+(?:but|although|even though|though|yet|while)\s+/iu;

/** Brighter words than these are no part of what hurts. */
const BRIGHT = 0.2;

/**
 * What hurts in a sentence: the whole, or without its bright half.
 * @example
 * hurtIn("Happy for her, but it aches"); // "it aches"
 */
export function hurtIn(sentence: string): string {
  const turn = TURNS.exec(sentence);
  if (turn === null) return sentence;
  const halves = [sentence.slice(0, turn.index), sentence.slice(turn.index + turn[0].length)];
  const [one, ...others] = halves.filter((half) => !isBright(half));
  return one === undefined || others.length > 0 || !WOUND.test(one) ? sentence : one;
}

function isBright(text: string): boolean {
  const { confidence, affect } = readFeeling(text);
  return confidence >= FAINT && affect.valence > BRIGHT && !WOUND.test(text);
}

/** Whether a sentence wishes for music: "what I want is a waltz". */
function isAboutMusic(sentence: string): boolean {
  return ABOUT_MUSIC.test(sentence) || hearWishes(sentence).length > 0;
}

function heard(
  parameter: Extract<ParameterName, "wound" | "desire">,
  sentence: string | undefined,
  what: string,
): readonly Heard[] {
  const value = sentence?.trim() ?? "";
  return value === "" ? [] : [{ parameter, value, because: `"${quotable(value)}" ${what}.` }];
}
