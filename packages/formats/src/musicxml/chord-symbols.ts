/** Chord symbols as MusicXML's kinds. */
import { fifthsOf } from "./fifths.ts";

/** A chord as MusicXML names it. */
export interface ChordSymbol {
  /** Place of the root on the line of fifths. */
  readonly root: number;
  /** Place of the bass, where it is not the root. */
  readonly bass?: number;
  readonly kind: ChordKind;
}

/** A kind of MusicXML's, how musicians write it, and its tones. */
export interface ChordKind {
  readonly kind: string;
  /** What stands after the root: "m7". */
  readonly text: string;
  /** Degrees added to the kind. */
  readonly added?: { readonly degree: number; readonly alter: number };
  /** Places of its tones on the line of fifths above the root. */
  readonly tones: readonly number[];
}

/** Intervals on the line of fifths. */
const I = {
  root: 0,
  fifth: 1,
  second: 2,
  sixth: 3,
  third: 4,
  seventh: 5,
  flatFifth: -6,
  sharpFifth: 8,
} as const;
const M = {
  fourth: -1,
  seventh: -2,
  third: -3,
  flatNinth: -5,
  flatSixth: -4,
  diminishedSeventh: -9,
} as const;

const kind = (
  text: string,
  name: string,
  tones: readonly number[],
  added?: ChordKind["added"],
): ChordKind => ({
  kind: name,
  text,
  tones,
  ...(added && { added }),
});

const major = [I.root, I.third, I.fifth];
const minor = [I.root, M.third, I.fifth];

/** Every quality that the engine writes (`harmony/qualities.ts`). */
const kinds: readonly ChordKind[] = [
  kind("", "major", major),
  kind("m", "minor", minor),
  kind("dim", "diminished", [I.root, M.third, I.flatFifth]),
  kind("aug", "augmented", [I.root, I.third, I.sharpFifth]),
  kind("7", "dominant", [...major, M.seventh]),
  kind("maj7", "major-seventh", [...major, I.seventh]),
  kind("m7", "minor-seventh", [...minor, M.seventh]),
  kind("mMaj7", "major-minor", [...minor, I.seventh]),
  kind("m7b5", "half-diminished", [I.root, M.third, I.flatFifth, M.seventh]),
  kind("dim7", "diminished-seventh", [I.root, M.third, I.flatFifth, M.diminishedSeventh]),
  kind("sus2", "suspended-second", [I.root, I.second, I.fifth]),
  kind("sus4", "suspended-fourth", [I.root, M.fourth, I.fifth]),
  kind("7sus4", "suspended-fourth", [I.root, M.fourth, I.fifth, M.seventh], { degree: 7, alter: 0 }),
  kind("6", "major-sixth", [...major, I.sixth]),
  kind("m6", "minor-sixth", [...minor, I.sixth]),
  kind("add9", "major", [...major, I.second], { degree: 9, alter: 0 }),
  kind("madd9", "minor", [...minor, I.second], { degree: 9, alter: 0 }),
  kind("9", "dominant-ninth", [...major, M.seventh, I.second]),
  kind("maj9", "major-ninth", [...major, I.seventh, I.second]),
  kind("m9", "minor-ninth", [...minor, M.seventh, I.second]),
  kind("7b9", "dominant", [...major, M.seventh, M.flatNinth], { degree: 9, alter: -1 }),
  kind("13", "dominant-13th", [...major, M.seventh, I.second, I.sixth]),
  kind("5", "power", [I.root, I.fifth]),
];

const byText = new Map(kinds.map((each) => [each.text, each]));

/**
 * A chord symbol as MusicXML has it.
 * @throws RangeError for a symbol that is none
 * @example
 * readChordSymbol("F#m7/E").kind.kind; // "minor-seventh"
 */
export function readChordSymbol(symbol: string): ChordSymbol {
  const [, root = "", text = "", bass] =
    /^([A-G](?:#{1,2}|b{1,2})?)([^/]*)(?:\/([A-G][#b]{0,2}))?$/u.exec(symbol) ?? [];
  const known = byText.get(text);
  if (root === "" || known === undefined) throw new RangeError(`"${symbol}" is not a chord symbol`);
  return { root: fifthsOf(root), kind: known, ...(bass !== undefined && { bass: fifthsOf(bass) }) };
}
