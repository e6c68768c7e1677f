/** Hears in which feeling a song is to end. */

import type { Reading } from "../emotion/read.ts";
import type { Heard } from "./known.ts";
import { readFeeling } from "./readings.ts";
import { SPOKEN } from "./sure.ts";
import { quotable } from "./words.ts";

/** "hope": a feeling that can stand at the end of a journey, in an answer to where the song should end. */
export function endingIn(text: string): readonly Heard[] {
  const { confidence, nodes } = readFeeling(text);
  const node = nodes[0]?.node;
  if (confidence < SPOKEN || !node || /\b(?:same|stay|stays|still|no)\b/iu.test(text)) return [];
  return [
    {
      parameter: "ending",
      value: isTorn(nodes) ? "bittersweet" : node.name,
      because: `"${quotable(text)}" is where it should end.`,
    },
  ];
}

/** The least share of what is felt against the strongest feeling. */
const TORN = 0.3;

/** "Happy, but it aches": a bright and a dark feeling, of which neither is to be left out. */
function isTorn([first, ...others]: Reading["nodes"]): boolean {
  if (first === undefined) return false;
  const against = others.filter(({ node }) => node.valence * first.node.valence < 0);
  return against.reduce((sum, { weight }) => sum + weight, 0) >= TORN;
}
