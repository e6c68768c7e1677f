/** How usual an order of sections is, and how usual their lengths are, in the charts. */
import type { Outline } from "../data/forms.ts";
import { learnedForm } from "../data/learned/form.ts";

const { kinds, after, lengths } = learnedForm;

/** By kind: how often each length comes beside the commonest one, 0 … 1. */
const shares = new Map(
  Object.entries(lengths).map(([kind, rows]) => {
    const counts = rows.map((row) => row.split(" ").map(Number));
    const most = counts[0]?.[1] ?? 1;
    return [kind, new Map(counts.map(([bars = 0, count = 0]) => [bars, count / most]))];
  }),
);

/**
 * From about 0.25, where kinds follow one another and last as they never do in the charts, to 1.5, where each step of
 * the order is the commonest one and each length too.
 */
export function usualness(sections: Outline): number {
  const places = [0, ...sections.map(({ kind }) => kinds.indexOf(kind) + 1)];
  const steps = places.map((place, index) => {
    const row = after[place] ?? [];
    const next = places[index + 1];
    return (row[next === undefined ? kinds.length : next - 1] ?? 0) / Math.max(1, ...row);
  });
  const fits = sections.map(({ kind, bars }) => shares.get(kind)?.get(bars) ?? 0);
  return (0.5 + mean(steps)) * (0.5 + 0.5 * mean(fits));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
