/** What is known seen as a feeling, and whether a thing is known at all. */
import { occasions } from "../data/interview/occasions.ts";
import type { Reading } from "../emotion/read.ts";
import type { Affect } from "../song.ts";
import type { Known, ParameterName } from "./known.ts";
import { readFeeling } from "./readings.ts";
import { FAINT, SPOKEN } from "./sure.ts";
import { beginningOf } from "./words.ts";

/** The person's words for the feeling as one text; empty where there are none. */
export function feelingText({ feelings = [], shade, scene }: Known): string {
  const told = scene !== undefined && readFeeling(scene).confidence >= SPOKEN ? scene : undefined;
  const parts = [...feelings, shade, told].filter((part) => part !== undefined);
  const [first = "", ...rest] = [...new Set(parts)].map((part) => part.trim().replace(/[.,;:\s]+$/u, ""));
  return beginningOf(rest.reduce((text, part) => `${text}${/[!?…]$/u.test(text) ? "" : "."} ${part}`, first));
}

/** The words that a song is composed from where nothing that was said names a feeling. */
export function fallbackFeeling({ occasion }: Known): string {
  return occasions.find(({ name }) => name === occasion)?.feeling ?? "something calm and undecided";
}

/** How what is known reads. */
export function readingOf(known: Known): Reading {
  const reading = readFeeling(feelingText(known));
  return reading.confidence >= FAINT || known.occasion === undefined
    ? reading
    : readFeeling(fallbackFeeling(known));
}

/** Where the song's feeling lies, with the steps that answers have moved it by. */
export function affectOf({ valence, arousal, dominance }: Known, { affect }: Reading): Affect {
  return {
    valence: valence ?? affect.valence,
    arousal: arousal ?? affect.arousal,
    dominance: dominance ?? affect.dominance,
  };
}

/** Whether something need not be asked any more. */
export function isKnown(known: Known, reading: Reading, parameter: ParameterName): boolean {
  switch (parameter) {
    case "feelings":
      return known.feelings !== undefined && readFeeling(feelingText(known)).confidence >= FAINT;
    case "ending":
      return (known.ending ?? known.journey) !== undefined || reading.journey.length > 1;
    case "key":
      return (known.key ?? known.progression) !== undefined;
    case "bars":
      return (known.bars ?? known.durationSeconds) !== undefined;
    default:
      return known[parameter] !== undefined;
  }
}
