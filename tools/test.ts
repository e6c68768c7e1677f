// `npm test`: the type check, the linter, the unit tests and the journeys, all of them even when one has failed.
//
//   npm test                         everything
//   npm test -- packages/engine     the type check, the linter and the tests in that folder
//   npm test -- -t "a name"         what follows the two dashes goes to Vitest
//
// The last line is `N passed, M failed`; the type check and the linter count as one each.

import { findProject } from "../launcher/project.mjs";
import { dieOf } from "../launcher/run.mjs";
import { Stopped } from "./testing/command.ts";
import { runBeside, runOneByOne } from "./testing/run.ts";
import { checks, tests } from "./testing/steps.ts";
import { failedIn, nothingRan, summary } from "./testing/summary.ts";

const { root } = findProject();
const filters = process.argv.slice(2);
const print = (text: string) => process.stdout.write(`${text}\n`);

try {
  const checked = await runBeside(checks(root), print);
  const tested = await runOneByOne(tests(root, filters), print);
  const results = [...checked, ...tested, ...nothingRan(tested, filters)];
  print(summary(results));
  process.exitCode = failedIn(results) === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  dieOf(error.signal);
}
