/** Learns how people order the sections of songs, and how long they make them. */
import { type BillboardSong, type ChartKind, chartKinds, kindOf, readBillboard } from "../harmony/charts.ts";

/** What is learned of form. */
export interface LearnedForm {
  readonly source: string;
  readonly licence: string;
  readonly madeBy: string;
  /** The kinds of sections, in the order of every list below. */
  readonly kinds: readonly string[];
  /** Counts of kind after kind; the first row is the start of a song, the last column its end. */
  readonly after: readonly (readonly number[])[];
  /** By kind: lengths in bars with their counts, "8 120". */
  readonly lengths: { readonly [kind: string]: readonly string[] };
}

interface Placed {
  readonly kind: ChartKind;
  readonly bars: number;
}

/** Learns the forms of the corpus of chord charts. */
export function learnForm(corpusFolder: string): LearnedForm {
  const songs = readBillboard(corpusFolder)
    .map(sectionsOf)
    .filter(({ length }) => length >= 4);
  return {
    source: "McGill Billboard (Burgoyne, Wild & Fujinaga 2011)",
    licence: "derived from CC0 material",
    madeBy: "tools/learn",
    kinds: chartKinds,
    after: afterOf(songs),
    lengths: perKind((kind) => lengthsOf(songs, kind)),
  };
}

/** Sections of fewer than three bars are links between others; a fade-out belongs to the outro. */
function sectionsOf(song: BillboardSong): readonly Placed[] {
  const placed: Placed[] = [];
  for (const { name, bars } of song.sections) {
    const kind = kindOf(name);
    if (kind === undefined || bars.length < 3) continue;
    placed.push({ kind, bars: bars.length });
  }
  return placed;
}

function perKind<Value>(value: (kind: ChartKind) => Value): { readonly [kind: string]: Value } {
  return Object.fromEntries(chartKinds.map((kind) => [kind, value(kind)]));
}

function afterOf(songs: readonly (readonly Placed[])[]): readonly (readonly number[])[] {
  const rows = Array.from({ length: chartKinds.length + 1 }, () => chartKinds.map(() => 0).concat(0));
  for (const song of songs) {
    let row = 0;
    for (const { kind } of song) {
      const column = chartKinds.indexOf(kind);
      const counts = rows[row];
      if (counts) counts[column] = (counts[column] ?? 0) + 1;
      row = column + 1;
    }
    const counts = rows[row];
    if (counts) counts[chartKinds.length] = (counts[chartKinds.length] ?? 0) + 1;
  }
  return rows;
}

function lengthsOf(songs: readonly (readonly Placed[])[], kind: ChartKind): readonly string[] {
  const counts = new Map<number, number>();
  for (const { bars } of songs.flat().filter((section) => section.kind === kind)) {
    counts.set(bars, (counts.get(bars) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= 5)
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .map(([bars, count]) => `${bars} ${count}`);
}
