/**
 * One seeded stream of chance, split by name.
 *
 * Every part of the engine draws from its own fork (`stream.fork("melody")`), whose numbers depend on the seed and on
 * the path of names alone. So one part that draws more never shifts another. Only 32-bit integer arithmetic and
 * division by a power of two are used: the numbers are the same on every machine.
 */

/** A stream of chance. Drawing from it moves it on; forking does not. */
export interface Stream {
  /** A number in [0, 1), a multiple of 2^-32. */
  next(): number;
  /** A whole number in 0 … count − 1. */
  integer(count: number): number;
  /** A number in [low, high). */
  between(low: number, high: number): number;
  /** True with the given probability, 0 … 1. */
  chance(probability: number): boolean;
  /** One of the items, each as likely as the others. Throws a RangeError when there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, by weight (0 or more, not all 0). Throws a RangeError when there are none. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item;
  /** The stream of that name below this one; the same name gives the same stream, however much was drawn. */
  fork(name: string): Stream;
}

/**
 * The root stream of a seed.
 * @param seed whole number, 0 … 2^53 − 1; a RangeError otherwise
 * @example
 * createStream(42).fork("melody").integer(1); // 0
 */
export function createStream(seed: number): Stream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`);
  }
  const low = seed % 0x100000000;
  const high = Math.floor(seed / 0x100000000);
  return streamOf({ one: mix(mix(0x9e3779b9, low), high), other: mix(mix(0x85ebca6b, high), low) });
}

/** Which stream this is: 64 bits, so that no two of the 2^53 seeds share one. */
interface Identity {
  readonly one: number;
  readonly other: number;
}

function streamOf(identity: Identity): Stream {
  const draw = generator(identity);
  return {
    next: draw,
    integer: (count) => Math.floor(draw() * count),
    between: (low, high) => low + draw() * (high - low),
    chance: (probability) => draw() < probability,
    pick: (items) => itemAt(items, Math.floor(draw() * items.length)),
    weighted: (items, weightOf) => {
      let total = 0;
      for (const item of items) total += weightOf(item);
      let left = draw() * total;
      for (const item of items) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return itemAt(items, items.length - 1);
    },
    fork: (name) => {
      let { one, other } = identity;
      for (let index = 0; index < name.length; index++) {
        one = mix(one, name.charCodeAt(index));
        other = mix(other, ~name.charCodeAt(index));
      }
      return streamOf({ one: mix(one, name.length), other: mix(other, ~name.length) });
    },
  };
}

/**
 * A number in [0, 1) that belongs to a place: the same salt and place always give the same one, in any order.
 * @param salt any number of a stream, in [0, 1)
 * @param place whole number
 */
export function chanceAt(salt: number, place: number): number {
  let hash = mix(mix(salt * 4294967296, place), 1);
  // MurmurHash3's last steps, which spread every bit of the input over the whole output.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError("there is nothing to choose from");
  return item;
}

/** One round of MurmurHash3's 32-bit mixing (Appleby 2008, public domain). */
function mix(hash: number, value: number): number {
  let block = Math.imul(value | 0, 0xcc9e2d51);
  block = (block << 15) | (block >>> 17);
  let mixed = hash ^ Math.imul(block, 0x1b873593);
  mixed = (mixed << 13) | (mixed >>> 19);
  return (Math.imul(mixed, 5) + 0xe6546b64) | 0;
}

/** sfc32, "small fast counter" (Doty-Humphrey 2010, PractRand): period of at least 2^32, passes BigCrush. */
function generator({ one, other }: Identity): () => number {
  let a = one;
  let b = other;
  let c = 0;
  let counter = 1;
  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first rounds still show the seed's pattern.
  for (let round = 0; round < 12; round++) draw();
  return draw;
}
