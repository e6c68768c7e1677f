/** Finds what a melody shares with many others. */

/** Rows of steps, searched for stretches that another row has too. */
export interface Matches {
  /**
   * For each step of a row the length of the longest stretch from there that stands in some row of the index; stretches
   * of fewer than four steps count as 0.
   * @param except the place in the index of a row that is not looked in: the melody's own
   */
  longest(tokens: readonly number[], except?: number): readonly number[];
}

/** Shorter stretches are everybody's: they are not looked for. */
const SEED = 4;

/** An index over rows of steps of {@link tokensOf}. */
export function matchesIn(rows: readonly (readonly number[])[]): Matches {
  // One long row with a stop between the songs; a stop is in no melody.
  const all: number[] = [];
  const owner: number[] = [];
  rows.forEach((row, index) => {
    for (const token of [...row, -1]) {
      all.push(token);
      owner.push(index);
    }
  });
  const places = new Map<number, number[]>();
  for (let from = 0; from + SEED <= all.length; from++) {
    const seed = seedAt(all, from);
    if (seed === undefined) continue;
    const known = places.get(seed);
    if (known) known.push(from);
    else places.set(seed, [from]);
  }
  return {
    longest: (tokens, except) =>
      tokens.map((_, from) => {
        const seed = seedAt(tokens, from);
        let most = 0;
        for (const place of (seed !== undefined && places.get(seed)) || []) {
          if (owner[place] === except) continue;
          let length = SEED;
          while (from + length < tokens.length && tokens[from + length] === all[place + length]) length++;
          most = Math.max(most, length);
        }
        return most;
      }),
  };
}

/** Four steps in one number below 2^53; `undefined` across a stop or the end. */
function seedAt(tokens: readonly number[], from: number): number | undefined {
  let seed = 0;
  for (let index = from; index < from + SEED; index++) {
    const token = tokens[index];
    if (token === undefined || token < 0) return undefined;
    seed = seed * 8192 + token;
  }
  return seed;
}
