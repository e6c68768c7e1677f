/** Which base emotion a single word belongs to. */
import type { BaseEmotion } from "../data/thesaurus/schema.ts";
import { thesaurus } from "./thesaurus.ts";

let bases: ReadonlyMap<string, BaseEmotion> | undefined;

/**
 * The base emotion of a word: "sad", "Sadness" and "grief" are sadness. Only words that the thesaurus lists for bases,
 * sub-emotions and nodes count, in any case; a word of two bases belongs to the one that lists it most generally.
 */
export function baseByWord(word: string): BaseEmotion | undefined {
  bases ??= collect();
  return bases.get(word.trim().toLowerCase());
}

function collect(): ReadonlyMap<string, BaseEmotion> {
  const found = new Map<string, BaseEmotion>();
  const add = (word: string, base: BaseEmotion): void => {
    if (!found.has(word)) found.set(word, base);
  };
  for (const base of thesaurus.bases) add(base.name, base.name);
  for (const base of thesaurus.bases) for (const word of base.words) add(word, base.name);
  for (const base of thesaurus.bases) {
    for (const sub of base.subs) for (const word of [sub.name, ...sub.words]) add(word, base.name);
  }
  for (const base of thesaurus.bases) {
    for (const sub of base.subs) for (const node of sub.nodes) add(node.name, base.name);
  }
  return found;
}
