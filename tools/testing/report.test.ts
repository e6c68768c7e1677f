import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countTests, readReport } from "./report.ts";

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe("a report", () => {
  it("is counted test by test", () => {
    const report = {
      testResults: [file("failed", "passed", "failed", "pending"), file("passed", "passed", "todo")],
    };
    expect(countTests(report, false)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it("counts a file that does not load as one failure", () => {
    expect(countTests({ testResults: [file("failed"), file("failed", "skipped")] }, false).failed).toBe(2);
  });

  it("is never clean when Vitest says that something failed", () => {
    expect(countTests({ testResults: [file("passed", "passed")] }, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it.each([[null], [{}], [{ testResults: [{}] }]])("of another shape is refused: %j", (report) => {
    expect(() => countTests(report, true)).toThrow(TypeError);
  });

  it("that is missing counts as a failure unless Vitest succeeded", () => {
    expect(readReport("/nonexistent", false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(readReport("/nonexistent", true)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it("is read from its file", () => {
    const folder = mkdtempSync(join(tmpdir(), "report-"));
    writeFileSync(join(folder, "report.json"), JSON.stringify({ testResults: [file("passed", "passed")] }));
    expect(readReport(join(folder, "report.json"), true).passed).toBe(1);
    rmSync(folder, { recursive: true });
  });
});
