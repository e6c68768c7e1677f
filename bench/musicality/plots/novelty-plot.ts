/** Sixteen seeds of each feeling, drawn. */
import type { SeedNovelty } from "../novelty/seeds.ts";
import { bar, colors, legend, picture, rule, text } from "./svg.ts";

/** Melodic novelty and distinct progressions of each feeling as bars, with the mark of 75 %. */
export function noveltyPlot(title: string, all: readonly SeedNovelty[]): string {
  const [left, width, row, top] = [130, 420, 46, 64];
  const parts = all.flatMap(({ feeling, novelty, verses, choruses }, index) => {
    const y = top + index * row;
    const bars = [
      [novelty, colors.third],
      [verses, colors.corpus],
      [choruses, colors.composed],
    ] as const;
    return [
      text(left - 8, y + 22, feeling, { anchor: "end" }),
      ...bars.flatMap(([share, fill], place) => [
        bar(left, y + 3 + place * 13, (share ?? 0) * width, 11, fill),
        text(
          left + (share ?? 0) * width + 5,
          y + 12 + place * 13,
          share === undefined ? "–" : share.toFixed(2),
          { size: 10 },
        ),
      ]),
    ];
  });
  const bottom = top + all.length * row;
  const names = [
    ["new melody stretches", colors.third],
    ["distinct verses", colors.corpus],
    ["distinct choruses", colors.composed],
  ] as const;
  return picture(620, bottom + 20, title, [
    legend(16, 48, names),
    ...parts,
    rule(left + 0.75 * width, top, left + 0.75 * width, bottom, colors.ink, "2 4"),
  ]);
}
