/** The likeness to the corpus, drawn. */
import { type Features, histogramFeatures, scalarFeatures } from "../features/features.ts";
import type { Likeness } from "../likeness/likeness.ts";
import type { Measured } from "../likeness/measured.ts";
import { densities } from "../statistics/density.ts";
import { pooled } from "../statistics/histograms.ts";
import { bar, colors, curve, label, legend, picture, rule, text } from "./svg.ts";

/** Each feature's share of the ceiling as a bar, with the two marks that the project has set itself. */
export function sharesPlot(title: string, features: readonly Likeness[]): string {
  const [left, width, row, top] = [230, 440, 22, 48];
  const x = (share: number) => left + Math.min(1.2, share) * (width / 1.2);
  const bottom = top + features.length * row;
  const parts = features.flatMap(({ name, share, counts }, index) => {
    const y = top + index * row;
    return [
      text(left - 8, y + 14, counts ? name : `(${name})`, { anchor: "end" }),
      bar(
        left,
        y + 3,
        x(share) - left,
        row - 6,
        share < 0.4 ? colors.composed : colors.corpus,
        counts ? 0.9 : 0.4,
      ),
      text(x(share) + 5, y + 14, share.toFixed(2)),
    ];
  });
  for (const mark of [0.4, 0.65, 1]) {
    parts.push(rule(x(mark), top, x(mark), bottom, colors.ink, "2 4"));
    parts.push(text(x(mark), bottom + 16, String(mark), { anchor: "middle" }));
  }
  parts.push(text(left, bottom + 36, "share of the ceiling (half of the corpus against the other half = 1)"));
  return picture(720, bottom + 50, title, parts);
}

const CELL = { width: 230, height: 150 } as const;
const COLUMNS = 4;

/** The distributions themselves: densities of the numbers, mean histograms. */
export function distributionsPlot(title: string, { composed, corpus }: Measured): string {
  const cells = [
    ...scalarFeatures.map(({ name }, index) => (x: number, y: number) => [
      text(x, y, name),
      ...densityCell(valuesOf(composed, index), valuesOf(corpus, index), x, y + 8),
    ]),
    ...histogramFeatures.map(({ name, slots }, index) => (x: number, y: number) => [
      text(x, y, name),
      ...histogramCell(meanHistogram(composed, index), meanHistogram(corpus, index), slots, x, y + 8),
    ]),
  ];
  const parts = cells.flatMap((draw, index) =>
    draw(20 + (index % COLUMNS) * CELL.width, 74 + Math.floor(index / COLUMNS) * CELL.height),
  );
  const names = [
    ["composed", colors.composed],
    ["corpus", colors.corpus],
  ] as const;
  const height = 74 + Math.ceil(cells.length / COLUMNS) * CELL.height;
  return picture(COLUMNS * CELL.width + 30, height, title, [legend(20, 48, names), ...parts]);
}

const INNER = { width: 195, height: 95 } as const;

function densityCell(one: readonly number[], other: readonly number[], x: number, y: number): string[] {
  const [composed, corpus] = densities(one, other);
  const most = Math.max(...composed.mass, ...corpus.mass);
  const points = (mass: Float64Array) =>
    Array.from(mass, (value, place): readonly [number, number] => [
      x + (place / mass.length) * INNER.width,
      y + INNER.height * (1 - value / most),
    ]).filter((_, place) => place % 4 === 0);
  const high = corpus.low + corpus.step * (corpus.mass.length - 1);
  return [
    curve(points(corpus.mass), colors.corpus, colors.corpus),
    curve(points(composed.mass), colors.composed, colors.composed),
    ...axis(x, y, label(corpus.low), label(high)),
  ];
}

function histogramCell(
  one: readonly number[],
  other: readonly number[],
  slots: readonly string[],
  x: number,
  y: number,
): string[] {
  const most = Math.max(...one, ...other);
  const width = INNER.width / slots.length;
  const bars = (shares: readonly number[], fill: string, shift: number) =>
    shares.map((share, slot) => {
      const height = (share / most) * INNER.height;
      return bar(x + (slot + shift) * width, y + INNER.height - height, width * 0.42, height, fill);
    });
  return [
    ...bars(one, colors.composed, 0.05),
    ...bars(other, colors.corpus, 0.5),
    ...axis(x, y, slots[0] ?? "", slots.at(-1) ?? ""),
  ];
}

function axis(x: number, y: number, low: string, high: string): string[] {
  const bottom = y + INNER.height;
  return [
    rule(x, bottom, x + INNER.width, bottom, colors.faint),
    text(x, bottom + 13, low, { size: 10 }),
    text(x + INNER.width, bottom + 13, high, { size: 10, anchor: "end" }),
  ];
}

function valuesOf(songs: readonly Features[], index: number): readonly number[] {
  return songs.map(({ scalars }) => scalars[index] ?? 0);
}

function meanHistogram(songs: readonly Features[], index: number): readonly number[] {
  return pooled(songs.map(({ histograms }) => histograms[index] ?? []));
}
