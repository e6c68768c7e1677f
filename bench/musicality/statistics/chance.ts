/** Chance that can be repeated: which songs fall into which half. */

/** Numbers in [0, 1) from a seed (mulberry32, Ettinger 2017, public domain). */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in a new order (Fisher and Yates 1938, as Durstenfeld 1964 has it). */
export function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(chance() * (index + 1));
    const [one, two] = [order[index], order[other]];
    if (one === undefined || two === undefined) continue;
    order[index] = two;
    order[other] = one;
  }
  return order;
}
