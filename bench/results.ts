/** The results of all parts as one page. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisedTable } from "./promised.ts";

/** What one part printed. */
export interface PartResult {
  readonly name: string;
  readonly text: string;
}

/** Where the page is. */
export const RESULTS_FILE = fileURLToPath(new URL("RESULTS.md", import.meta.url));

/** The page: the promises in one table, then all that was measured. @param promises a table of Markdown */
export function resultsPage(
  machine: string,
  minutes: number,
  parts: readonly PartResult[],
  promises: string = promisedTable(),
): string {
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
    promises,
    "",
    "## What was measured",
    "",
    ...parts.flatMap(({ name, text }) => [`### ${name}`, "", "```", text, "```", ""]),
  ].join("\n");
}

/** Writes the page. */
export function writeResults(page: string): void {
  writeFileSync(RESULTS_FILE, page);
}
