// What the first start on another machine needs of package-lock.json.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const lock: { packages: Record<string, Entry> } = JSON.parse(read("package-lock.json"));
const { allowScripts }: { allowScripts: Record<string, boolean> } = JSON.parse(read("package.json"));
const entries = Object.entries(lock.packages);

/** The places in which a package finds its dependency, from its own folder up to the root. */
function places(of: string, dependency: string): string[] {
  const own = of === "" ? `node_modules/${dependency}` : `${of}/node_modules/${dependency}`;
  if (of === "") return [own];
  return [own, ...places(of.slice(0, Math.max(0, of.lastIndexOf("/node_modules/"))), dependency)];
}

it("the lock file names the packages of every platform, because `npm ci` refuses one that does not", () => {
  const missing = entries.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !places(place, name).some((at) => at in lock.packages),
    ),
  );
  expect(missing).toEqual([]);
});

it("the lock file names no address, so that any registry serves it", () => {
  expect(entries.filter(([, { resolved, link }]) => resolved !== undefined && !link)).toEqual([]);
});

it("package.json says of every package with an install script whether that may run", () => {
  const unjudged = entries
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length))
    .filter((name) => !(name in allowScripts));
  expect(unjudged).toEqual([]);
});
