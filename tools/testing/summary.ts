import type { Result } from "./outcome.ts";

/** How many checks and tests failed in all steps together. */
export function failedIn(results: readonly Result[]): number {
  return sum(results, "failed");
}

/**
 * A failure when the steps ran no test: a filter with a slip in it must not look like success.
 *
 * @param results of the steps that run tests
 * @param filters what the person asked for
 */
export function nothingRan(results: readonly Result[], filters: readonly string[]): readonly Result[] {
  if (sum(results, "passed") + sum(results, "failed") > 0) return [];
  const title = filters.length > 0 ? `no test: ${filters.join(" ")}` : "no test";
  return [{ title, passed: 0, failed: 1, skipped: 0, seconds: 0, output: "" }];
}

/**
 * A table with a line for each step, and as the last line `N passed, M failed`.
 */
export function summary(results: readonly Result[]): string {
  const rows = results.map(({ title, passed, failed, skipped, seconds }) =>
    row(title, `${passed}`, `${failed}`, `${skipped}`, `${seconds.toFixed(1)} s`),
  );
  const last = `${sum(results, "passed")} passed, ${sum(results, "failed")} failed`;
  return ["", row("", "passed", "failed", "skipped", "time"), ...rows, "", last].join("\n");
}

function row(title: string, ...cells: readonly string[]): string {
  return `${title.padEnd(14)} ${cells.map((cell) => cell.padStart(10)).join("")}`;
}

function sum(results: readonly Result[], name: "passed" | "failed"): number {
  return results.reduce((total, result) => total + result[name], 0);
}
