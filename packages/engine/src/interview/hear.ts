/** What any answer may say, whatever was asked: wishes, whom it is for, what hurts, what is longed for, a name, a line. */
import { occasions } from "../data/interview/occasions.ts";
import { rulePhrases } from "../data/interview/rule-phrases.ts";
import { hearDedication } from "./dedication.ts";
import { endingIn } from "./ending.ts";
import type { Heard } from "./known.ts";
import { hearMusic } from "./music.ts";
import { readFeeling } from "./readings.ts";
import { hearStory } from "./story.ts";
import { padded, quotable, says } from "./words.ts";

/**
 * All facts in a text, but for the feeling.
 * @param isAboutMusic whether the text answers a question about music
 * @example
 * hearFacts("For my sister. It should end unresolved.").map(({ parameter }) => parameter); // ["dedication", "ruleBreaks"]
 */
export function hearFacts(text: string, isAboutMusic = false): readonly Heard[] {
  const story = hearStory(text);
  const hurts = story.some(({ parameter }) => parameter === "wound");
  return [
    ...hearMusic(text, isAboutMusic),
    ...hearDedication(text),
    // "She died after forty years of marriage" is no anniversary.
    ...hearOccasion(text).filter(({ value }) => !(hurts && FESTIVE.has(String(value)))),
    ...story,
    ...hearName(text),
    ...hearLine(text),
    ...hearRules(text),
    ...hearEnding(text),
  ];
}

/** What somebody never got to say is no farewell party. */
const GOODBYE_SAID =
  /\b(?:say|said|saying|told|kiss(?:ed)?|without(?: a)?|no|wave[ds]?) (?:\p{L}+ )?goodbye\b/giu;

/** Occasions that are none where somebody tells what hurts. */
const FESTIVE: ReadonlySet<string> = new Set([
  "wedding",
  "birthday",
  "anniversary",
  "birth",
  "party",
  "graduation",
]);

/** "At every wedding": a habit, and no day that comes. */
const MANY_OF_THEM = /\b(?:every|each|all|any|other people's|those) \p{L}+(?: \p{L}+)?/giu;

/** What the song is for, where the text says so. */
export function hearOccasion(text: string): readonly Heard[] {
  const said = padded(text.replace(GOODBYE_SAID, " ").replace(MANY_OF_THEM, " "));
  for (const { name, words, shown } of occasions) {
    const word = words.find((candidate) => says(said, [candidate]));
    if (word !== undefined) {
      return [{ parameter: "occasion", value: name, because: `"${word}" says that it is for ${shown}.` }];
    }
  }
  return [];
}

const NAME =
  /\b(?:(?:is|be|it's|song) (?:called|titled|named)|called(?= ["“„«])|titled|title:|the title (?:is|should be)|call it|name it)\s+["“”'«„]?([^"“”»\n.!?]{1,80})/iu;

function hearName(text: string): readonly Heard[] {
  const title = NAME.exec(text)?.[1]?.trim();
  if (title === undefined || title === "") return [];
  return [{ parameter: "title", value: quotable(title, 80), because: `You call it "${quotable(title)}".` }];
}

/** Words in quotation marks; in straight single ones it is too often an apostrophe. */
const QUOTED = /["“„«]([^"“”„«»\n]{8,200})["”“»]/u;

function hearLine(text: string): readonly Heard[] {
  const line = QUOTED.exec(text)?.[1]?.trim();
  if (line === undefined || line.split(/\s+/u).length < 3 || NAME.test(text)) return [];
  return [{ parameter: "line", value: line, because: `You put "${quotable(line)}" in quotation marks.` }];
}

function hearRules(text: string): readonly Heard[] {
  return rulePhrases.flatMap(({ pattern, rule }): readonly Heard[] => {
    const words = pattern.exec(text)?.[0];
    if (words === undefined) return [];
    return [{ parameter: "ruleBreaks", value: [rule], because: `"${quotable(words)}" asks for it.` }];
  });
}

/** "Some peace, in the end", "it ends with hope". */
const AT_THE_END =
  /[^.!?;\n]*\b(?:in the end|at the end|by the end|(?:should |to |it |must )ends? (?:in|with|on|as|full of)|ending (?:in|with|on)|finally)\b[^.!?;\n]*/iu;

/** The feeling in which a text says that the song is to end. */
export function hearEnding(text: string): readonly Heard[] {
  const words = AT_THE_END.exec(text)?.[0];
  return words === undefined || hearRules(words).length > 0 || readFeeling(text).journey.length > 1
    ? []
    : endingIn(words.trim());
}
