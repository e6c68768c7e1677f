// The launcher on a machine whose Node.js is too old: a stand-in for npm brings a stand-in for Node.js.

import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type LauncherProject, makeProject } from "./support/launcher-project.ts";

let project: LauncherProject;
afterEach(() => project.remove());

describe("the runtime", () => {
  const runtime = (version: string) =>
    `#!/bin/sh\nif [ "$1" = --version ]; then echo v${version}; exit; fi\necho fetched runtime\nexec "${process.execPath}" "$@"\n`;
  const pinned = `export const pinnedRuntimes = {
    [process.platform + "-" + process.arch]: { name: "node-test", version: "99.1.0", program: "bin/node", integrity: "sha512-x" },
  };\n`;
  const environment = { FAKE_NPM_RUNTIME: runtime("99.1.0") };

  /** A project for which the Node.js that runs the tests is too old. */
  function makeTooNewProject(): LauncherProject {
    const made = makeProject({ nodeRange: "^98.2 || >=99.1" });
    made.write("launcher/pinned.mjs", pinned);
    return made;
  }

  const fetches = () => project.npmCalls().filter(({ folder }) => folder.startsWith(project.cache)).length;
  const runtimes = () => join(project.cache, "runtimes");
  const program = () => join(runtimes(), "node-test-99.1.0", "node_modules", "node-test", "bin", "node");

  it("is fetched once when the running one is too old, and runs the program", async () => {
    project = makeTooNewProject();
    const first = await project.launch(["hello.mjs", "you"], environment).ended;
    expect(first).toMatchObject({ code: 0, stdout: "fetched runtime\nhello you\n" });
    expect(first.stderr).toContain(
      `needs Node.js ^98.2 || >=99.1, and this is Node.js ${process.versions.node}`,
    );
    expect(first.stderr).toContain("in production install the official Node.js");

    const second = await project.launch(["hello.mjs", "again"], environment).ended;
    expect(second).toMatchObject({ code: 0, stdout: "fetched runtime\nhello again\n", stderr: "" });
    expect(fetches()).toBe(1);
  });

  it("is found first on the program's PATH, after the installed commands", async () => {
    project = makeTooNewProject();
    project.write("path.mjs", "console.log(process.env.PATH); console.log(process.env.NODE_COMPILE_CACHE);");
    const { stdout } = await project.launch(["path.mjs"], environment).ended;
    const bin = join(project.root, "node_modules", ".bin");
    expect(stdout).toContain(`\n${bin}:${dirname(program())}:${project.environment["PATH"]}\n`);
    expect(stdout).toContain(join(project.root, "node_modules", ".cache"));
  });

  it.each([
    ["cut short", () => truncateSync(program(), 20)],
    ["partly deleted", () => rmSync(program())],
    ["never checked", () => rmSync(join(runtimes(), "node-test-99.1.0", "checked"))],
  ])("is fetched again when the one in the cache was %s", async (_, damage) => {
    project = makeTooNewProject();
    await project.launch(["hello.mjs"], environment).ended;
    damage();
    expect(await project.launch(["hello.mjs"], environment).ended).toMatchObject({
      code: 0,
      stdout: "fetched runtime\nhello \n",
    });
    expect(fetches()).toBe(2);
    expect(readdirSync(runtimes())).toEqual(["node-test-99.1.0"]);
  });

  it("is not kept when it is not the version that was asked for", async () => {
    project = makeTooNewProject();
    const ended = await project.launch(["hello.mjs"], { FAKE_NPM_RUNTIME: runtime("12.0.0") }).ended;
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain("does not run here");
    expect(readdirSync(runtimes())).toEqual([]);
  });

  it("is not kept when npm finds another hash, and the message says so", async () => {
    project = makeTooNewProject();
    const ended = await project.launch(["hello.mjs"], { FAKE_NPM_FAILURE: "code EINTEGRITY" }).ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Node.js 99.1.0 could not be fetched");
    expect(ended.stderr).toContain("differs from the one");
    expect(ended.stderr).toContain("https://nodejs.org/");
    expect(readdirSync(runtimes())).toEqual([]);
    expect(await project.launch(["hello.mjs"], environment).ended).toMatchObject({ code: 0 });
  });

  it("is fetched once when two start at the same time", async () => {
    project = makeTooNewProject();
    const gate = join(project.root, "gate");
    const first = project.launch(["hello.mjs", "one"], { ...environment, FAKE_NPM_GATE: gate });
    await first.seen("Fetching");
    const second = project.launch(["hello.mjs", "two"], { ...environment, FAKE_NPM_GATE: gate });
    await second.seen("waiting for the download");
    writeFileSync(gate, "");
    expect(await first.ended).toMatchObject({ code: 0, stdout: "fetched runtime\nhello one\n" });
    expect(await second.ended).toMatchObject({ code: 0, stdout: "fetched runtime\nhello two\n" });
    expect(fetches()).toBe(1);
  });

  it("goes into the project when the home folder may not be written", async () => {
    project = makeTooNewProject();
    const home = join(project.root, "a-file-and-no-folder");
    writeFileSync(home, "");
    const extra = { ...environment, MUSIC_BRAIN_CACHE: "", HOME: home };
    const ended = await project.launch(["hello.mjs"], extra).ended;
    expect(ended).toMatchObject({ code: 0, stdout: "fetched runtime\nhello \n" });
    expect(existsSync(join(project.root, ".cache", "music-brain", "runtimes", "node-test-99.1.0"))).toBe(
      true,
    );
  });

  it("has to be installed by hand on a platform for which none is published, and the message says which", async () => {
    project = makeTooNewProject();
    project.write("launcher/pinned.mjs", "export const pinnedRuntimes = {};\n");
    const ended = await project.launch(["hello.mjs"]).ended;
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain(
      `Install Node.js ^98.2 || >=99.1 for ${process.platform} on ${process.arch}`,
    );
    expect(project.npmCalls()).toEqual([]);
  });

  it("is the one in MUSIC_BRAIN_NODE when that is new enough", async () => {
    project = makeTooNewProject();
    const named = join(project.root, "my-node");
    writeFileSync(named, runtime("98.7.1"), { mode: 0o755 });
    const ended = await project.launch(["hello.mjs"], { MUSIC_BRAIN_NODE: named }).ended;
    expect(ended).toMatchObject({ code: 0, stdout: "fetched runtime\nhello \n" });
    expect(fetches()).toBe(0);
  });

  it.each([
    [
      "too old",
      process.execPath,
      `is Node.js ${process.versions.node}, but Music Brain needs ^98.2 || >=99.1`,
    ],
    ["missing", "/nonexistent/node", "there is no such file"],
    ["something else", "/bin/ls", "is not a Node.js program"],
  ])("is refused when the one in MUSIC_BRAIN_NODE is %s", async (_, named, message) => {
    project = makeTooNewProject();
    const ended = await project.launch(["hello.mjs"], { MUSIC_BRAIN_NODE: named }).ended;
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain(message);
  });
});
