/** A change in a few words: "more hopeful", "slower and without drums", "no bass in the intro". */
import { plain } from "../plan/wish.ts";
import type { Affect } from "../song.ts";
import { MUSICAL_SECTION, WHICH } from "../wishes/one-section.ts";
import { readClause, withoutArticle } from "./clause.ts";

/** One thing that is to be otherwise. */
export type Change =
  /** Of one player, or of all. */
  | { readonly kind: "feel"; readonly by: Affect; readonly track?: string }
  | { readonly kind: "tempo"; readonly factor: number }
  | { readonly kind: "tempo"; readonly bpm: number }
  | { readonly kind: "transpose"; readonly semitones: number }
  | { readonly kind: "transpose"; readonly to: string }
  /** Another mode; the tonic is the song's where none is named. */
  | { readonly kind: "key"; readonly tonic?: string; readonly mode: string }
  | { readonly kind: "metre"; readonly timeSignature: string }
  | { readonly kind: "lengthen"; readonly bars: number }
  | { readonly kind: "genre"; readonly genre: string }
  /** Whom it is given to: the melody where nobody is named. */
  | { readonly kind: "instrument"; readonly track?: string; readonly instrument: string }
  | { readonly kind: "silence"; readonly track: string };

/** A change, and the words for the sections in which it is to be; everywhere where there are none. */
export type PlacedChange = Change & { readonly where?: string };

/** The changes in a text, or the part of it that is none. */
export type ReadChange = readonly PlacedChange[] | { readonly unread: string };

/** What is said to somebody whose words are no change. */
export const CHANGES_THAT_CAN_BE =
  'say a feeling ("more hopeful", "less tense", "sadder"), a pace ("slower", "at 96 bpm"), a pitch ("higher", "up a third", "in D minor"), a player ("without drums", "more bass", "melody on cello"), a style ("as jazz"), a metre ("in 3/4") or "longer"; of one section as in "no bass in the intro"; several with "and"';

const PLACED = new RegExp(`^(.+) (?:in|during|for|throughout) (${WHICH}${MUSICAL_SECTION}(?: [1-9])?)$`);

/**
 * Reads a change.
 * @param mean what the song feels like: what is asked for is told from there
 * @example
 * readChange("slower and without drums", { valence: 0, arousal: 0.4, dominance: 0.5 }); // [{ kind: "tempo", factor: 0.88 }, { kind: "silence", track: "drums" }]
 */
export function readChange(text: string, mean: Affect): ReadChange {
  const changes: PlacedChange[] = [];
  const clauses = text
    .split(/[,;]|\b(?:and|or|but|then)\b|\.(?:\s|$)/i)
    .map((clause) => clause.trim())
    .filter((clause) => plain(clause) !== "");
  for (const clause of clauses) {
    const words = plain(clause).replace(/^(?:(?:please|make it|it should be|play it|a bit of) )+/, "");
    const [, what = words, where] = PLACED.exec(words) ?? [];
    const before = changes.at(-1);
    const change = readClause(what, mean);
    if (change !== undefined) changes.push(placed(change, where));
    else if (before?.kind === "silence") {
      // "Without drums and bass in the intro" goes on about who does not play, and says at its end where.
      if (before.where === undefined) changes[changes.length - 1] = placed(before, where);
      changes.push(placed({ kind: "silence", track: withoutArticle(what) }, where ?? before.where));
    } else return { unread: clause };
  }
  return changes.length === 0 ? { unread: text.trim() } : changes;
}

function placed(change: Change, where: string | undefined): PlacedChange {
  return where === undefined ? change : { ...change, where };
}
