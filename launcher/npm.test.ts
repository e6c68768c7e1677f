import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { npmCommand } from "./npm.mjs";

const folder = mkdtempSync(join(tmpdir(), "npm-command-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("the npm that started the launcher is used again, with the launcher's own Node.js", () => {
  const script = join(folder, "npm-cli.js");
  writeFileSync(script, "");
  expect(npmCommand({ npm_execpath: script }, "linux")).toEqual({ file: process.execPath, args: [script] });
});

it("npm runs on the Node.js that the packages are for: what it leaves out is what does not suit that one", () => {
  const script = join(folder, "npm-cli.js");
  mkdirSync(folder, { recursive: true });
  writeFileSync(script, "");
  const found = npmCommand({ npm_execpath: script }, "linux", "/cache/node/bin/node");
  expect(found).toEqual({ file: "/cache/node/bin/node", args: [script] });
});

it.each(["/usr/lib/yarn/bin/yarn.js", "/usr/lib/pnpm/bin/pnpm.cjs", "/nowhere/npm-cli.js", ""])(
  "npm from the PATH is used when the caller is no npm that exists: %s",
  (npm_execpath) => {
    expect(npmCommand({ npm_execpath }, "linux")).toEqual({ file: "npm", args: [] });
  },
);
