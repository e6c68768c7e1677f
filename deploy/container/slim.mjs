// Takes out of an installation what the service never reads, so that its image is small: `node slim.mjs FOLDER`.
//
// - The packages that only Redoc's sources need: /redoc is served from its one finished file.
// - Builds of libraries that the service does not load, and data of their own tests.
// - Maps and declarations for editors, and texts for people. Licences stay: they have to go with the code.

import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Packages that are used by a finished file in them alone. */
const finished = new Set(["node_modules/redoc"]);

/** What is in packages that are used, and is not: those that are gone from a newer version are to go from here. */
const unloaded = [
  "bintrees/test",
  "js-synthesizer/externals/libfluidsynth-2.3.0.js",
  "js-synthesizer/externals/libfluidsynth-2.3.0-with-libsndfile.js",
  "js-synthesizer/externals/libfluidsynth-2.4.6.js",
  "verovio/dist/verovio-module-hum.mjs",
  "verovio/dist/verovio-toolkit-wasm.js",
];

const unread = /\.(?:map|d\.[cm]?ts|tsbuildinfo|flow|md|markdown)$/i;
const licence = /licen[cs]e|copying|notice/i;

/**
 * @typedef {object} Entry
 * @property {boolean} [link]
 * @property {string} [resolved] where a link leads
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 */

const [, , root = "."] = process.argv;
/** @type {Record<string, Entry>} */
const installed = JSON.parse(readFileSync(join(root, "node_modules/.package-lock.json"), "utf8")).packages;

const used = usedBy(Object.keys(installed).filter((place) => !place.includes("node_modules/")));
for (const [place, { link }] of Object.entries(installed)) {
  if (!link && !used.has(place)) rmSync(join(root, place), { recursive: true, force: true });
}
for (const place of unloaded) rmSync(join(root, "node_modules", place), { recursive: true });
clean(join(root, "node_modules"));

/**
 * The places of everything that these packages need, as Node.js finds it.
 *
 * @param {readonly string[]} places
 * @returns {Set<string>}
 */
function usedBy(places) {
  const found = new Set(places);
  for (const place of found) {
    const { dependencies, optionalDependencies, peerDependencies } = installed[place] ?? {};
    if (finished.has(place)) continue;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const there = find(name, place);
      if (there === undefined) continue;
      found.add(there);
      const { link, resolved } = installed[there] ?? {};
      if (link && resolved !== undefined) found.add(resolved);
    }
  }
  return found;
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {string | undefined}
 */
function find(name, from) {
  for (let folder = from; ; folder = folder === "" || folder === "." ? "/" : dirname(folder)) {
    if (folder === "/") return undefined;
    if (basename(folder) === "node_modules") continue;
    const place = folder === "" || folder === "." ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (installed[place] !== undefined) return place;
  }
}

/**
 * Files that nobody reads, and folders that are empty then. Links lead to the project's own packages, and are left.
 *
 * @param {string} folder
 */
function clean(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = join(folder, entry.name);
    if (entry.isDirectory()) {
      clean(inner);
      if (readdirSync(inner).length === 0) rmSync(inner, { recursive: true });
    } else if (entry.isFile() && unread.test(entry.name) && !licence.test(entry.name)) {
      rmSync(inner);
    }
  }
}
