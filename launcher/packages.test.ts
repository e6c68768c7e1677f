import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countInstalled, isInstalled, type LockEntries, markIncomplete, markInstalled } from "./packages.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "packages-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lock = (packages: LockEntries) => JSON.stringify({ lockfileVersion: 3, packages });

/** Leaves what npm leaves: the packages' folders and its record of them. */
function install(packages: LockEntries): void {
  for (const place of Object.keys(packages)) mkdirSync(join(root, place), { recursive: true });
  writeFileSync(join(root, "node_modules", ".package-lock.json"), lock(packages));
}

const a = { version: "1.0.0", integrity: "sha512-a" };
const b = { version: "2.0.0", integrity: "sha512-b" };

describe("what npm has installed", () => {
  it("counts when its record names the same packages", () => {
    install({ "node_modules/a": a, "node_modules/a/node_modules/b": b });
    expect(isInstalled(root, lock({ "": {}, "node_modules/a": a, "node_modules/a/node_modules/b": b }))).toBe(
      true,
    );
  });

  it.each([
    ["another version", { ...a, version: "1.0.1" }],
    ["another hash", { ...a, integrity: "sha512-other" }],
  ])("does not count with %s", (_, wanted) => {
    install({ "node_modules/a": a });
    expect(isInstalled(root, lock({ "node_modules/a": wanted }))).toBe(false);
  });

  it("does not count when a package is missing from the record or from the disk", () => {
    install({ "node_modules/a": a });
    expect(isInstalled(root, lock({ "node_modules/a": a, "node_modules/b": b }))).toBe(false);
    rmSync(join(root, "node_modules", "a"), { recursive: true });
    expect(isInstalled(root, lock({ "node_modules/a": a }))).toBe(false);
  });

  it("may leave out what is for development or for other machines", () => {
    install({ "node_modules/a": a });
    const others = { "node_modules/b": { ...b, dev: true }, "node_modules/c": { ...b, optional: true } };
    expect(isInstalled(root, lock({ "node_modules/a": a, ...others }))).toBe(true);
  });

  it("does not count without a record, which npm writes last", () => {
    mkdirSync(join(root, "node_modules", "a"), { recursive: true });
    expect(isInstalled(root, lock({ "node_modules/a": a }))).toBe(false);
  });

  it("is counted without the project's own packages", () => {
    install({ "node_modules/a": a, "node_modules/own": { link: true }, "packages/own": {} });
    expect(countInstalled(root)).toBe(1);
  });
});

describe("what the launcher has installed", () => {
  it("counts for the very lock file that it was installed for", () => {
    mkdirSync(join(root, "node_modules"));
    markInstalled(root, lock({ "node_modules/a": a }));
    expect(isInstalled(root, lock({ "node_modules/a": a }))).toBe(true);
    expect(isInstalled(root, lock({ "node_modules/a": b }))).toBe(false);
  });

  it("does not count any more once a new install has begun", () => {
    install({ "node_modules/a": a });
    markInstalled(root, lock({ "node_modules/a": a }));
    markIncomplete(root);
    expect(isInstalled(root, lock({ "node_modules/a": a }))).toBe(false);
    expect(existsSync(join(root, "node_modules", "a"))).toBe(true);
  });
});
