/** Chords in Harte notation ("Ab:min7/b3"; Harte, Sandler, Abdallah & Gómez 2005), read to what is learned of them. */
import { pitchClassOf, wrap } from "../../../packages/engine/src/harmony/pitch.ts";

/** The third and fifth of a chord; "open" where there is no third at all. */
export type Triad = "major" | "minor" | "diminished" | "open";

/** A chord of a chart. */
export interface ChartChord {
  /** Pitch class. */
  readonly root: number;
  readonly triad: Triad;
  /** Semitones of the seventh above the root; 0 where there is none. */
  readonly seventh: 0 | 9 | 10 | 11;
  readonly ninth: boolean;
  readonly sixth: boolean;
  readonly suspended: boolean;
  /** Semitones from the root up to the lowest tone: 0 in root position. */
  readonly bass: number;
}

const DEGREES: Readonly<Record<string, number>> = {
  "1": 0,
  "2": 2,
  "3": 4,
  "4": 5,
  "5": 7,
  "6": 9,
  "7": 11,
  "9": 2,
  "11": 5,
  "13": 9,
};

/** The chord that a symbol names, or undefined for silence and for what is no chord. */
export function readHarte(symbol: string): ChartChord | undefined {
  const match = /^([A-G][#b]*):([^/]*)(?:\/([b#]*)(\d+))?$/.exec(symbol.trim());
  if (!match) return undefined;
  const [, rootName = "C", kind = "", accidentals = "", degree] = match;
  const raised = [...accidentals].reduce((sum, sign) => sum + (sign === "#" ? 1 : -1), 0);
  const bass = degree === undefined ? 0 : wrap((DEGREES[degree] ?? 0) + raised, 12);
  return {
    root: pitchClassOf(rootName),
    triad: triadOf(kind),
    seventh: seventhOf(kind),
    ninth: /(^|[^b#])(9|11|13)/.test(kind),
    sixth: kind.includes("6"),
    suspended: kind.startsWith("sus") || kind === "11",
    bass,
  };
}

function triadOf(kind: string): Triad {
  if (/^(dim|hdim)/.test(kind)) return "diminished";
  if (kind.startsWith("min")) return "minor";
  if (/^(5|1|sus)/.test(kind)) return "open";
  return "major";
}

function seventhOf(kind: string): ChartChord["seventh"] {
  if (kind.startsWith("dim7")) return 9;
  if (/^(maj7|maj9|maj11|maj13|minmaj7)/.test(kind)) return 11;
  if (/^(7|9|11|13|min7|min9|min11|min13|hdim7|aug\(b7)/.test(kind) || kind.includes("b7")) return 10;
  return 0;
}
