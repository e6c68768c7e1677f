/** What speaks for a key: each piece of evidence as a number, mostly a share of the piece. */
import { parentOffset, scales } from "../harmony/scales.ts";
import type { Mode } from "../song.ts";
import type { HeardHarmony } from "./chords.ts";
import type { HarmonicTones } from "./harmonic-tones.ts";
import type { WrittenKey } from "./piece.ts";
import type { Timeline } from "./timeline.ts";

/** The kinds of evidence. */
export type EvidenceName =
  /** Share of all sounding time on tones of the scale; in minor modes the raised seventh counts for half. */
  | "scale"
  /** Share of bars that keep to the signature. */
  | "signature"
  /** Share of time on the tonic's own chord, and on a chord of its root with the other third. */
  | "tonicChord"
  | "otherThird"
  /** Whether the first chord, and the last, is the tonic's. */
  | "first"
  | "last"
  /** Share of the phrases of four bars that begin on the tonic's chord. */
  | "phrases"
  /** Share of changes of chord that lead from the dominant, or from the subdominant, home. */
  | "authentic"
  | "plagal"
  /** Share of time on the dominant's chord. */
  | "dominant"
  /** Share of time with the tonic in the bass, of all bars and of the first eight. */
  | "bass"
  | "openingBass"
  /** Whether the file's key signature has the accidentals, and whether it also names the tonic. */
  | "written"
  | "writtenTonic"
  /** How much more of the second half than of the first is on the tonic's chord: where a journey arrives it did not begin. */
  | "late"
  /** 1 for each mode but major and minor: they are rarer. */
  | "rareMode";

/** All evidence for one key. */
export type Evidence = Readonly<Record<EvidenceName, number>>;

/** For each root a share: of its chords with a major, a minor and no third. */
type ThirdShares = readonly (readonly [major: number, minor: number, open: number])[];

/** What is counted once for all keys. */
export interface KeyCounts {
  /** Beats in which a pitched note sounds. */
  readonly beats: number;
  /** Share of sounding time of each pitch class. */
  readonly tones: readonly number[];
  /** Share of bars by the pitch class of their major scale. */
  readonly signatures: readonly number[];
  /** Share of beats by the bass, and the same of the first eight bars. */
  readonly bass: readonly number[];
  readonly openingBass: readonly number[];
  /** Share of chord time. */
  readonly chords: ThirdShares;
  /** The same of chords at the start of every fourth bar. */
  readonly phrases: ThirdShares;
  /** Share of chord time in the first half and in the second. */
  readonly halves: readonly [ThirdShares, ThirdShares];
  /** Share of changes of chord, at 12 × root before + root after. */
  readonly changes: Float64Array;
  readonly first: HeardHarmony | undefined;
  readonly last: HeardHarmony | undefined;
  readonly written: WrittenKey | undefined;
}

/** A song is at home in its first eight bars, wherever it goes. */
const OPENING_BARS = 8;

/** What was heard of a piece before its key. */
export interface HeardTones {
  readonly tones: HarmonicTones;
  readonly timeline: Timeline;
  /** The major scale of each bar. */
  readonly collections: Int8Array;
  readonly harmonies: readonly HeardHarmony[];
  readonly written: WrittenKey | undefined;
}

