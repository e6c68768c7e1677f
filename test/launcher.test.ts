// The launcher as a person meets it: a project in a temporary folder, real processes, and a stand-in for npm where
// npm would need the network. Here: the dependencies, and the program that is run in the end.

import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fakeNpm, gone, type LauncherProject, makeProject } from "./support/launcher-project.ts";

let project: LauncherProject;
afterEach(() => project.remove());

describe("dependencies", () => {
  it("are installed before the first start and not again before the second", async () => {
    project = makeProject();
    const first = await project.launch(["hello.mjs", "a", "b c"]).ended;
    expect(first).toMatchObject({ code: 0, stdout: "hello a b c\n" });
    expect(first.stderr).toContain("Installing the dependencies");
    expect(first.stderr).toContain("1 packages");

    const second = await project.launch(["hello.mjs"]).ended;
    expect(second).toMatchObject({ code: 0, stdout: "hello \n", stderr: "" });
    expect(project.npmCalls()).toHaveLength(1);
  });

  it("are installed again when the lock file has changed, whatever the times of the files say", async () => {
    project = makeProject();
    await project.launch(["hello.mjs"]).ended;
    project.lock("1.0.1");
    utimesSync(join(project.root, "package-lock.json"), 0, 0);
    const second = await project.launch(["hello.mjs"]).ended;
    expect(second).toMatchObject({ code: 0, stdout: "hello \n" });
    expect(project.npmCalls()).toHaveLength(2);
  });

  it("that the person installed with npm are not installed again", async () => {
    project = makeProject();
    const byHand = await project.start(process.execPath, [fakeNpm, "ci"]).ended;
    expect(byHand.code).toBe(0);
    utimesSync(join(project.root, "node_modules", ".package-lock.json"), 0, 0);
    expect(await project.launch(["hello.mjs"]).ended).toMatchObject({ code: 0, stderr: "" });
    expect(project.npmCalls()).toHaveLength(1);
  });

  it.each([
    ["code EINTEGRITY", "differs from the one"],
    ["code ECONNREFUSED", "cannot be reached"],
    ["code ENOSPC", "disk is full"],
  ])("that cannot be installed end the start with npm's words and advice: %s", async (failure, advice) => {
    project = makeProject();
    const failed = await project.launch(["hello.mjs"], { FAKE_NPM_FAILURE: failure }).ended;
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(failed.stderr).toContain(failure);
    expect(failed.stderr).toContain(advice);
    expect(existsSync(join(project.root, "node_modules", "half-made"))).toBe(true);

    const retried = await project.launch(["hello.mjs"]).ended;
    expect(retried).toMatchObject({ code: 0, stdout: "hello \n" });
    expect(project.npmCalls()).toHaveLength(2);
  });

  it("are installed once when two start at the same time", async () => {
    project = makeProject();
    const gate = join(project.root, "gate");
    const first = project.launch(["hello.mjs", "one"], { FAKE_NPM_GATE: gate });
    await first.seen("Installing");
    const second = project.launch(["hello.mjs", "two"], { FAKE_NPM_GATE: gate });
    await second.seen("waiting for the installation");
    writeFileSync(gate, "");
    expect(await first.ended).toMatchObject({ code: 0, stdout: "hello one\n" });
    expect(await second.ended).toMatchObject({ code: 0, stdout: "hello two\n" });
    expect(project.npmCalls()).toHaveLength(1);
  });

  it("are installed after a start that was killed in the middle of it", async () => {
    project = makeProject();
    const gate = join(project.root, "gate");
    const killed = project.launch(["hello.mjs"], { FAKE_NPM_GATE: gate });
    await killed.seen("Installing");
    await expect.poll(() => project.npmCalls().length).toBe(1);
    killed.child.kill("SIGKILL");
    for (const { pid } of project.npmCalls()) process.kill(pid, "SIGKILL");
    await killed.ended;
    const next = await project.launch(["hello.mjs"]).ended;
    expect(next).toMatchObject({ code: 0, stdout: "hello \n" });
    expect(next.stderr).not.toContain("waiting");
    expect(existsSync(join(project.root, "node_modules", "half-made"))).toBe(false);
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "stop being installed on %s, npm too, and the lock is free",
    async (signal) => {
      project = makeProject();
      const stopped = project.launch(["hello.mjs"], { FAKE_NPM_GATE: join(project.root, "never") });
      await stopped.seen("Installing");
      await expect.poll(() => project.npmCalls().length).toBe(1);
      stopped.child.kill(signal);
      expect(await stopped.ended).toMatchObject({ code: null, signal });
      for (const { pid } of project.npmCalls()) await gone(pid);

      expect(await project.launch(["hello.mjs"]).ended).toMatchObject({ code: 0, stdout: "hello \n" });
    },
  );

  it("need npm, and the message says where it comes from", async () => {
    project = makeProject();
    const ended = await project.launch(["hello.mjs"], { npm_execpath: "", PATH: "/nonexistent" }).ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("npm was not found");
  });
});

describe("the program", () => {
  // A launcher that npm has started stays as the program's parent; one that nobody has to watch over becomes the program.
  const ways = [
    ["from a terminal", {}],
    ["from npm", { npm_lifecycle_event: "start" }],
  ] as const;

  it.each(ways)("%s hands on its exit code", async (_, environment) => {
    project = makeProject();
    project.write("seven.mjs", "process.exitCode = 7;\n");
    expect(await project.launch(["seven.mjs"], environment).ended).toMatchObject({ code: 7, signal: null });
  });

  it.each(ways)("%s hands on the signal that ended it", async (_, environment) => {
    project = makeProject();
    project.write("killed.mjs", "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);\n");
    expect(await project.launch(["killed.mjs"], environment).ended).toMatchObject({
      code: null,
      signal: "SIGKILL",
    });
  });

  it("can be the command of an installed package", async () => {
    project = makeProject();
    expect(await project.launch(["tiny", "--flag"]).ended).toMatchObject({
      code: 0,
      stdout: "[ '--flag' ]\n",
    });
  });

  it.each([
    ["nothing.mjs", "nothing.mjs does not exist"],
    ["nothing", 'No package of this project has a command "nothing"'],
  ])("that does not exist is named in the message: %s", async (name, message) => {
    project = makeProject();
    const ended = await project.launch([name]).ended;
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(message);
  });

  it("`music-brain` works in the folder in which it is called, also through a link", async () => {
    project = makeProject();
    const bin = "apps/cli/bin/music-brain.mjs";
    project.write(bin, readFileSync(join(import.meta.dirname, "..", bin), "utf8"));
    project.write(
      "apps/cli/src/main.ts",
      "const args: string[] = process.argv.slice(2);\nconsole.log(process.cwd(), args);\n",
    );
    const elsewhere = join(project.root, "elsewhere");
    mkdirSync(elsewhere);
    const ended = await project.start(
      process.execPath,
      [join(project.root, bin), "-o", "song.mid"],
      {},
      { cwd: elsewhere },
    ).ended;
    expect(ended).toMatchObject({ code: 0, stdout: `${elsewhere} [ '-o', 'song.mid' ]\n` });
  });
});
