/** The key of a piece, by all that speaks for it. */
import { learnedKeyWeights } from "../data/learned/keys.ts";
import { keyOn } from "../plan/mode.ts";
import type { Key, Mode } from "../song.ts";
import { type Evidence, type EvidenceName, evidenceFor, type KeyCounts } from "./key-evidence.ts";

/** What is learned from songs, and what a file says of its key: little, since many files say C major whatever they are in. */
const weights: Readonly<Record<EvidenceName, number>> = {
  ...learnedKeyWeights,
  written: 0.8,
  writtenTonic: 1,
};

/** After so many beats the key is as clear as it becomes; a single note says next to nothing. */
const ENOUGH_BEATS = 16;

/** Every key that can be heard. */
export const candidateKeys: readonly { readonly tonic: number; readonly mode: Mode }[] = (
  ["major", "minor", "dorian", "mixolydian", "lydian", "phrygian", "locrian"] as const
).flatMap((mode) => Array.from({ length: 12 }, (_, tonic) => ({ tonic, mode })));

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
  const candidates = candidateKeys
    .map(({ tonic, mode }) => {
      const evidence = evidenceFor(counts, tonic, mode);
      return { mode, tonic, evidence, score: scoreOf(evidence) };
    })
    .sort((one, other) => other.score - one.score);
  const [best, second] = candidates;
  if (!best || !second) throw new RangeError("there are no keys to choose from");
  const lead = best.score - second.score;
  const known = Math.min(1, counts.beats / ENOUGH_BEATS);
  return {
    key: keyOn(best.tonic, best.mode),
    tonic: best.tonic,
    // A share that grows with the lead as a logistic curve does, of exact arithmetic alone.
    confidence: Math.round((0.5 + (0.5 * known * lead) / (lead + 1)) * 100) / 100,
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
