/** What was asked for beside what was heard, drawn. */

import { roles } from "../feeling/change.ts";
import type { Continuity } from "../feeling/continuity.ts";
import { arousals, cellMeans, type Sample, valences } from "../feeling/grid.ts";
import { expectations } from "../feeling/response.ts";
import { bar, colors, curve, dot, label, legend, levelColors, picture, rule, text } from "./svg.ts";

const CELL = { width: 230, height: 165 } as const;
const INNER = { width: 190, height: 105 } as const;
const COLUMNS = 4;

/** Each cue over the dimension that leads it: one line for each level of the other dimension. */
export function responsePlot(title: string, samples: readonly Sample[]): string {
  const parts = expectations.flatMap(({ measure, name, lead }, index) => {
    const [x, y] = [24 + (index % COLUMNS) * CELL.width, 76 + Math.floor(index / COLUMNS) * CELL.height];
    const rows = cellMeans(samples, measure);
    const lines =
      lead === "valence" ? rows : valences.map((_, column) => rows.map((row) => row[column] ?? 0));
    const values = rows.flat();
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const asked: readonly number[] = lead === "valence" ? valences : arousals;
    const place = (value: number, step: number): readonly [number, number] => [
      x + (step / (asked.length - 1)) * INNER.width,
      y + 10 + INNER.height * (1 - (value - low) / (high - low || 1)),
    ];
    return [
      text(x, y, name),
      ...lines.map((line, level) => curve(line.map(place), levelColors[level] ?? colors.ink)),
      rule(x, y + 10 + INNER.height, x + INNER.width, y + 10 + INNER.height, colors.faint),
      text(x, y + 24 + INNER.height, `${lead} ${asked[0]} … ${asked.at(-1)}`, { size: 10 }),
      text(x + INNER.width, y + 24 + INNER.height, `${label(low)} … ${label(high)}`, {
        size: 10,
        anchor: "end",
      }),
    ];
  });
  const names = levelColors.map(
    (fill, level) => [["lowest", "", "middle", "", "highest"][level] ?? "", fill] as const,
  );
  const height = 76 + Math.ceil(expectations.length / COLUMNS) * CELL.height;
  return picture(COLUMNS * CELL.width + 30, height, title, [
    text(20, 48, "the other dimension:"),
    legend(165, 48, names),
    ...parts,
  ]);
}

/** Every song of the grid: what was asked for across, what the model makes of the notes upwards. */
export function heardPlot(title: string, samples: readonly Sample[]): string {
  const side = 300;
  const panel = (left: number, name: string, points: readonly (readonly [number, number])[]) => {
    const [low, high] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const [first, last] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    return [
      text(left, 54, name),
      rule(left, 64 + side, left + side, 64 + side, colors.faint),
      rule(left, 64, left, 64 + side, colors.faint),
      ...points.map(([asked, heard], index) =>
        // Five columns would hide one another's dots: they are spread a little, always alike.
        dot(
          left + 14 + ((asked - first) / (last - first || 1)) * (side - 28) + ((index * 7) % 15) - 7,
          64 + side * (1 - (heard - low) / (high - low || 1)),
          colors.corpus,
          2.5,
        ),
      ),
      text(left, 80 + side, `asked ${label(first)} … ${label(last)}, heard ${label(low)} … ${label(high)}`, {
        size: 10,
      }),
    ];
  };
  return picture(720, 64 + side + 30, title, [
    ...panel(
      30,
      "valence",
      samples.map(({ valence, cues }) => [valence, cues.heardValence] as const),
    ),
    ...panel(
      390,
      "arousal",
      samples.map(({ arousal, cues }) => [arousal, cues.heardArousal] as const),
    ),
  ]);
}

/** The share of bars that change for a small step, for each role. */
export function continuityPlot(title: string, walks: readonly Continuity[]): string {
  const [left, width, row, top] = [150, 400, 18, 64];
  let y = top;
  const parts: string[] = [];
  for (const role of roles) {
    if (!walks.some(({ bars }) => bars.has(role))) continue;
    walks.forEach(({ bars, steadyBars, dimension }, index) => {
      const [share, steady] = [bars.get(role) ?? 0, steadyBars.get(role) ?? 0];
      const fill = index === 0 ? colors.corpus : colors.composed;
      parts.push(text(left - 8, y + 12, `${role}, ${dimension}`, { anchor: "end" }));
      parts.push(
        bar(left, y + 2, share * width, row - 4, fill, 0.35),
        bar(left, y + 2, steady * width, row - 4, fill),
      );
      parts.push(text(left + share * width + 5, y + 12, `${Math.round(share * 100)} %`));
      y += row;
    });
    y += 8;
  }
  return picture(640, y + 20, title, [
    text(16, 46, "pale: all steps; full: steps at which genre, metre, key, form and band stay"),
    ...parts,
  ]);
}
