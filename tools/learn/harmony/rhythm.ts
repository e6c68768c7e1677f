/**
 * How often chords change: each bar as a letter, phrases as words. The letters: `-` nothing begins, `w` one chord,
 * `h` two halves, `l` three beats and one, `s` one beat and three, `b` a chord on the third beat alone, `c` one on the
 * fourth alone, `t` two beats, one, one, `u` one, one, two, `q` four chords.
 */
import { type Chart, type ChartBar, chartKinds } from "./charts.ts";
import { Tally } from "./tally.ts";

const LETTERS: Readonly<Record<string, string>> = {
  "": "-",
  "0": "w",
  "02": "h",
  "03": "l",
  "01": "s",
  "2": "b",
  "3": "c",
  "023": "t",
  "012": "u",
  "0123": "q",
  "23": "c",
  "1": "w",
  "12": "b",
  "13": "c",
  "013": "u",
  "123": "t",
};

/** What is learned of harmonic rhythm. */
export interface LearnedRhythm {
  /** By kind of section: phrases of four bars as words, each with its count: "www- 210". */
  readonly phrases: { readonly [kind: string]: readonly string[] };
  /** Chords that begin in a bar, on the mean, by how long a bar lasts: below 1.7 s, below 2.4 s, longer. */
  readonly changes: readonly number[];
  /**
   * How the second four bars of a section follow the first: the same, the same but for the last two bars, another;
   * per thousand.
   */
  readonly second: { readonly [kind: string]: readonly number[] };
  /** The same of the third and fourth phrase of sixteen bars, as letters: "AABA 12". */
  readonly fours: readonly string[];
}

/** Learns when chords change, and how phrases come back. */
export function learnRhythm(charts: readonly Chart[]): LearnedRhythm {
  const phrases = new Map(chartKinds.map((kind) => [kind, new Tally(3)] as const));
  const changes = [0, 0, 0];
  const bars = [0, 0, 0];
  const second = new Map<string, number[]>(chartKinds.map((kind) => [kind, [0, 0, 0]]));
  const fours = new Tally(2);
  for (const { id, sections } of charts) {
    for (const section of sections) {
      for (const phrase of section.phrases) {
        const group = section.barSeconds < 1.7 ? 0 : section.barSeconds < 2.4 ? 1 : 2;
        if (section.barSeconds > 0.7 && section.barSeconds < 6) {
          bars[group] = (bars[group] ?? 0) + phrase.length;
          changes[group] = (changes[group] ?? 0) + phrase.flat().length;
        }
        if (phrase.length === 4) phrases.get(section.kind)?.add(phrase.map(letterOf).join(""), id);
      }
      const [one, two] = section.phrases;
      const totals = second.get(section.kind);
      if (one?.length === 4 && two?.length === 4 && totals) {
        const place = same(one, two) ? 0 : same(one.slice(0, 2), two.slice(0, 2)) ? 1 : 2;
        totals[place] = (totals[place] ?? 0) + 1;
      }
      const four = section.phrases.slice(0, 4);
      if (four.length === 4 && four.every(({ length }) => length === 4)) fours.add(lettersOf(four), id);
    }
  }
  return {
    phrases: Object.fromEntries([...phrases].map(([kind, tally]) => [kind, tally.rows(3, 70)])),
    changes: changes.map((count, group) => Math.round((1000 * count) / Math.max(1, bars[group] ?? 0)) / 1000),
    second: Object.fromEntries([...second].map(([kind, counts]) => [kind, perThousand(counts)])),
    fours: fours.rows(3, 20),
  };
}

function letterOf(bar: ChartBar): string {
  return LETTERS[[...new Set(bar.map(({ quarter }) => quarter))].sort().join("")] ?? "w";
}

/** Phrases that sound the same bear the same letter; one that shares its first two bars bears it with a small mark. */
function lettersOf(phrases: readonly (readonly ChartBar[])[]): string {
  const known: (readonly ChartBar[])[] = [];
  return phrases
    .map((phrase) => {
      const exact = known.findIndex((other) => same(other, phrase));
      if (exact >= 0) return "ABCD"[exact];
      const near = known.findIndex((other) => same(other.slice(0, 2), phrase.slice(0, 2)));
      if (near >= 0) return "abcd"[near];
      known.push(phrase);
      return "ABCD"[known.length - 1];
    })
    .join("");
}

function same(one: readonly ChartBar[], other: readonly ChartBar[]): boolean {
  const plain = (bars: readonly ChartBar[]) =>
    bars
      .map((bar) => bar.map(({ quarter, chord }) => `${quarter} ${chord.root} ${chord.triad}`).join(","))
      .join("|");
  return plain(one) === plain(other);
}

function perThousand(counts: readonly number[]): readonly number[] {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  return counts.map((count) => Math.round((1000 * count) / total));
}
