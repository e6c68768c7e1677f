// What somebody sees who starts the service on a terminal.
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { environment, type Running, start } from "./support/programs.ts";

/** The service on a terminal of its own, which `script` (of Debian's base) makes. */
function onTerminal(changes: Readonly<Record<string, string>> = {}, node = ""): Running {
  const command = `exec '${process.execPath}' ${node} apps/server/src/main.ts`;
  const service = start("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    env: environment({ PORT: "0", ...changes }),
  });
  onTestFinished(() => void service.child.kill("SIGKILL"));
  return service;
}

/** A request whose address has in it what a terminal obeys. */
async function ask(service: Running): Promise<void> {
  const [address] = await service.printed(/http:\/\/127\.0\.0\.1:\d+/);
  await fetch(`${address}/emotions/nope`, { headers: { "x-request-id": "somebody" } });
}

test("on a terminal the log is for people: the time, the level and the event on a line, and how to stop it", async () => {
  const service = onTerminal();
  await ask(service);
  const [line] = await service.printed(/.*\/emotions\/:base.*/);
  // Without its colours.
  expect(line.replace(/\u001b\[\d+m/g, "")).toMatch(
    /^\[\d\d:\d\d:\d\d\] INFO: request \{.*"status":404.*\}\r?$/,
  );
  await service.printed(/Ctrl-C stops it\./);
  expect(() => JSON.parse(line)).toThrow();
});

test("on a terminal nothing that is logged acts on it", async () => {
  const fault = `import { subscribe } from "node:diagnostics_channel";
    subscribe("http.server.request.start", () => setTimeout(() => { throw new Error("a\\u001b[2Jb\\u0007c"); }));`;
  const service = onTerminal({}, `--import 'data:text/javascript,${encodeURIComponent(fault)}'`);
  const [address] = await service.printed(/http:\/\/127\.0\.0\.1:\d+/);
  await fetch(`${address}/health`).catch(() => undefined);
  const { stdout } = await service.ended;
  expect(stdout).toContain("Error: a\\u001b[2Jb\\u0007c");
  expect(stdout).not.toContain("\u001b[2J");
  expect(stdout).not.toContain("\u0007");
});

test("on a terminal in production it is JSON as everywhere", async () => {
  const service = onTerminal({ NODE_ENV: "production" });
  await ask(service);
  const [line] = await service.printed(/^\{.*"request_id":"somebody".*\}/m);
  expect(JSON.parse(line)).toMatchObject({ status: 404, msg: "request" });
});
