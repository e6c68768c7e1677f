/** Pure functions of a text that are asked the same again and again. */

/** Longer texts are not kept. */
const LONGEST = 5000;

/**
 * The same function, that remembers what it said of the texts that it was asked about last. Its answers must never be
 * changed by anybody.
 * @param most so many texts are remembered; the one that was not asked about for longest is forgotten first
 * @example
 * const lengthOf = remembering((text) => ({ length: text.length }), 8);
 * lengthOf("calm") === lengthOf("calm"); // true
 */
export function remembering<Value>(read: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const answer = known.get(text) ?? { value: read(text) };
    if (text.length > LONGEST) return answer.value;
    // Put in again, it is the youngest.
    known.delete(text);
    known.set(text, answer);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return answer.value;
  };
}
