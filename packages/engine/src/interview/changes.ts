/** Hears that something is to be more or less than it is: "slower", "a bit happier". */
import { changeWords } from "../data/interview/changes.ts";
import { clamp } from "../emotion/space.ts";
import type { Affect } from "../song.ts";
import type { Heard, Known } from "./known.ts";
import { quotable } from "./words.ts";

/** The steps that a text asks for, from where the song is. */
export function hearChanges(text: string, known: Known, affect: Affect): readonly Heard[] {
  return changeWords.flatMap(({ pattern, parameter, step, pace }): readonly Heard[] => {
    const words = pattern.exec(text)?.[0];
    if (words === undefined) return [];
    const because = `"${quotable(words)}" asks for it.`;
    if (pace !== undefined && known.bpm !== undefined) {
      return [{ parameter: "bpm", value: clamp(Math.round(known.bpm * pace), 20, 300), because }];
    }
    const value = clamp(affect[parameter] + step, parameter === "valence" ? -1 : 0, 1);
    return [{ parameter, value: Math.round(value * 100) / 100, because }];
  });
}
