/** What was learned, in words. */
import { occasions } from "../data/interview/occasions.ts";
import type { Heard } from "./known.ts";
import { namesFeeling } from "./named.ts";
import { readFeeling } from "./readings.ts";
import { SPOKEN } from "./sure.ts";
import { quotable, turned, wordCount } from "./words.ts";

/** The most things that are named in one breath. */
const MOST_NAMED = 3;

/**
 * "so sad, for your sister, around 70 BPM": what was heard, the feeling first and in the person's own word; empty where
 * nothing is worth naming. A feeling that is only understood is never named: whoever hears another word for it than
 * theirs is contradicted.
 */
export function describeHeard(learned: readonly Heard[]): string {
  const named = learned.map((heard) => describeOne(heard)).filter((words) => words !== "");
  return [...new Set(named)].slice(0, MOST_NAMED).join(", ");
}

function describeOne(heard: Heard): string {
  switch (heard.parameter) {
    case "feelings":
      return ownWordIn(heard.value.join(". "));
    case "shade":
      return ownWordIn(heard.value);
    case "scene":
      return `"${quotable(heard.value, 40)}" as the scene`;
    case "ending":
      return heard.because.toLowerCase().includes(heard.value) || heard.because.startsWith("You chose")
        ? `${heard.value} at the end`
        : "that at the end";
    case "dedication":
      return `for ${turned(heard.value)}`;
    case "occasion": {
      const occasion = occasions.find(({ name }) => name === heard.value);
      return occasion === undefined ? "" : `for ${occasion.shown}`;
    }
    case "title":
      return `the name "${quotable(heard.value, 40)}"`;
    case "line":
      return "that line";
    case "bpm":
      return `around ${heard.value} BPM`;
    case "bars":
      return `${heard.value} bars`;
    case "durationSeconds":
      return `about ${heard.value} seconds`;
    case "timeSignature":
      return `${heard.value} time`;
    case "key":
    case "genre":
    case "form":
      return heard.value;
    case "instruments":
      return describeBand(heard.value);
    case "sectionInstruments":
      return Object.entries(heard.value)
        .map(([section, players]) => `${describeBand(players)} ${placeCalled(section)}`)
        .join(", ");
    case "progression":
      return `the chords ${heard.value.slice(0, 4).join(" ")}`;
    case "humanize":
      return heard.value > 0.5 ? "played by people" : "tight as a machine";
    case "valence":
    case "arousal":
    case "dominance":
      return changeOf(heard.because);
    default:
      return "";
  }
}

/** A step that was asked for in a word is called by that word. */
function changeOf(because: string): string {
  return /^"(.+)" asks for it\.$/u.exec(because)?.[1]?.toLowerCase() ?? "";
}

/** The most words of somebody's that name a feeling. */
const NAME = 3;

/** In a longer text one word is not what was said. */
const SHORT = 10;

/** The word by which somebody names a feeling, as they wrote it; of a way, where it begins and ends. */
function ownWordIn(text: string): string {
  const { confidence, isNamed, journey, decidedBy } = readFeeling(text);
  if (confidence < SPOKEN || !isNamed) return "";
  const [start, end] = [journey[0]?.node.name, journey.at(-1)?.node.name];
  if (start !== undefined && end !== undefined && start !== end) return `${start} on its way to ${end}`;
  if (wordCount(text) > SHORT) return "";
  const word = decidedBy[0]?.words.toLowerCase() ?? "";
  return wordCount(word) <= NAME && namesFeeling(word) ? word : "";
}

/** "In the chorus", "before the last chorus", "from verse 2 on". */
function placeCalled(section: string): string {
  const [, side = "in", name = ""] = /^(?:(before|after|from) )?(.*)$/u.exec(section) ?? [];
  const called = /\d$/u.test(name) ? name : `the ${name}`;
  return side === "from" ? `from ${called} on` : `${side} ${called}`;
}

function describeBand(instruments: Readonly<Record<string, string>>): string {
  const named = Object.entries(instruments).map(([role, name]) =>
    name.startsWith("not ")
      ? `no ${name.slice(4)}`
      : name === "none"
        ? `no ${role}`
        : role === "drums" || name === "any"
          ? role
          : `${name} for the ${role}`,
  );
  return [...new Set(named)].join(", ");
}
