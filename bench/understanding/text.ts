/** Words to feelings: how well they agree with people, and what a reading costs. */
import process from "node:process";
import { readFeeling } from "@music-brain/engine";
import { readSentences } from "../../tools/learn/feeling/sources.ts";
import { promised, promisedAtLeast } from "../promised.ts";
import { table } from "../table.ts";

/** How often the texts are read for the time of one; the fastest round counts. */
const ROUNDS = 9;

const samples: readonly string[] = [
  "grief slowly turning into hope",
  "I lost my wife last spring and every morning I still set two cups on the table.",
  "The committee will meet again on Thursday to discuss the budget for the coming year.",
  "so happy I could scream, but a little tired",
  "We drove home along the coast with the windows down, and nobody said a word.",
];

/** The tables about text; agreement with people needs the corpora. */
export function benchText(corpusFolder: string | undefined): string {
  const costs = benchCosts();
  return corpusFolder === undefined ? costs : `${benchAgreement(corpusFolder)}\n\n${costs}`;
}

function benchAgreement(corpusFolder: string): string {
  const sentences = readSentences(corpusFolder).filter(({ split }) => split === "dev");
  const readings = sentences.map(({ text }) => readFeeling(text));
  const row = (name: "valence" | "arousal" | "dominance", place: 0 | 1 | 2, goal: number) => {
    const found = readings.map(({ affect }) => affect[name]);
    const wanted = sentences.map(({ ratings }) => ratings[place]);
    const r = correlation(found, wanted);
    promisedAtLeast(`${name} of sentences, as their readers felt it`, "r", r, goal);
    return [name, r.toFixed(3), String(goal)];
  };
  return table(
    `Text: agreement with the readers of ${sentences.length} sentences (EmoBank, dev part), Pearson's r`,
    ["", "r", "goal"],
    [row("valence", 0, 0.62), row("arousal", 1, 0.46), row("dominance", 2, 0.34)],
  );
}

function benchCosts(): string {
  const before = process.memoryUsage();
  const start = performance.now();
  readFeeling("grief");
  const first = performance.now() - start;
  const after = process.memoryUsage();
  const reading = fastest(() => {
    for (const text of samples) readFeeling(text);
  });
  const parsed = JSON.stringify(Object.fromEntries(samples.map((text, place) => [place, [text, text]])));
  const parsing = fastest(() => {
    for (let turn = 0; turn < 100; turn++) JSON.parse(parsed);
  });
  const megabytes = (after.heapUsed - before.heapUsed) / 1e6;
  promised("reading a sentence", "ms", reading / samples.length, 0.1);
  promised("the first reading, with its tables", "ms", first, 100);
  promised("the tables of words", "MB", megabytes, 60);
  return table(
    "Text: what a reading costs",
    ["", "here", "goal"],
    [
      ["a sentence, ms", (reading / samples.length).toFixed(3), "0.1"],
      [
        "a sentence, in times of parsing 1 kB of JSON",
        (reading / samples.length / (parsing / 100)).toFixed(1),
        "",
      ],
      ["the first reading, with its tables, ms", first.toFixed(0), "100"],
      ["memory of the tables, MB", megabytes.toFixed(1), "60"],
    ],
  );
}

function fastest(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let turn = 0; turn < 40; turn++) work();
    least = Math.min(least, (performance.now() - start) / 40);
  }
  return least;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  one.forEach((value, place) => {
    const [x, y] = [value - meanOne, (other[place] ?? 0) - meanOther];
    both += x * y;
    ofOne += x * x;
    ofOther += y * y;
  });
  return both / Math.sqrt(ofOne * ofOther);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
