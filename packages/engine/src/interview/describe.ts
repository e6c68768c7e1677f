/** What was learned, in words. */
import { type Reading, readFeeling } from "../emotion/read.ts";
import type { Heard } from "./known.ts";
import { FAINT } from "./sure.ts";
import { quotable, turned } from "./words.ts";

/** The most things that are named in one breath. */
const MOST_NAMED = 3;

/** "grief, for your sister, around 70 BPM": what was heard, the feeling first; empty where nothing is worth naming. */
export function describeHeard(learned: readonly Heard[]): string {
  const named = learned.map((heard) => describeOne(heard)).filter((words) => words !== "");
  return [...new Set(named)].slice(0, MOST_NAMED).join(", ");
}

function describeOne(heard: Heard): string {
  switch (heard.parameter) {
    case "feelings":
      return feelingIn(readFeeling(heard.value.join(". ")));
    case "shade":
      return feelingIn(readFeeling(heard.value));
    case "scene":
      return `"${quotable(heard.value, 40)}" as the scene`;
    case "ending":
      return `${heard.value} at the end`;
    case "wound":
      return "the sore spot";
    case "desire":
      return "what you long for";
    case "dedication":
      return `for ${turned(heard.value)}`;
    case "occasion":
      return "";
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
    case "progression":
      return `the chords ${heard.value.slice(0, 4).join(" ")}`;
    case "humanize":
      return heard.value > 0.5 ? "played by people" : "tight as a machine";
    case "ruleBreaks":
      return heard.value.length === 0 ? "" : "that broken rule";
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

function feelingIn({ confidence, journey, nodes }: Reading): string {
  if (confidence < FAINT) return "";
  const [start, end] = [journey[0]?.node.name, journey.at(-1)?.node.name];
  if (start !== undefined && end !== undefined && start !== end) return `${start} on its way to ${end}`;
  return nodes[0]?.node.name ?? "";
}

function describeBand(instruments: Readonly<Record<string, string>>): string {
  return Object.entries(instruments)
    .map(([role, name]) =>
      name === "none" ? `no ${role}` : role === "drums" ? "drums" : `${name} for the ${role}`,
    )
    .join(", ");
}
