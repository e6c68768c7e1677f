/**
 * `npm run bench`: what the project promises about speed, memory and understanding, measured in ten minutes. Figures of the
 * service are ratios to a bare node:http server in interleaved runs, because the machine is never quite the same from one
 * minute to the next. What was measured is written to bench/RESULTS.md, and the table of promises into the README. A part
 * that fails is said to, and the others are measured all the same. Progress is told on stderr.
 *
 * `npm run bench -- engine` measures one part, and writes nothing; parts are engine, service, layers (what each of the
 * service's layers costs), identity (what it costs to know who asks), limits (what Redis adds to them), database (what
 * reading it costs), sound (how fast songs are rendered, beside FluidSynth), studio (the page in a browser), understanding
 * (how well people are understood).
 * `npm run bench -- understanding CORPUS_FOLDER` hears songs of people too.
 * `npm run bench -- compare URL` puts the same load on any service that speaks this HTTP contract.
 * `npm run bench -- musicality CORPUS_FOLDER` measures the music itself: see docs/musicality.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { benchCompare } from "./compare.ts";
import { benchDatabase } from "./database.ts";
import { benchEngine } from "./engine.ts";
import { benchIdentity } from "./identity.ts";
import { benchLayers } from "./layers.ts";
import { benchLimits } from "./limits.ts";
import { describeMachine } from "./machine.ts";
import { benchMusicality } from "./musicality/musicality.ts";
import { type Failure, promised, promisedTable } from "./promised.ts";
import {
  type PartResult,
  README_FILE,
  RESULTS_FILE,
  type Results,
  readmeWith,
  resultsPage,
} from "./results.ts";
import { benchService } from "./service.ts";
import { benchSound } from "./sound.ts";
import { benchStudio } from "./studio/studio.ts";
import { benchUnderstanding } from "./understanding/understanding.ts";

const parts: Readonly<Record<string, () => Promise<string> | string>> = {
  engine: benchEngine,
  service: benchService,
  layers: benchLayers,
  identity: benchIdentity,
  limits: benchLimits,
  database: benchDatabase,
  sound: benchSound,
  studio: benchStudio,
  understanding: benchUnderstanding,
};

const wanted = process.argv.slice(2);
try {
  if (wanted[0] === "musicality") process.stdout.write(`${benchMusicality(wanted.slice(1))}\n`);
  else if (wanted[0] === "understanding" && wanted.length === 2)
    process.stdout.write(`${await benchUnderstanding(wanted[1])}\n`);
  else if (wanted[0] === "compare") process.stdout.write(`${await benchCompare(wanted.slice(1))}\n`);
  else await runParts();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
  process.exitCode = 1;
}

async function runParts(): Promise<void> {
  const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    throw new Error(
      `There is no part "${unknown}": use ${Object.keys(parts).join(", ")}, compare with an address, or musicality with a folder.`,
    );
  }
  const start = performance.now();
  const results: PartResult[] = [];
  const failures: Failure[] = [];
  process.stdout.write(`${describeMachine()}\n`);
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const before = performance.now();
    tell(`${name} …`);
    try {
      const text = await measure();
      results.push({ name, text });
      process.stdout.write(`\n${text}\n\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push({ name, reason });
      tell(`${name}: ${error instanceof Error ? error.stack : reason}`);
    }
    tell(`${name}: ${((performance.now() - before) / 1000).toFixed(0)} s`);
  }
  const minutes = (performance.now() - start) / 60_000;
  if (failures.length > 0) process.exitCode = 1;
  const isWhole = wanted.length === 0;
  if (isWhole) promised("this benchmark as a whole", "minutes", minutes, 10);
  const promises = promisedTable(undefined, failures);
  process.stdout.write(`\n${promises}\n`);
  // Of a part alone the pages would say less than they did.
  if (isWhole) write({ machine: describeMachine(), minutes, promises, parts: results, failures });
}

function write(results: Results): void {
  writeFileSync(RESULTS_FILE, resultsPage(results));
  writeFileSync(README_FILE, readmeWith(readFileSync(README_FILE, "utf8"), results));
  process.stdout.write(`\nWritten to ${RESULTS_FILE}, and its promises to ${README_FILE}\n`);
}

function tell(progress: string): void {
  process.stderr.write(`${progress}\n`);
}
