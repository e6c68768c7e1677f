/** The key of a piece, by all that speaks for it. */
import { keyOn } from "../plan/mode.ts";
import type { Key, Mode } from "../song.ts";
import { type Evidence, type EvidenceName, evidenceFor, type KeyCounts } from "./key-evidence.ts";

/**
 * What each piece of evidence weighs. Fitted as a choice among 84 keys (multinomial logistic regression) over songs of
 * this engine and a third of POP909, and rounded; what files say of their key was not among it, and weighs little.
 */
const weights: Readonly<Record<EvidenceName, number>> = {
  scale: 4,
  signature: 7.4,
  tonicChord: 0.8,
  otherThird: -3.4,
  first: 0.9,
  last: 2.4,
  opening: 2,
  phrases: 1.3,
  authentic: 2.1,
  plagal: 5.3,
  dominant: 1.9,
  bass: 7.4,
  written: 0.8,
  writtenTonic: 1,
  rareMode: -2.1,
};

const MODES: readonly Mode[] = ["major", "minor", "dorian", "mixolydian", "lydian", "phrygian", "locrian"];

/** A key, and how sure it is. */
export interface HeardKey {
  readonly key: Key;
  /** Pitch class of the tonic. */
  readonly tonic: number;
  /** 0.5 where another key is as likely … 1. */
  readonly confidence: number;
  /** The next likely key. */
  readonly other: Key;
  readonly evidence: Evidence;
}

/** The key for which most speaks. */
export function hearKey(counts: KeyCounts): HeardKey {
  const candidates = MODES.flatMap((mode) =>
    Array.from({ length: 12 }, (_, tonic) => {
      const evidence = evidenceFor(counts, tonic, mode);
      return { mode, tonic, evidence, score: scoreOf(evidence) };
    }),
  ).sort((one, other) => other.score - one.score);
  const [best, second] = candidates;
  if (!best || !second) throw new RangeError("there are no keys to choose from");
  const lead = best.score - second.score;
  return {
    key: keyOn(best.tonic, best.mode),
    tonic: best.tonic,
    // A share that grows with the lead as a logistic curve does, of exact arithmetic alone.
    confidence: Math.round((0.5 + (0.5 * lead) / (lead + 1)) * 100) / 100,
    other: keyOn(second.tonic, second.mode),
    evidence: best.evidence,
  };
}

function scoreOf(evidence: Evidence): number {
  let score = 0;
  for (const name of NAMES) score += weights[name] * evidence[name];
  return score;
}

const NAMES = Object.keys(weights) as readonly EvidenceName[];
