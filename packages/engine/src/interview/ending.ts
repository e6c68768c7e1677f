/** Hears in which feeling a song is to end. */
import type { Heard } from "./known.ts";
import { readFeeling } from "./readings.ts";
import { SPOKEN } from "./sure.ts";
import { quotable } from "./words.ts";

/** "hope": a feeling that can stand at the end of a journey, in an answer to where the song should end. */
export function endingIn(text: string): readonly Heard[] {
  const { confidence, nodes } = readFeeling(text);
  const node = nodes[0]?.node;
  if (confidence < SPOKEN || !node || /\b(?:same|stay|stays|still|no)\b/iu.test(text)) return [];
  return [{ parameter: "ending", value: node.name, because: `"${quotable(text)}" is where it should end.` }];
}
