/**
 * `npm run bench`: what the project promises about speed and memory, measured. Figures of the service are ratios to a
 * bare node:http server in interleaved runs, because the machine is never quite the same from one minute to the next.
 * `npm run bench -- engine` measures one part; parts are engine, service.
 */
import process from "node:process";
import { benchEngine } from "./engine.ts";
import { describeMachine } from "./machine.ts";
import { benchService } from "./service.ts";

const parts: Readonly<Record<string, () => Promise<string> | string>> = {
  engine: benchEngine,
  service: benchService,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no part "${unknown[0]}": use ${Object.keys(parts).join(" or ")}.\n`);
  process.exit(1);
}

process.stdout.write(`${describeMachine()}\n`);
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${await measure()}\n`);
}
