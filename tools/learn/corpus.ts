/** Reads the corpora that the engine learns from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The lines of a gzipped file of a corpus folder, each a JSON value. */
export function readJsonLines(corpusFolder: string, file: string): unknown[] {
  return gunzipSync(readFileSync(join(corpusFolder, file)))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
