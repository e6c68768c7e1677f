/** A climb to the numbers of a model that score best: one after the other is moved a step, and stays where that helps. */

/** Numbers in named groups, of which each may hold groups. */
type Numbers<Model> = { readonly [Name in keyof Model]: number | Numbers<Model[Name]> };

/** How far a climb goes. */
export interface Climb {
  /** How often all numbers are tried. */
  readonly rounds: number;
  /** The first round's step, as a share of the number, or of 1 where that is more; each round halves it. */
  readonly step: number;
  /** A score has to be better by more than this to count. */
  readonly least: number;
}

/**
 * The model that scores best of those that were tried. Numbers keep their sign, so that a cost does not become a gain.
 * @param score the more the better; asked twice for each number and round at least
 */
export function climb<Model extends Numbers<Model>>(
  start: Model,
  score: (model: Model) => number,
  { rounds, step, least }: Climb,
): Model {
  let [best, most] = [start, score(start)];
  for (let round = 0; round < rounds; round++) {
    for (const path of pathsOf(start)) {
      for (const way of [1, -1]) {
        let [moved, further] = [false, true];
        while (further) {
          const before = valueAt(best, path);
          const by = way * (step / 2 ** round) * Math.max(1, Math.abs(before));
          const value = Math.round((before + by) * 100) / 100;
          if (value === before || value * before < 0) break;
          const tried = withValue(best, path, value);
          const found = score(tried);
          further = found > most + least;
          if (further) [best, most, moved] = [tried, found, true];
        }
        if (moved) break;
      }
    }
  }
  return best;
}

type Path = readonly string[];

function pathsOf(numbers: object): readonly Path[] {
  return Object.entries(numbers).flatMap(([name, value]): readonly Path[] =>
    isGroup(value) ? pathsOf(value).map((path) => [name, ...path]) : [[name]],
  );
}

function valueAt(numbers: object, [name = "", ...rest]: Path): number {
  const value: unknown = Reflect.get(numbers, name);
  if (isGroup(value)) return valueAt(value, rest);
  if (typeof value !== "number") throw new RangeError(`${name} is no number`);
  return value;
}

/** The same model with one number changed. */
function withValue<Model extends object>(numbers: Model, [name = "", ...rest]: Path, to: number): Model {
  const value: unknown = Reflect.get(numbers, name);
  return { ...numbers, [name]: isGroup(value) ? withValue(value, rest, to) : to };
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
