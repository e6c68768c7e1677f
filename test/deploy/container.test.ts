// The image of Dockerfile: built from its text by a program that builds images, and run as a container is.
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, globSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeOptions } from "../../launcher/options.mjs";
import { freePort } from "../support/free-port.ts";
import { addressOf, type Running, start } from "../support/programs.ts";
import { buildImage, type Image, inContainer, isIn, textIn, variablesOf } from "./support/image.ts";

const SECRET_KEY = "dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV";
const MOST_BYTES = 250e6;

let image: Image;
let service: Running;
let address: string;
let variables: Record<string, string>;
const volume = mkdtempSync(join(tmpdir(), "music-brain-volume-"));

beforeAll(async () => {
  image = buildImage();
  const [uid, gid] = image.config.User.split(":").map(Number);
  chownSync(volume, uid ?? 0, gid ?? 0);
  variables = { ...variablesOf(image), HOST: "127.0.0.1", PORT: String(await freePort()), SECRET_KEY };
  const [program = "", ...args] = inContainer(image, volume, [
    ...image.config.Entrypoint,
    ...image.config.Cmd,
  ]);
  service = start(program, args, { env: { PATH: process.env["PATH"], ...variables } });
  address = await addressOf(service);
});

afterAll(async () => {
  service?.child.kill("SIGKILL");
  await service?.ended;
  image?.remove();
  rmSync(volume, { recursive: true, force: true });
});

/** The process that is the first of its namespace, as this machine numbers it. */
const first = () =>
  Number(
    execFileSync("ps", ["--ppid", String(service.child.pid), "-o", "pid="], { encoding: "utf8" }).trim(),
  );

/** Runs a program beside the service, as `docker exec` and HEALTHCHECK do. */
const beside = (...args: readonly string[]) =>
  spawnSync(
    "nsenter",
    [
      `--target=${first()}`,
      "--mount",
      "--pid",
      "chroot",
      `--userspec=${image.config.User}`,
      image.path,
      ...args,
    ],
    { env: { PATH: process.env["PATH"], ...variables }, encoding: "utf8" },
  );

test("it is smaller than 250 MB, unpacked", () => {
  process.stdout.write(`the image has ${(image.bytes / 1e6).toFixed(1)} MB\n`);
  expect(image.bytes).toBeLessThan(MOST_BYTES);
});

test("it answers as an account without a name, with nothing to write to but its volume", async () => {
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const status = execFileSync("cat", [`/proc/${first()}/status`], { encoding: "utf8" });
  expect(status).toMatch(/^Uid:\t65532\t65532/m);
  const written = globSync("**", { cwd: volume }).filter((name) => name !== "");
  expect(written.join(" ")).toContain(".sqlite");
  for (const name of written) expect(statSync(join(volume, name)).uid).toBe(65_532);
  const write = "try { require('fs').writeFileSync('/app/x', '') } catch ({ code }) { console.log(code) }";
  expect(beside("/usr/local/bin/node", "-e", write).stdout.trim()).toMatch(/EROFS|EACCES/);
});

test("everything works that the service does: songs as data, sound and score, the pages and the studio", async () => {
  const wish = JSON.stringify({ intent: { emotional_intent: "joy", technical: { bars: 4 } }, seed: 1 });
  for (const accept of ["application/json", "audio/midi", "audio/mpeg", "image/svg+xml"]) {
    const headers = { "content-type": "application/json", accept };
    const answer = await fetch(`${address}/generate`, { method: "POST", headers, body: wish });
    expect(answer.status, accept).toBe(200);
    expect(answer.headers.get("content-type")).toContain(accept);
  }
  for (const path of ["/docs", "/redoc", "/openapi.json", "/studio/"]) {
    expect((await fetch(address + path)).status, path).toBe(200);
  }
  const page = await (await fetch(`${address}/redoc`)).text();
  const [, script = ""] = /<script[^>]* src="([^"]+)"/.exec(page) ?? [];
  expect((await fetch(new URL(script, `${address}/redoc`))).status).toBe(200);
});

test("the health check says so, and the command of the image does what is asked of it", () => {
  expect(beside("/usr/local/bin/node", "/app/deploy/container/healthy.mjs").status).toBe(0);
  expect(beside("/usr/local/bin/music-brain", "rules").stdout).toContain("parallel");
});

test("there is no shell, no package manager, no test and no tool of development in it; its parts are listed, with licences", () => {
  for (const file of [
    "bin/sh",
    "usr/bin/sh",
    "usr/bin/apt-get",
    "usr/local/bin/npm",
    "app/node_modules/vitest",
    "app/test",
  ]) {
    expect(isIn(image, file), file).toBe(false);
  }
  const parts = JSON.parse(textIn(image, "app/sbom.cdx.json"));
  expect(parts.bomFormat).toBe("CycloneDX");
  expect(parts.components.length).toBeGreaterThan(50);
  expect(isIn(image, "app/NOTICE") && isIn(image, "app/node_modules/fastify/LICENSE")).toBe(true);
});

test("the code that was compiled when it was built is read when it starts", () => {
  expect(globSync("compiled/**/*", { cwd: image.path }).length).toBeGreaterThan(100);
  const told = beside(
    "/usr/local/bin/node",
    ...nodeOptions,
    "-p",
    "require('module').getCompileCacheDir()",
  ).stdout;
  expect(told).toMatch(/^\/compiled\//);
});

test("it says how it is run, and what it is", () => {
  expect(image.config).toMatchObject({
    User: "65532:65532",
    WorkingDir: "/app",
    Cmd: ["serve"],
    StopSignal: "SIGTERM",
    Volumes: { "/data": {} },
    ExposedPorts: { "8000/tcp": {} },
    Labels: {
      "org.opencontainers.image.title": "Music Brain",
      "org.opencontainers.image.revision": "as-it-is",
    },
  });
});

test("as the first process of its namespace it ends by itself at SIGTERM, and well", async () => {
  process.kill(first(), "SIGTERM");
  const { code, stdout } = await service.ended;
  expect(code).toBe(0);
  expect(stdout).toContain('"stopped"');
});
