/**
 * Says how long the runs are that composed melodies share with the corpus that the tables were learned from.
 *
 *     node tools/learn/check-copies.ts CORPUS_FOLDER
 */
import { measureCopies } from "./melody/copies.ts";

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("usage: node tools/learn/check-copies.ts CORPUS_FOLDER\n");
  process.exit(2);
}
const { composed, corpus } = measureCopies(folder);
for (const [name, { median, high, longest }] of Object.entries({ composed, corpus })) {
  process.stdout.write(
    `${name}: the longest run of (interval, wait) shared with another song: median ${median}, 95 % ${high}, longest ${longest}\n`,
  );
}
