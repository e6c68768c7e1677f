/** Wishes about one section of the song: a band has its players and its pace for the whole of it, so they cannot be kept. */
import type { HeardWish, PlacedWish } from "./heard-wish.ts";

const SECTION =
  "(?:intro|introduction|verses?|pre-?chorus(?:es)?|chorus(?:es)?|refrains?|bridge|break|breakdown|middle(?: eight| part| section)?|outro|coda|beginning|start|opening|first (?:half|part|section)|second (?:half|part|section)|last (?:half|part|section)|end|ending)";
const WHEN = "(?:in|during|for|on|at|until|till|before|after|from|throughout|over)";
const WHICH =
  "(?:(?:the|my|each|every|all|both|first|second|third|last|final|very|quiet|loud|whole|of|verse and|chorus and|intro and) )*";

const after = new RegExp(
  `^(?: (?:please|at all|only|just|playing|there))?,? ${WHEN} ${WHICH}${SECTION}(?![A-Za-z'-])`,
  "i",
);
const before = new RegExp(
  `\\b${WHEN} ${WHICH}${SECTION},?:? (?:(?:i|we|want|would|like|there|it|should|must|can|be|is|are|have|has|with|please|let's|play|and) )*$`,
  "i",
);

/** How far before a wish its section is looked for. */
const REACH = 60;

/** The words of a wish together with the one section that it is about; undefined where it is about the whole song. */
export function sectionOf(text: string, { from, to }: PlacedWish): string | undefined {
  const rest = after.exec(text.slice(to))?.[0];
  if (rest !== undefined) return text.slice(from, to + rest.length);
  const lead = before.exec(text.slice(Math.max(0, from - REACH), from))?.[0];
  return lead === undefined ? undefined : text.slice(from - lead.length, to);
}

/** A wish that is not kept. */
export interface UnkeptWish {
  readonly wish: HeardWish;
  /** The wish and the section that it is about, as they stand in the text. */
  readonly words: string;
  /** A sentence for people that quotes the words. */
  readonly because: string;
}

/** The wish as one that is not kept. */
export function unkept({ wish }: PlacedWish, words: string): UnkeptWish {
  const because = `"${words}" is about one section, and can be had for the whole song only: it was left out.`;
  return { wish, words, because };
}
