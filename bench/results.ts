/** The results of all parts as one page, and its promises as the README shows them. */
import { fileURLToPath } from "node:url";
import type { Failure } from "./promised.ts";

/** What one part printed. */
export interface PartResult {
  readonly name: string;
  readonly text: string;
}

/** A run of the benchmark. */
export interface Results {
  readonly machine: string;
  readonly minutes: number;
  /** The promises, as a table of Markdown. */
  readonly promises: string;
  readonly parts: readonly PartResult[];
  readonly failures: readonly Failure[];
}

/** Where the page is. */
export const RESULTS_FILE = fileURLToPath(new URL("RESULTS.md", import.meta.url));

/** Where the README is. */
export const README_FILE = fileURLToPath(new URL("../README.md", import.meta.url));

const [BEGIN, END] = ["<!-- results:start -->", "<!-- results:end -->"];

/** The page: the promises in one table, then all that was measured, and what could not be. */
export function resultsPage({ machine, minutes, promises, parts, failures }: Results): string {
  return [
    "# Benchmarks",
    "",
    `Written by \`npm run bench\` in ${minutes.toFixed(1)} minutes on: ${machine}.`,
    "",
    "Figures of the service are ratios to a bare `node:http` server on the same machine, in interleaved runs. Others are compared",
    "with the same load by `npm run bench -- compare URL`.",
    "",
    "## What is promised",
    "",
    BEGIN,
    promises,
    END,
    "",
    "## What was measured",
    "",
    ...parts.flatMap(({ name, text }) => [`### ${name}`, "", "```", text, "```", ""]),
    ...failures.flatMap(({ name, reason }) => [`### ${name}: failed`, "", "```", reason, "```", ""]),
  ].join("\n");
}

/**
 * The README with the promises of a run in place of those of the run before.
 * @throws Error where it has no place for them
 */
export function readmeWith(readme: string, { machine, promises }: Results): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no lines ${BEGIN} and ${END}`);
  const shown = [BEGIN, promises, "", `On ${machine}; [all figures](bench/RESULTS.md).`, ""].join("\n");
  return readme.slice(0, begin) + shown + readme.slice(end);
}

/** The rows of promises between the marks of a page; none where none were written yet. */
export function promisesIn(page: string): readonly string[] {
  return page
    .slice(page.indexOf(BEGIN), page.indexOf(END))
    .split("\n")
    .filter((line) => line.startsWith("|"));
}
