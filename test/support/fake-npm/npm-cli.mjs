// Stands in for npm in the launcher's tests, so that they need no network. It knows `ci` only, and does what the
// launcher relies on: it empties node_modules, puts a folder there for every package of the lock file, and writes
// its own record last.
//
//   FAKE_NPM_LOG      a file that gets one line a call: process number, space, working directory
//   FAKE_NPM_GATE     a file: the install goes on when it exists
//   FAKE_NPM_FAILURE  a text: the install stops half way with this as its message
//   FAKE_NPM_RUNTIME  a shell script: the content of the program in a package whose name begins with "node-"

import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const { FAKE_NPM_LOG, FAKE_NPM_GATE, FAKE_NPM_FAILURE, FAKE_NPM_RUNTIME } = process.env;
const root = process.cwd();
if (process.argv[2] !== "ci" || !existsSync(join(root, "package.json"))) {
  process.stderr.write(`npm error unexpected call: ${process.argv.slice(2).join(" ")}\n`);
  process.exit(2);
}
if (FAKE_NPM_LOG) appendFileSync(FAKE_NPM_LOG, `${process.pid} ${root}\n`);

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
rmSync(join(root, "node_modules"), { recursive: true, force: true });
mkdirSync(join(root, "node_modules", "half-made"), { recursive: true });
while (FAKE_NPM_GATE && !existsSync(FAKE_NPM_GATE)) await pause(10);
if (FAKE_NPM_FAILURE) {
  process.stderr.write(`npm error ${FAKE_NPM_FAILURE}\n`);
  process.exit(1);
}
rmSync(join(root, "node_modules", "half-made"), { recursive: true });
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === "") continue;
  const name = basename(place);
  mkdirSync(join(root, place), { recursive: true });
  writeFileSync(join(root, place, "package.json"), JSON.stringify({ name, version: entry.version }));
  for (const file of Object.values(entry.bin ?? {}))
    put(join(root, place, file), "console.log(process.argv.slice(2));\n");
  if (name.startsWith("node-") && FAKE_NPM_RUNTIME) put(join(root, place, "bin", "node"), FAKE_NPM_RUNTIME);
}
writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: lock.packages }));

/**
 * @param {string} file
 * @param {string} text
 */
function put(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}
