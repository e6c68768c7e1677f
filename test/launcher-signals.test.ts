// A server that the launcher has started, and the ways in which people and machines stop it. npm is the real one.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { gone, isRunning, type LauncherProject, makeProject } from "./support/launcher-project.ts";

let project: LauncherProject;
afterEach(() => project.remove());

describe("a server", () => {
  const server = `
    console.log("pid " + process.pid);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) {
      process.on(signal, () => {
        console.log("asked by " + signal);
        setTimeout(() => { console.log("stopped cleanly"); process.exit(0); }, 50);
      });
    }
    setInterval(() => {}, 1000);
    console.log("ready");\n`;
  const npm = process.env["npm_execpath"];
  const [npmFile, npmArgs] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];

  /** A project whose dependencies are installed and whose `npm start` runs the server. */
  async function makeServerProject(start: string): Promise<LauncherProject> {
    const made = makeProject();
    made.write("server.mjs", server);
    made.write(
      "package.json",
      JSON.stringify({ name: "fixture", type: "module", engines: { node: ">=18.0" }, scripts: { start } }),
    );
    await made.launch(["hello.mjs"]).ended;
    return made;
  }

  const startNpm = (environment = {}) =>
    project.start(
      npmFile,
      [...npmArgs, "start"],
      { npm_config_update_notifier: "false", ...environment },
      { detached: true },
    );
  const pidIn = (stdout: string) => Number(/pid (\d+)/.exec(stdout)?.[1]);
  const script: string = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8"))
    .scripts.start;
  const start = script.replace("apps/server/src/main.ts", "server.mjs");

  it.each([
    ["SIGTERM", "a terminal", {}],
    ["SIGINT", "a terminal", {}],
    ["SIGHUP", "a terminal", {}],
    ["SIGTERM", "npm", { npm_lifecycle_event: "start" }],
    ["SIGINT", "npm", { npm_lifecycle_event: "start" }],
    ["SIGHUP", "npm", { npm_lifecycle_event: "start" }],
    ["SIGQUIT", "npm", { npm_lifecycle_event: "start" }],
  ] as const)("stops cleanly when the launcher gets %s, started from %s", async (signal, _, environment) => {
    project = await makeServerProject(start);
    const started = project.launch(["server.mjs"], environment);
    const pid = pidIn(await started.seen("ready"));
    started.child.kill(signal);
    const ended = await started.ended;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.stdout).toContain(`asked by ${signal}\nstopped cleanly`);
    await gone(pid);
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "of `npm start` stops cleanly when npm gets %s, and npm waits for it",
    async (signal) => {
      project = await makeServerProject(start);
      const started = startNpm();
      const pid = pidIn(await started.seen("ready"));
      let stillRunning = true;
      started.child.once("exit", () => {
        stillRunning = isRunning(pid);
      });
      started.child.kill(signal);
      const ended = await started.ended;
      expect(ended).toMatchObject({ code: 0, signal: null });
      expect(ended.stdout).toContain("stopped cleanly");
      expect(stillRunning).toBe(false);
      await gone(pid);
    },
  );

  it("of `npm start` stops cleanly on Ctrl-C, which reaches the whole process group", async () => {
    project = await makeServerProject(start);
    const started = startNpm();
    const pid = pidIn(await started.seen("ready"));
    process.kill(-Number(started.child.pid), "SIGINT");
    const ended = await started.ended;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.stdout).toContain("stopped cleanly");
    await gone(pid);
  });

  it("stops cleanly when a shell between npm and the launcher swallows SIGTERM", async () => {
    project = await makeServerProject("node launcher/launch.mjs server.mjs");
    const shell = join(project.root, "shell");
    writeFileSync(shell, '#!/bin/sh\neval "$2"\nexit $?\n', { mode: 0o755 });
    const started = startNpm({ npm_config_script_shell: shell });
    const pid = pidIn(await started.seen("ready"));
    started.child.kill("SIGTERM");
    expect((await started.ended).stdout).toContain("stopped cleanly");
    await gone(pid);
  });

  it("does not outlive an npm that was killed", async () => {
    project = await makeServerProject(start);
    const started = startNpm();
    const pid = pidIn(await started.seen("ready"));
    started.child.kill("SIGKILL");
    expect((await started.ended).stdout).toContain("asked by SIGTERM\nstopped cleanly");
    await gone(pid);
  });
});
