/** How long the engine takes to load, and what it holds then: medians over fresh processes. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promised } from "./promised.ts";
import { type Bounds, rounds } from "./rounds.ts";
import { quantile, table } from "./table.ts";

const PROCESSES: Bounds = { least: 3, most: 7, seconds: 4 };

const rows: readonly (readonly [part: string, name: string])[] = [
  ["learned", "learned tables, ready for every mode and style"],
  ["words", "thesaurus and index of words"],
  ["engine", "the whole engine and its first song"],
];

/** The table of loading. Compiled code is kept from an earlier process, as it is for every start but the first. */
export function benchLoading(): string {
  const title = `Loading, median of ${PROCESSES.least} to ${PROCESSES.most} fresh processes (aim: learned tables in 50 ms, under 40 MB)`;
  const figures = rows.map(([part, name]) => {
    load(part);
    const loads = Array.from(rounds(PROCESSES), () => load(part));
    const median = (values: readonly number[]) => quantile(values, 0.5).toFixed(1);
    if (part === "learned") {
      promised("loading learned tables", "ms", Number(median(loads.map(([ms]) => ms))), 50);
      promised("holding learned tables", "MB", Number(median(loads.map(([, mb]) => mb))), 40);
    }
    return [name, median(loads.map(([ms]) => ms)), median(loads.map(([, mb]) => mb))];
  });
  return table(title, ["", "ms", "MB held"], figures);
}

/** Milliseconds and megabytes of one fresh process. */
function load(part: string): readonly [milliseconds: number, megabytes: number] {
  const program = fileURLToPath(new URL("tables.ts", import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", program, part], {
    encoding: "utf8",
  });
  const [, milliseconds, megabytes] = /"milliseconds":([\d.]+),"megabytes":(-?[\d.]+)/.exec(stdout) ?? [];
  if (status !== 0 || milliseconds === undefined)
    throw new Error(`loading ${part} failed: ${stderr}${stdout}`);
  return [Number(milliseconds), Number(megabytes)];
}
