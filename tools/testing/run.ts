import { performance } from "node:perf_hooks";
import { Stopped } from "./command.ts";
import type { Result, Step } from "./outcome.ts";

/**
 * Runs steps one after the other. A step that throws has failed once, and the next one runs all the same.
 *
 * @param print writes a line
 * @throws {Stopped} when somebody asked for it
 */
export async function runOneByOne(steps: readonly Step[], print: (text: string) => void): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) {
    print(heading(step));
    const result = await measure(step);
    if (result.output !== "") print(result.output);
    print(ending(result));
    results.push(result);
  }
  return results;
}

/**
 * Runs steps side by side and shows each as a block, in their order.
 *
 * @param print writes a line
 * @throws {Stopped} when somebody asked for it
 */
export async function runBeside(steps: readonly Step[], print: (text: string) => void): Promise<Result[]> {
  const results = await Promise.all(steps.map(measure));
  for (const result of results) {
    print(heading(result));
    if (result.output !== "") print(result.output);
    print(ending(result));
  }
  return results;
}

async function measure(step: Step): Promise<Result> {
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  try {
    return { title: step.title, ...(await step.run()), seconds: since() };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { title: step.title, passed: 0, failed: 1, skipped: 0, output, seconds: since() };
  }
}

function heading({ title }: { readonly title: string }): string {
  return `\n── ${title} ${"─".repeat(Math.max(3, 74 - title.length))}`;
}

function ending({ title, failed, seconds }: Result): string {
  return `${title}: ${failed === 0 ? "passed" : "FAILED"} in ${seconds.toFixed(1)} s`;
}
