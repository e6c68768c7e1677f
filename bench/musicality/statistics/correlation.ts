/** Whether two lists of numbers rise together. */
import { mean } from "./numbers.ts";

/** Pearson's correlation, −1 … 1; 0 where one of the lists does not vary. */
export function pearson(one: readonly number[], other: readonly number[]): number {
  const [middle, otherMiddle] = [mean(one), mean(other)];
  let [both, first, second] = [0, 0, 0];
  one.forEach((value, index) => {
    const [a, b] = [value - middle, (other[index] ?? 0) - otherMiddle];
    both += a * b;
    first += a * a;
    second += b * b;
  });
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}

/** Spearman's rank correlation, −1 … 1; values that are equal share the mean of their ranks. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  return pearson(ranks(one), ranks(other));
}

function ranks(values: readonly number[]): readonly number[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .sort((one, other) => one.value - other.value);
  const found = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to++;
    for (let place = from; place <= to; place++) found[order[place]?.index ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return found;
}
