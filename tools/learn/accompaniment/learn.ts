/** Learns how pianists accompany songs: patterns of each hand, what follows what, voicings, loudness. */
import { type PianoBar, type PianoNote, readPianoBars } from "./bars.ts";
import { commonPatterns, leftHand, patternOf, rightHand, type Symbols } from "./patterns.ts";
import { type LearnedVoicings, learnVoicings } from "./voicings.ts";

/** One hand: half-bar patterns and the bars that they make. */
export interface LearnedHand {
  /** Pattern, and how often it is played in first and in second halves of bars. */
  readonly patterns: readonly (readonly [pattern: string, first: number, second: number])[];
  /** Bars that at least three songs have: numbers of the two patterns, and how many songs. */
  readonly bars: readonly (readonly [first: number, second: number, songs: number])[];
}

/** The table, as it is written. */
export interface LearnedAccompaniment {
  readonly source: string;
  readonly licence: string;
  readonly madeBy: string;
  readonly right: LearnedHand;
  readonly left: LearnedHand;
  readonly voicings: LearnedVoicings;
}

/** The accompaniment table. */
export function learnAccompaniment(corpusFolder: string): LearnedAccompaniment {
  const bars = readPianoBars(corpusFolder);
  return {
    source:
      "POP909: Wang, Chen, Jiang, Zhang, Xu, Dai, Bin and Xia 2020, POP909: A Pop-Song Dataset for Music Arrangement Generation",
    licence: "MIT",
    madeBy: "tools/learn",
    right: learnHand(bars, ({ right }) => right, rightHand, 6),
    left: learnHand(bars, ({ left }) => left, leftHand, 10),
    voicings: learnVoicings(bars),
  };
}

function learnHand(
  bars: readonly PianoBar[],
  notesOf: (bar: PianoBar) => readonly PianoNote[],
  symbols: Symbols,
  songsNeeded: number,
): LearnedHand {
  const halves = bars
    .filter((bar) => notesOf(bar).length > 0)
    .map((bar) => {
      const rootAt = (step: number) => bar.chords.findLast((chord) => chord.step <= step)?.root ?? 0;
      const pattern = (from: number) => patternOf(notesOf(bar), from, rootAt(from), symbols);
      return { song: bar.song, patterns: [pattern(0), pattern(8)] as const };
    });
  const common = commonPatterns(
    halves.flatMap(({ song, patterns: [first, second] }) => [
      { song, half: 0, pattern: first },
      { song, half: 1, pattern: second },
    ]),
    songsNeeded,
  ).slice(0, 400);
  const numbers = new Map(common.map(({ pattern }, index) => [pattern, index]));
  const pairs = new Map<number, Set<number>>();
  for (const { song, patterns } of halves) {
    const first = numbers.get(patterns[0]);
    const second = numbers.get(patterns[1]);
    if (first === undefined || second === undefined) continue;
    const pair = first * 1000 + second;
    pairs.set(pair, (pairs.get(pair) ?? new Set()).add(song));
  }
  return {
    patterns: common.map(({ pattern, halves: [first, second] }) => [pattern, first, second]),
    bars: [...pairs]
      .filter(([, songs]) => songs.size >= 3)
      .sort(([one, ones], [other, others]) => others.size - ones.size || one - other)
      .slice(0, 600)
      .map(([pair, songs]) => [Math.floor(pair / 1000), pair % 1000, songs.size]),
  };
}
