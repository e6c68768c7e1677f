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
  /** The index of one of the weights (0 or more, not all 0), as often as it weighs; −1 where there are none. */
  weightedIndex(weights: readonly number[]): number;
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
  return new SeededStream(mix(mix(0x9e3779b9, low), high), mix(mix(0x85ebca6b, high), low));
}

/**
 * A class, because a song forks hundreds of streams: they share their methods, and one that is only forked never starts.
 * Its identity has 64 bits, so that no two of the 2^53 seeds share one. The numbers are those of sfc32, "small fast
 * counter" (Doty-Humphrey 2010, PractRand): period of at least 2^32, passes BigCrush.
 */
class SeededStream implements Stream {
  readonly #one: number;
  readonly #other: number;
  #a: number;
  #b: number;
  #c = 0;
  #counter = 0;

  constructor(one: number, other: number) {
    this.#one = one;
    this.#other = other;
    this.#a = one;
    this.#b = other;
  }

  next(): number {
    // The first rounds still show the seed's pattern.
    if (this.#counter === 0) for (let round = 0; round < 12; round++) this.#draw();
    return this.#draw();
  }

  integer(count: number): number {
    return Math.floor(this.next() * count);
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return itemAt(items, this.integer(items.length));
  }

  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item {
    return itemAt(items, this.weightedIndex(items.map(weightOf)));
  }

  weightedIndex(weights: readonly number[]): number {
    let total = 0;
    for (let index = 0; index < weights.length; index++) total += weights[index] ?? 0;
    let left = this.next() * total;
    for (let index = 0; index < weights.length; index++) {
      left -= weights[index] ?? 0;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }

  fork(name: string): Stream {
    let one = this.#one;
    let other = this.#other;
    for (let index = 0; index < name.length; index++) {
      one = mix(one, name.charCodeAt(index));
      other = mix(other, ~name.charCodeAt(index));
    }
    return new SeededStream(mix(one, name.length), mix(other, ~name.length));
  }

  #draw(): number {
    const sum = (this.#a + this.#b + this.#counter + 1) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }
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
