/**
 * Loads one part of the engine in this process, which has to be fresh and started with `--expose-gc`, and prints how long
 * that took in milliseconds and what it holds in megabytes. The part is an argument: see {@link parts}.
 */
import process from "node:process";

const ENGINE = "../packages/engine/src";

const parts: Readonly<Record<string, () => Promise<unknown>>> = { learned, words, engine };

const part = parts[process.argv[2] ?? ""];
if (part === undefined || globalThis.gc === undefined)
  throw new Error("Usage: --expose-gc bench/tables.ts PART");
globalThis.gc();
const before = held();
const start = performance.now();
const loaded = await part();
const milliseconds = performance.now() - start;
globalThis.gc();
const megabytes = (held() - before) / 1e6;
if (loaded !== undefined) process.stdout.write(`${JSON.stringify({ milliseconds, megabytes })}\n`);

/** Bytes on the heap and beside it. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What was learned from music, and all that the engine lays out from it: every mode, every style of drumming. */
async function learned(): Promise<unknown> {
  const [{ modelOf }, { scales }, { learnedDrumStyle }, { default: drums }] = await Promise.all([
    import(`${ENGINE}/harmony/model.ts`),
    import(`${ENGINE}/harmony/scales.ts`),
    import(`${ENGINE}/data/learned/drums.ts`),
    import(`${ENGINE}/data/learned/drums.json`, { with: { type: "json" } }),
  ]);
  const layouts = await Promise.all(
    [
      "data/learned/accompaniment",
      "data/learned/form",
      "harmony/rhythm",
      "melody/cells",
      "melody/contour",
      "melody/model",
      "melody/phrases",
      "accompany/piano",
    ].map((name) => import(`${ENGINE}/${name}.ts`)),
  );
  const models = Object.keys(scales).map((mode) => [modelOf(mode, false), modelOf(mode, true)]);
  return [layouts, models, Object.keys(drums.styles).map((style) => learnedDrumStyle(style))];
}

/** The thesaurus, and the index of all words for feelings. */
async function words(): Promise<unknown> {
  const [thesaurus, { lexicon }] = await Promise.all([
    import(`${ENGINE}/emotion/thesaurus.ts`),
    import(`${ENGINE}/emotion/lexicon.ts`),
  ]);
  return [thesaurus, lexicon()];
}

/** The whole engine, as far as a first song needs it. */
async function engine(): Promise<unknown> {
  const { composeSong } = await import("@music-brain/engine");
  return composeSong({ emotionalIntent: "grief slowly turning into hope", technical: { bars: 32 } }, 1);
}
