import { readFileSync } from "node:fs";

/** Tests by their outcome. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts the tests in a report of Vitest's JSON reporter.
 *
 * @param file the report; Vitest leaves none when it fails early or finds no test
 * @param succeeded whether Vitest's exit code was 0
 */
export function readReport(file: string, succeeded: boolean): Counts {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { passed: 0, failed: succeeded ? 0 : 1, skipped: 0 };
  }
  return countTests(JSON.parse(text), succeeded);
}

/**
 * Counts the tests in a parsed report. A file that fails outside its tests (it does not load, or a hook throws)
 * counts as one failure, and so does an error that belongs to no file: what Vitest calls failed is never passed here.
 *
 * @throws {TypeError} when it is no such report
 */
export function countTests(report: unknown, succeeded: boolean): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of list(report, "testResults")) {
    const before = counts.failed;
    for (const test of list(file, "assertionResults")) {
      const status = field(test, "status");
      if (status === "passed") counts.passed += 1;
      else if (status === "failed") counts.failed += 1;
      else counts.skipped += 1;
    }
    if (field(file, "status") === "failed" && counts.failed === before) counts.failed += 1;
  }
  if (!succeeded && counts.failed === 0) counts.failed = 1;
  return counts;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  if (!Array.isArray(found)) throw new TypeError(`Vitest's report has no list "${name}".`);
  return found;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
