/** How an answer to a question is read. */

import { clamp } from "../emotion/space.ts";
import { genreForText } from "../plan/genre.ts";
import { imageIn } from "../plan/image.ts";
import type { Affect } from "../song.ts";
import { readDedication } from "./dedication.ts";
import { endingIn } from "./ending.ts";
import { hearOccasion } from "./hear.ts";
import { type Heard, type ParameterName, parameterPaths } from "./known.ts";
import { namesFeeling } from "./named.ts";
import type { Choice, Question, Setting } from "./question.ts";
import { readFeeling } from "./readings.ts";
import { hurtIn } from "./story.ts";
import { FAINT, PLAIN } from "./sure.ts";
import { beginningOf, padded, quotable, says, wordCount } from "./words.ts";

/** What an answer says to the question that it answers. */
export interface ReadAnswer {
  /** Whether one of the choices was taken, be it the one that changes nothing. */
  readonly isChoice: boolean;
  readonly heard: readonly Heard[];
}

/**
 * Reads an answer for what was asked; facts of other kinds are heard elsewhere.
 * @param affect where the feeling lies before the answer
 */
export function readAnswer(question: Question, answer: string, affect: Affect): ReadAnswer {
  const choice = chosen(question.choices ?? [], answer);
  if (choice)
    return { isChoice: true, heard: choice.sets.map((setting) => settled(setting, choice, affect)) };
  return { isChoice: false, heard: ownWords(question.sets, answer, affect) };
}

/** The choice whose words stand in the answer, the first where there are several. */
function chosen(choices: readonly Choice[], answer: string): Choice | undefined {
  const said = padded(answer);
  const place = ({ label, says: ways }: Choice) => {
    const found = [label, ...ways].filter((way) => says(said, [way]) || said.trim() === way);
    return Math.min(...found.map((way) => said.indexOf(` ${way} `)));
  };
  let first: Choice | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    const at = place(choice);
    if (at < nearest) [first, nearest] = [choice, at];
  }
  return first;
}

function settled(setting: Setting, { label }: Choice, affect: Affect): Heard {
  const because = `You chose "${label}".`;
  if (!("shift" in setting)) return { ...setting, because };
  const low = setting.parameter === "valence" ? -1 : 0;
  const value = Math.round(clamp(affect[setting.parameter] + setting.shift, low, 1) * 100) / 100;
  return { parameter: setting.parameter, value, because };
}

/** What the words themselves say, where none of the choices was taken. */
function ownWords(parameter: ParameterName, answer: string, affect: Affect): readonly Heard[] {
  const text = beginningOf(answer).trim();
  const because = `You said "${quotable(text)}".`;
  switch (parameter) {
    case "feelings":
      return [{ parameter, value: [text], because }];
    case "shade":
      return readFeeling(text).confidence >= FAINT ? [{ parameter, value: text, because }] : [];
    case "scene":
      return sceneOrWish(text, because);
    case "wound":
    case "desire":
      return story(parameter, text, because);
    case "line":
      return [{ parameter, value: quotable(text.replace(/^["“„«]|["”“»]$/gu, ""), 300), because }];
    case "title":
      return wordCount(text) > 12
        ? []
        : [{ parameter, value: quotable(text.replace(/^["“„«]|["”“»]$/gu, ""), 80), because }];
    case "dedication":
      return readDedication(text);
    case "occasion": {
      const heard = hearOccasion(text);
      return heard.length > 0 ||
        wordCount(text) > 12 ||
        CLAUSE.test(text) ||
        readFeeling(text).confidence >= PLAIN
        ? heard
        : [{ parameter, value: quotable(text, 120), because }];
    }
    case "ending":
      return isLoneImage(text)
        ? [{ parameter: "scene", value: quotable(text, 300), because }]
        : endingIn(text);
    case "genre":
      return wordCount(text) > 8 || genreForText(text, affect).isFree
        ? []
        : [{ parameter, value: quotable(text, 100), because }];
    case "bpm":
    case "bars":
      return numberIn(parameter, text);
    default:
      return [];
  }
}

/** "She moved away" tells what happened: it is nothing that a song is for. */
const CLAUSE =
  /^(?:and |but |because |when |since )?(?:i|i'm|i've|he|he's|she|she's|they|we|(?:my|our) \p{L}+) \p{L}+/iu;

/** What hurts, or is longed for; a bright memory, asked for as what hurts, is a scene. */
function story(parameter: "wound" | "desire", said: string, because: string): readonly Heard[] {
  if (isThin(said)) return [];
  const text = parameter === "wound" ? hurtIn(said) : said;
  const isBright = parameter === "wound" && readFeeling(text).affect.valence > 0.3;
  return isBright
    ? [{ parameter: "scene", value: quotable(text, 300), because }]
    : [{ parameter, value: quotable(text, 2000), because }];
}

/** A word that names no feeling tells no story. */
function isThin(text: string): boolean {
  return wordCount(text) < 2 && readFeeling(text).confidence < FAINT;
}

/** "Night", "the sea": a word or two that name no feeling paint where the song is, and end it nowhere. */
function isLoneImage(text: string): boolean {
  const words = padded(text)
    .trim()
    .replace(/^(?:the|an?|some|my|just) /u, "");
  return words !== "" && wordCount(words) <= 2 && !namesFeeling(text) && imageIn(words) !== undefined;
}

/** "The rain on the window" is a scene; "to hold his hand" and "that she is safe" are longed for. */
export function sceneOrWish(text: string, because: string): readonly Heard[] {
  if (!/^(?:just |only |maybe )?(?:to|that|for) /iu.test(text)) {
    return [{ parameter: "scene", value: quotable(text, 300), because }];
  }
  const hurts = readFeeling(text).affect.valence < -0.2;
  return [{ parameter: hurts ? "wound" : "desire", value: quotable(text, 2000), because }];
}

const ranges = { bpm: [20, 300], bars: [4, 512] } as const;

/** A bare number, as an answer to a question for one. */
function numberIn(parameter: keyof typeof ranges, text: string): readonly Heard[] {
  const value = Number(/^\D{0,20}?(\d{1,3})\D{0,20}$/u.exec(text)?.[1] ?? Number.NaN);
  const [low, high] = ranges[parameter];
  if (!(value >= low && value <= high)) return [];
  return [{ parameter, value, because: `You gave ${value} for ${parameterPaths[parameter]}.` }];
}
