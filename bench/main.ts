/**
 * `npm run bench`: what the project promises about speed and memory, measured. Figures of the service are ratios to a
 * bare node:http server in interleaved runs, because the machine is never quite the same from one minute to the next.
 * All of it takes some minutes, and is written to bench/RESULTS.md with the promises in one table and the machine it was on.
 * `npm run bench -- compare URL` puts the same load on any service that speaks this HTTP contract.
 * `npm run bench -- engine` measures one part; parts are engine, service, layers (what
 * each of the service's layers costs), identity (what it costs to know who asks), limits (what Redis adds to them),
 * database (what reading it costs), sound (how fast songs are rendered, beside FluidSynth), studio (the page in a browser), understanding (how well people are understood).
 * `npm run bench -- understanding CORPUS_FOLDER` hears songs of people too.
 * `npm run bench -- musicality CORPUS_FOLDER` measures the music itself: see docs/musicality.md.
 */
import process from "node:process";
import { benchCompare } from "./compare.ts";
import { benchDatabase } from "./database.ts";
import { benchEngine } from "./engine.ts";
import { benchIdentity } from "./identity.ts";
import { benchLayers } from "./layers.ts";
import { benchLimits } from "./limits.ts";
import { describeMachine } from "./machine.ts";
import { benchMusicality } from "./musicality/musicality.ts";
import { promisedTable } from "./promised.ts";
import { type PartResult, RESULTS_FILE, resultsPage, writeResults } from "./results.ts";
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
  const started = performance.now();
  const results: PartResult[] = [];
  process.stdout.write(`${describeMachine()}\n`);
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const text = await measure();
    results.push({ name, text });
    process.stdout.write(`\n${text}\n`);
  }
  process.stdout.write(`\n${promisedTable()}\n`);
  // Of a part alone the page would say less than it did.
  if (wanted.length > 0) return;
  writeResults(resultsPage(describeMachine(), (performance.now() - started) / 60_000, results));
  process.stdout.write(`\nWritten to ${RESULTS_FILE}\n`);
}
