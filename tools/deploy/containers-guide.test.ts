// The commands of docs/DEPLOYMENT.md, "Containers", as far as they can be tried where no container engine is.
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCompose } from "./compose.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/DEPLOYMENT.md"), "utf8");
const commands = [...page.slice(page.indexOf("\n## Containers")).matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = ""]) => block.trim().split("\n"))
  .map((line) => line.trim());
const composeText = readFileSync(join(root, "docker-compose.yml"), "utf8");
const compose = readCompose(join(root, "docker-compose.yml"));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "music-brain-containers-"));
  for (const file of ["deploy", "Dockerfile", "docker-compose.yml"]) {
    cpSync(join(root, file), join(folder, file), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Services that a command may name while a profile is on: those without one are always there. */
const servicesOf = (profiles: readonly string[]) =>
  Object.entries(compose.services)
    .filter(
      ([, service]) =>
        (service.profiles ?? profiles).some((one) => profiles.includes(one)) || !service.profiles,
    )
    .map(([name]) => name);

const composeCommands = commands.filter((line) => line.startsWith("docker compose "));

test.each(composeCommands)("%s names what there is", (line) => {
  const profiles = [...line.matchAll(/--profile (\S+)/g)].flatMap(([, name]) => name ?? []);
  for (const profile of profiles) {
    expect(Object.values(compose.services).flatMap((one) => one.profiles ?? [])).toContain(profile);
  }
  const [, verb = "", rest = ""] =
    /^docker compose(?: --profile \S+)* (up|build|exec|run|stop)\b(.*)$/.exec(line) ?? [];
  expect(verb).not.toBe("");
  const scaled = [...rest.matchAll(/--scale (\w+)=\d+/g)].flatMap(([, name]) => name ?? []);
  const words = rest
    .replace(/ < .*| > .*/, "")
    .replace(/--scale \S+/g, "")
    .split(" ")
    .filter((word) => word !== "" && !word.startsWith("-"));
  // After the service of exec and run come the words of its own command.
  const named = verb === "exec" || verb === "run" ? words.slice(0, 1) : words;
  for (const name of [...scaled, ...named.map((word) => word.replace('"$replica"', "api-1"))]) {
    expect(servicesOf(profiles), line).toContain(name);
  }
});

test("every command is one of Compose, or one that is run here", () => {
  expect(composeCommands.length).toBeGreaterThan(8);
  const others = commands.filter((line) => !composeCommands.includes(line));
  expect(others).toEqual([
    "curl localhost:8000/health",
    "deploy/make-secrets.sh",
    "mkdir -p tls acme",
    "docker image tag music-brain music-brain:before",
    "for replica in api-1 api-2; do",
    "done",
    "docker image tag music-brain:before music-brain",
    "install -d -m 0700 -o 65532 backups",
    "mv --force secrets/secret_key secrets/secret_key_previous",
    "deploy/make-secrets.sh",
    "rm --force secrets/postgres_password secrets/database_url",
    "deploy/make-secrets.sh",
    "for replica in api-1 api-2; do",
    "done",
  ]);
});

test("without a variable of the environment every place in the file has a value", () => {
  const places = [...composeText.matchAll(/\$\{(\w+)([^}]*)\}/g)];
  expect(places.length).toBeGreaterThan(4);
  for (const [place, , rest] of places) expect(rest, place).toMatch(/^:-/);
});

test("the secrets of replicas are made by the commands of the page, for nobody but containers, and made once", () => {
  const run = () =>
    execFileSync("sh", ["-euc", "deploy/make-secrets.sh; mkdir -p tls acme"], { cwd: folder, stdio: "pipe" });
  run();
  const secrets = join(folder, "secrets");
  const files = Object.values(compose.secrets).map(({ file }) => file.replace("./secrets/", ""));
  expect(readdirSync(secrets).sort()).toEqual([...files, "redis_password"].sort());
  const text = (name: string) => readFileSync(join(secrets, name), "utf8").trim();
  expect(statSync(secrets).mode & 0o777).toBe(0o700);
  expect(text("secret_key").length).toBeGreaterThanOrEqual(64);
  const { pathname, hostname, password } = new URL(text("database_url"));
  expect({ pathname, hostname, password }).toEqual({
    pathname: "/music_brain",
    hostname: "postgres",
    password: text("postgres_password"),
  });
  expect(new URL(text("redis_url")).password).toBe(text("redis_password"));
  expect(text("redis.conf")).toBe(`requirepass ${text("redis_password")}`);
  const before = files.map(text);
  run();
  expect(files.map(text)).toEqual(before);
});

test("new secrets of containers: the old key stays beside the new one, and the address of the database has its new password", () => {
  const run = (script: string) => execFileSync("sh", ["-euc", script], { cwd: folder, stdio: "pipe" });
  const text = (name: string) => readFileSync(join(folder, "secrets", name), "utf8").trim();
  run("deploy/make-secrets.sh");
  const [key, before] = [text("secret_key"), text("postgres_password")];
  expect(text("secret_key_previous")).not.toBe(key);
  const chapter = commands.slice(
    commands.indexOf("mv --force secrets/secret_key secrets/secret_key_previous"),
  );
  run(chapter.filter((line) => /^(mv|rm|deploy)\b/.test(line)).join("\n"));
  expect(text("secret_key_previous")).toBe(key);
  expect(text("secret_key")).not.toBe(key);
  expect(text("postgres_password")).not.toBe(before);
  expect(new URL(text("database_url")).password).toBe(text("postgres_password"));
});

/** Runs pin-digests.sh beside a `docker` that knows one digest for every image, or none. */
const pin = (script: string) => {
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/docker"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "bin/docker"), 0o755);
  return spawnSync("deploy/pin-digests.sh", {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}/bin:${process.env["PATH"]}` },
  });
};
const pinned = () =>
  ["Dockerfile", "docker-compose.yml"].flatMap((name) => [
    ...readFileSync(join(folder, name), "utf8").matchAll(/[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}/g),
  ]);

test("pin-digests.sh writes the digest that each image has, and leaves all else as it is", () => {
  const was = readFileSync(join(folder, "docker-compose.yml"), "utf8");
  const images = pinned().map(([image]) => image.split("@")[0]);
  expect(images.length).toBeGreaterThan(7);
  const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
  const script = `cat > /dev/null; [ "$1 $2 $3" = "buildx imagetools inspect" ] && echo ${digest}`;
  expect(pin(script)).toMatchObject({ status: 0, stderr: "" });
  expect(pinned().map(([image]) => image)).toEqual(images.map((image) => `${image}@${digest}`));
  const now = readFileSync(join(folder, "docker-compose.yml"), "utf8");
  expect(now.replace(/sha256:[0-9a-f]{64}/g, "")).toBe(was.replace(/sha256:[0-9a-f]{64}/g, ""));
});

test.each(["echo nothing that is known", "echo 'no such manifest' >&2; exit 1"])(
  "pin-digests.sh stops where a digest is not told, and writes nothing in its place: %s",
  (script) => {
    const before = pinned().map(([image]) => image);
    expect(pin(script).status).not.toBe(0);
    expect(pinned().map(([image]) => image)).toEqual(before);
  },
);
