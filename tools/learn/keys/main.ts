/**
 * Derives `packages/engine/src/data/learned/keys.json`.
 *
 *     node tools/learn/keys/main.ts CORPUS_FOLDER
 *
 * Learned is from songs of this engine and a third of POP909; `npm run bench -- understanding CORPUS_FOLDER` measures with
 * others. The same engine and corpus give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { learnWeights, shareRight } from "./learn.ts";
import { evidenceNames, ownSongs, peoplesSongs } from "./songs.ts";

const [corpusFolder] = process.argv.slice(2);
if (corpusFolder === undefined) {
  process.stderr.write("usage: node tools/learn/keys/main.ts CORPUS_FOLDER\n");
  process.exit(2);
}
const [own, peoples] = [ownSongs(), peoplesSongs(corpusFolder)];
const learned = learnWeights([...own, ...peoples], evidenceNames.length).map(
  (weight) => Math.round(weight * 10) / 10,
);
const weights = Object.fromEntries(evidenceNames.map((name, place) => [name, learned[place]]));
const target = fileURLToPath(new URL("../../../packages/engine/src/data/learned/keys.json", import.meta.url));
writeFileSync(target, `${JSON.stringify({ weights })}\n`);
const share = (songs: typeof own) => `${(100 * shareRight(songs, learned)).toFixed(1)} % of ${songs.length}`;
process.stdout.write(`keys.json: right for ${share(own)} songs of ours and ${share(peoples)} of people\n`);