/** Counts what keys are told by, in some bars. */
export function countForKeys(heard: HeardTones, fromBar: number, toBar: number): KeyCounts {
  const { tones, timeline, collections, written } = heard;
  const { barOf, strengths } = timeline;
  const harmonies = heard.harmonies.filter(({ fromBeat, toBeat }) => {
    const [first, last] = [barOf[fromBeat] ?? 0, barOf[toBeat - 1] ?? 0];
    return first < toBar && last >= fromBar;
  });
  const classes = new Array<number>(12).fill(0);
  const bass = new Array<number>(12).fill(0);
  const openingBass = new Array<number>(12).fill(0);
  const firstBar = barOf[harmonies[0]?.fromBeat ?? 0] ?? 0;
  barOf.forEach((bar, beat) => {
    if (bar < fromBar || bar >= toBar) return;
    for (let pitch = 0; pitch < 12; pitch++)
      classes[pitch] = (classes[pitch] ?? 0) + (tones.weights[beat * 12 + pitch] ?? 0);
    const low = tones.bass[beat] ?? -1;
    if (low < 0) return;
    bass[low] = (bass[low] ?? 0) + 1;
    if (bar - firstBar < OPENING_BARS) openingBass[low] = (openingBass[low] ?? 0) + 1;
  });
  const signatures = new Array<number>(12).fill(0);
  for (const tonic of collections.subarray(fromBar, toBar)) signatures[tonic] = (signatures[tonic] ?? 0) + 1;
  const chords = emptyCounts();
  const phrases = emptyCounts();
  const [firstHalf, secondHalf] = [emptyCounts(), emptyCounts()];
  const middle = (fromBar + toBar) / 2;
  const changes = new Float64Array(144);
  harmonies.forEach((harmony, index) => {
    const third = thirdOf(harmony);
    for (let beat = harmony.fromBeat; beat < harmony.toBeat; beat++) {
      const bar = barOf[beat] ?? 0;
      if (bar < fromBar || bar >= toBar) continue;
      count(chords, harmony.root, third, 1);
      count(bar < middle ? firstHalf : secondHalf, harmony.root, third, 1);
      if (strengths[beat] === 3 && bar % 4 === 0) count(phrases, harmony.root, third, 1);
    }
    const before = harmonies[index - 1];
    if (before) {
      const place = before.root * 12 + harmony.root;
      changes[place] = (changes[place] ?? 0) + 1 / Math.max(1, harmonies.length - 1);
    }
  });
  return {
    beats: bass.reduce((sum, one) => sum + one, 0),
    tones: shares(classes),
    signatures: shares(signatures),
    bass: shares(bass),
    openingBass: shares(openingBass),
    chords: sharesOfCounts(chords),
    phrases: sharesOfCounts(phrases),
    halves: [sharesOfCounts(firstHalf), sharesOfCounts(secondHalf)],
    changes,
    first: harmonies[0],
    last: harmonies.at(-1),
    written,
  };
}

/** The evidence for one key. */
export function evidenceFor(counts: KeyCounts, tonic: number, mode: Mode): Evidence {
  const scale = scales[mode];
  const third = scale.includes(3) ? 1 : 0;
  const at = (semitones: number) => (tonic + semitones) % 12;
  const signature = (tonic + parentOffset(mode)) % 12;
  const isTonic = (harmony: HeardHarmony | undefined) =>
    harmony?.root === tonic ? (thirdOf(harmony) === third ? 1 : thirdOf(harmony) === 2 ? 0.6 : 0.2) : 0;
  let inScale = 0;
  for (const step of scale) inScale += counts.tones[at(step)] ?? 0;
  if (third === 1 && !scale.includes(11)) inScale += (counts.tones[at(11)] ?? 0) / 2;
  const onDominant = counts.chords[at(7)];
  const own = (shares: ThirdShares) => (shares[tonic]?.[third] ?? 0) + (shares[tonic]?.[2] ?? 0);
  const { written } = counts;
  const writtenMajor = written ? (written.accidentals * 7 + 84) % 12 : -1;
  const isWritten = writtenMajor === signature;
  const writtenTonic = written?.minor ? (writtenMajor + 9) % 12 : writtenMajor;
  return {
    scale: inScale,
    signature: counts.signatures[signature] ?? 0,
    tonicChord: own(counts.chords),
    otherThird: counts.chords[tonic]?.[1 - third] ?? 0,
    first: isTonic(counts.first),
    last: isTonic(counts.last),
    phrases: own(counts.phrases),
    authentic: counts.changes[at(7) * 12 + tonic] ?? 0,
    plagal: counts.changes[at(5) * 12 + tonic] ?? 0,
    dominant: (onDominant?.[0] ?? 0) + (onDominant?.[1] ?? 0) / 2,
    bass: counts.bass[tonic] ?? 0,
    openingBass: counts.openingBass[tonic] ?? 0,
    late: Math.max(0, own(counts.halves[1]) - own(counts.halves[0])),
    written: isWritten ? 1 : 0,
    writtenTonic: isWritten && tonic === writtenTonic ? 1 : 0,
    rareMode: mode === "major" || mode === "minor" ? 0 : 1,
  };
}

/** 0 a major third, 1 a minor one, 2 neither. */
function thirdOf({ quality: { tones } }: HeardHarmony): 0 | 1 | 2 {
  return tones.includes(4) ? 0 : tones.includes(3) ? 1 : 2;
}

type Counts = [number, number, number][];

function emptyCounts(): Counts {
  return Array.from({ length: 12 }, () => [0, 0, 0]);
}

function count(counts: Counts, root: number, third: 0 | 1 | 2, by: number): void {
  const row = counts[root];
  if (row) row[third] += by;
}

function sharesOfCounts(counts: Counts): Counts {
  const sum = Math.max(
    1,
    counts.flat().reduce((all, one) => all + one, 0),
  );
  return counts.map(([major, minor, open]) => [major / sum, minor / sum, open / sum]);
}

function shares(counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((all, one) => all + one, 0);
  return counts.map((one) => (sum === 0 ? 0 : one / sum));
}
