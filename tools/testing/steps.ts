import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import type { Outcome, Step } from "./outcome.ts";
import { readReport } from "./report.ts";

/** The steps that look at the code without running it. They share two cores, so they go side by side. */
export function checks(root: string): readonly Step[] {
  return [
    { title: "type check", run: () => check(root, "tsc", ["-b"]) },
    { title: "lint", run: () => check(root, "biome", ["check"]) },
  ];
}

/**
 * The steps that run the tests.
 *
 * @param filters paths and options for Vitest; none for all tests
 */
export function tests(root: string, filters: readonly string[]): readonly Step[] {
  return [
    { title: "unit tests", run: () => vitest(root, "unit", filters) },
    { title: "journeys", run: () => vitest(root, "journeys", filters) },
    { title: "endurance", run: () => vitest(root, "endurance", filters) },
  ];
}

async function check(root: string, command: string, args: readonly string[]): Promise<Outcome> {
  let output = "";
  const passed = await runCommand(command, args, {
    root,
    onOutput: (text) => {
      output += text;
    },
  });
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, output: output.trim() };
}

async function vitest(root: string, project: string, filters: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-test-"));
  try {
    const report = join(folder, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    // A filter may leave one of the two projects without a test.
    const scope = filters.length > 0 ? ["--passWithNoTests", ...filters] : [];
    const succeeded = await runCommand("vitest", ["run", "--project", project, ...reporters, ...scope], {
      root,
    });
    return { ...readReport(report, succeeded), output: "" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
