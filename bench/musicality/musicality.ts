/**
 * `npm run bench -- musicality CORPUS_FOLDER`: how like people's songs the composed ones are, how unlike one another,
 * and whether they carry the feeling that was asked for. docs/musicality.md explains each measure.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@music-brain/engine";
import { continuityAlong } from "./feeling/continuity.ts";
import { sampleGrid } from "./feeling/grid.ts";
import { responsesOf } from "./feeling/response.ts";
import { asMarkdown, asText } from "./format.ts";
import { likenessOf } from "./likeness/likeness.ts";
import { measureBoth } from "./likeness/measured.ts";
import { melodyOf, SEEDS, seedNovelty } from "./novelty/seeds.ts";
import { sharedAmong, sharedWithCorpus, summarizeShared } from "./novelty/shared.ts";
import { readCorpus } from "./pieces/corpus.ts";
import { composed, repeated, songSets } from "./pieces/intents.ts";
import { continuityPlot, heardPlot, responsePlot } from "./plots/feeling-plots.ts";
import { distributionsPlot, sharesPlot } from "./plots/likeness-plots.ts";
import { noveltyPlot } from "./plots/novelty-plot.ts";
import { type Report, type SetReport, sheetsOf } from "./report.ts";

/** The splits of the corpus are the same in every run. */
const SPLIT_SEED = 909;

const USAGE = `use: npm run bench -- musicality CORPUS_FOLDER [--set all|pop] [--markdown] [--output FOLDER]`;

/**
 * Measures, writes plots and tables into the output folder, and returns the tables.
 * @throws Error whose message says how to call it, or which file of the corpus is missing
 */
export function benchMusicality(args: readonly string[]): string {
  const { corpusFolder, markdown, output, set } = optionsFrom(args);
  const corpus = readCorpus(corpusFolder);
  const plots = new Map<string, string>();
  const sets = songSets().filter(({ name }) => set === undefined || name === set);
  const reports = sets.map(({ name, what, songs }): SetReport => {
    const measured = measureBoth(songs, corpus);
    const features = likenessOf(measured.composed, measured.corpus, SPLIT_SEED);
    plots.set(`likeness-${name}.svg`, sharesPlot(`Likeness to the corpus, set "${name}"`, features));
    plots.set(`distributions-${name}.svg`, distributionsPlot(`Distributions, set "${name}"`, measured));
    return { name, what, songs: measured.composed.length, features };
  });
  const novelty = repeated.map((emotionalIntent) =>
    seedNovelty(
      emotionalIntent,
      Array.from({ length: SEEDS }, (_, seed) => composed({ emotionalIntent }, seed + 1)),
    ),
  );
  plots.set("novelty.svg", noveltyPlot(`${SEEDS} seeds of one feeling`, novelty));
  const melodies = corpus.map(({ melody }) => melody);
  const shared = [
    ...sets.map(
      ({ name, songs }) =>
        [`composed, ${name}`, summarizeShared(sharedWithCorpus(songs.map(melodyOf), melodies))] as const,
    ),
    ["corpus songs with one another", summarizeShared(sharedAmong(melodies))] as const,
  ];
  const samples = sampleGrid();
  plots.set("response.svg", responsePlot("Cues over the feeling that was asked for", samples));
  plots.set("heard.svg", heardPlot("Asked for, and estimated from the notes", samples));
  const continuity = [continuityAlong("valence"), continuityAlong("arousal")];
  plots.set("continuity.svg", continuityPlot("Bars changed by a step of 0.05", continuity));
  const report: Report = {
    engineVersion: ENGINE_VERSION,
    corpusSongs: corpus.length,
    sets: reports,
    novelty,
    shared,
    responses: responsesOf(samples),
    gridSongs: samples.length,
    continuity,
  };
  const sheets = sheetsOf(report);
  plots.set("results.txt", `${asText(sheets)}\n`);
  plots.set("results.md", `${asMarkdown(sheets)}\n`);
  mkdirSync(output, { recursive: true });
  for (const [name, content] of plots) writeFileSync(join(output, name), content);
  return `${markdown ? asMarkdown(sheets) : asText(sheets)}\n\n${markdown ? "" : `Plots and tables are in ${output}.`}`.trimEnd();
}

interface Options {
  readonly corpusFolder: string;
  readonly markdown: boolean;
  readonly output: string;
  readonly set: string | undefined;
}

function optionsFrom(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { markdown: { type: "boolean" }, output: { type: "string" }, set: { type: "string" } },
  });
  const [corpusFolder] = positionals;
  const { markdown = false, output = "bench/results", set } = values;
  if (corpusFolder === undefined || positionals.length > 1) throw new Error(USAGE);
  if (set !== undefined && set !== "all" && set !== "pop") throw new Error(USAGE);
  return { corpusFolder, markdown, output, set };
}
