import { expect, it } from "vitest";
import { Stopped } from "./command.ts";
import type { Step } from "./outcome.ts";
import { runBeside, runOneByOne } from "./run.ts";
import { failedIn, nothingRan, summary } from "./summary.ts";

const passing: Step = { title: "good", run: async () => ({ passed: 3, failed: 0, skipped: 1, output: "" }) };
const failing: Step = {
  title: "bad",
  run: async () => ({ passed: 1, failed: 2, skipped: 0, output: "why" }),
};
const throwing: Step = { title: "broken", run: () => Promise.reject(new Error("no such program")) };

it.each([runOneByOne, runBeside])(
  "every step runs and is shown, whatever happened to the one before: %o",
  async (run) => {
    const lines: string[] = [];
    const results = await run([throwing, failing, passing], (line) => lines.push(line));
    expect(results.map(({ title, passed, failed }) => [title, passed, failed])).toEqual([
      ["broken", 0, 1],
      ["bad", 1, 2],
      ["good", 3, 0],
    ]);
    expect(failedIn(results)).toBe(3);
    const shown = lines.join("\n");
    for (const text of [
      "no such program",
      "broken: FAILED in ",
      "why",
      "bad: FAILED in ",
      "good: passed in ",
    ]) {
      expect(shown).toContain(text);
    }
  },
);

it.each([runOneByOne, runBeside])("a request to stop ends the whole run: %o", async (run) => {
  const stopped: Step = { title: "stopped", run: () => Promise.reject(new Stopped("SIGTERM")) };
  await expect(run([stopped, passing], () => undefined)).rejects.toThrow(Stopped);
});

it("the last line is the count of all steps, alone", async () => {
  const results = await runOneByOne([passing, failing], () => undefined);
  expect(summary(results).split("\n").at(-1)).toBe("4 passed, 2 failed");
});

it("a run without a single test is a failure, and the filter is named", async () => {
  const empty: Step = { title: "unit", run: async () => ({ passed: 0, failed: 0, skipped: 5, output: "" }) };
  const results = await runOneByOne([empty], () => undefined);
  expect(nothingRan(results, ["pakages"])).toMatchObject([{ title: "no test: pakages", failed: 1 }]);
  expect(nothingRan(await runOneByOne([passing], () => undefined), [])).toEqual([]);
});
