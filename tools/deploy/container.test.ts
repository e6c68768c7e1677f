// What a linter of Dockerfiles (hadolint's rules by their numbers) and a reviewer of containers would say.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DockerfileParser, From, type Instruction } from "dockerfile-ast";
import { expect, test } from "vitest";
import { nodeOptions } from "../../launcher/options.mjs";
import { readCompose } from "./compose.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

const dockerfile = DockerfileParser.parse(read("Dockerfile"));
const instructions = dockerfile.getInstructions();
const of = (keyword: string, among: readonly Instruction[] = instructions) =>
  among.filter((one) => one.getKeyword() === keyword);
const argumentsOf = (one: Instruction | undefined) => one?.getArgumentsContent() ?? "";

/** The instructions of the last stage, which is the image. */
const image = instructions.slice(instructions.findLastIndex((one) => one.getKeyword() === "FROM"));
const compose = readCompose(join(root, "docker-compose.yml"));
const services = Object.entries(compose.services);

const DIGEST = /:[\w.-]+@sha256:[0-9a-f]{64}$/;

test("every image is one tag and one digest (DL3006, DL3007)", () => {
  const bases = of("ARG")
    .map(argumentsOf)
    .filter((text) => /^\w+_IMAGE=/.test(text));
  expect(bases).toHaveLength(2);
  for (const base of bases) expect(base).toMatch(DIGEST);
  for (const from of of("FROM")) {
    expect(from instanceof From && from.getImage()).toMatch(/^\$\{(NODE|BASE)_IMAGE\}$/);
  }
  const foreign = services.filter(([, { image }]) => image !== "music-brain");
  expect(foreign).toHaveLength(6);
  for (const [, { image }] of foreign) expect(image).toMatch(DIGEST);
});

test("what is copied is copied, by absolute or declared paths, and only what the next stages need (DL3020, DL3000, DL3045)", () => {
  expect(of("ADD")).toEqual([]);
  for (const directory of of("WORKDIR")) expect(argumentsOf(directory)).toMatch(/^\//);
  // The last stage takes nothing from the build's context: what is in it has been through the others.
  for (const copy of of("COPY", image)) expect(String(copy)).toContain("--from=whole");
});

test("no command is run as root that could be run as somebody else, and the last account is a number (DL3002)", () => {
  expect(argumentsOf(of("USER", image).at(-1))).toBe("65532:65532");
  expect(read("Dockerfile")).not.toMatch(/\bsudo\b/);
});

test("packages are those of the lock file, without scripts of theirs, and the image's without tools (DL3016)", () => {
  const installs = of("RUN")
    .map(argumentsOf)
    .filter((text) => /\bnpm\b/.test(text));
  expect(installs.length).toBeGreaterThan(1);
  for (const install of installs) {
    expect(install).toContain("npm ci");
    expect(install).toContain("--ignore-scripts");
    expect(install).not.toMatch(/npm (i|install)\b|apt-get|curl|wget/);
  }
  expect(installs[0]).toMatch(/--omit=dev[\s\S]*npm sbom/);
  expect(of("RUN", image)).toEqual([]);
});

test("it starts in exec form, with the options that the launcher gives, and hears signals itself (DL3025)", () => {
  for (const keyword of ["ENTRYPOINT", "CMD"]) {
    expect(of(keyword, image)).toHaveLength(1);
    expect(JSON.parse(argumentsOf(of(keyword, image)[0]))).toEqual(expect.any(Array));
  }
  const [program, ...rest] = JSON.parse(argumentsOf(of("ENTRYPOINT", image)[0]));
  expect(program).toBe("/usr/local/bin/node");
  expect(rest).toEqual([...nodeOptions, "/app/apps/cli/src/main.ts"]);
  expect(argumentsOf(of("STOPSIGNAL", image)[0])).toBe("SIGTERM");
});

test("it says what it is and whether it is well, and has one place to write to", () => {
  const labels = of("LABEL", image).map(argumentsOf).join(" ");
  for (const label of ["title", "description", "licenses", "version", "revision"]) {
    expect(labels).toContain(`org.opencontainers.image.${label}=`);
  }
  const version = JSON.parse(read("package.json")).version;
  expect(of("ARG", image).map(argumentsOf)).toContain(`VERSION=${version}`);
  const health = argumentsOf(of("HEALTHCHECK", image)[0]);
  expect(health).toContain('["/usr/local/bin/node", "/app/deploy/container/healthy.mjs"]');
  expect(health).not.toMatch(/curl|wget/);
  expect(of("VOLUME", image).map(argumentsOf)).toEqual(['["/data"]']);
});

test("no secret is in the file, and none of this folder gets into the build", () => {
  expect(read("Dockerfile")).not.toMatch(/^(?:ARG|ENV).*(?:SECRET|PASSWORD|TOKEN)/m);
  const ignored = read(".dockerignore").split("\n");
  expect(ignored).toContain("*");
  const allowed = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  for (const path of allowed) expect(existsSync(join(root, path)), path).toBe(true);
  expect(allowed.join(" ")).not.toMatch(/secrets|\.git\b|data$|\.env/);
});

test("containers may do what they have to and no more: no capabilities, no new privileges, nothing to write to but volumes, bounded", () => {
  for (const [name, service] of services) {
    expect(service, name).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      pids_limit: expect.any(Number),
      deploy: { resources: { limits: { cpus: expect.any(String), memory: expect.any(String) } } },
    });
  }
});

test("temporary files, which count as memory, leave a container half of what it may have", () => {
  const bytes = (text = "") => Number.parseInt(text, 10) * (text.toUpperCase().endsWith("G") ? 1024 : 1);
  for (const [name, { tmpfs = [], deploy }] of services) {
    const sizes = tmpfs.map((one) => bytes(/size=(\d+[mMgG])/.exec(one)?.[1]));
    const sum = sizes.reduce((total, size) => total + size, 0);
    expect(sum, name).toBeLessThanOrEqual(bytes(deploy?.resources?.limits?.memory) / 2);
  }
});

test("alone there is one service with its database; the profiles have the others", () => {
  const named = (profile?: string) =>
    services
      .filter(([, { profiles = [] }]) =>
        profile === undefined ? profiles.length === 0 : profiles.includes(profile),
      )
      .map(([name]) => name);
  expect(named()).toEqual(["api"]);
  expect(named("scale")).toEqual(["api-1", "api-2", "worker", "migrate", "nginx", "postgres", "redis"]);
  expect(named("watch")).toEqual(["prometheus", "alertmanager", "grafana"]);
  expect(compose.services["worker"]?.deploy?.replicas).toBe(2);
});

test("each container says whether it is well, and waits for those that it needs until they are", () => {
  for (const [name, { image, healthcheck, depends_on = {} }] of services) {
    if (image !== "music-brain") expect(healthcheck?.test, name).toEqual(expect.any(Array));
    for (const [other, { condition }] of Object.entries(depends_on)) {
      expect(Object.keys(compose.services)).toContain(other);
      expect(condition).toBe(other === "migrate" ? "service_completed_successfully" : "service_healthy");
    }
  }
});

test("secrets are files, and whoever gets one is told of it by the name of its file", () => {
  for (const [name, { secrets = [], environment = {}, command = [] }] of services) {
    for (const secret of secrets) {
      expect(Object.keys(compose.secrets)).toContain(secret);
      const told = [...Object.values(environment), ...command];
      expect(told, `${name}: ${secret}`).toContain(`/run/secrets/${secret}`);
    }
    for (const [variable, value] of Object.entries(environment)) {
      if (/SECRET|PASSWORD|TOKEN|_URL/.test(variable) && !/FILE$/.test(variable)) {
        expect(value, `${name}: ${variable}`).toMatch(/^\$\{\w+:-\}$/);
      }
    }
  }
  const made = read("deploy/make-secrets.sh");
  for (const { file } of Object.values(compose.secrets)) {
    expect(made).toContain(`keep ${file.replace("./secrets/", "")} `);
  }
  // The certificate's key and what is copied out of the database are no less secret.
  const ignored = read(".gitignore").split("\n");
  expect(ignored).toEqual(expect.arrayContaining(["/secrets/", "/tls/", "*.dump"]));
});

test("every file that is put into a container is there, and every volume is declared", () => {
  for (const [name, { volumes = [] }] of services) {
    for (const volume of volumes) {
      const [source = ""] = volume.replace(/\$\{\w+:-([^}]*)\}/, "$1").split(":");
      if (source === "./tls" || source === "./acme") continue;
      if (source.startsWith("./")) expect(existsSync(join(root, source)), `${name}: ${source}`).toBe(true);
      else expect(Object.keys(compose.volumes), name).toContain(source);
    }
  }
});

test("only nginx is reached from outside, and what people look at from this machine", () => {
  const ports = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
  expect(ports.filter((port) => !port.includes("127.0.0.1:"))).toEqual(["nginx 80:80", "nginx 443:443"]);
});

test("the settings that containers get are settings", () => {
  const settings = read("env.example");
  for (const [name, { image, environment = {} }] of services) {
    if (image !== "music-brain") continue;
    for (const variable of Object.keys(environment)) {
      expect(settings, name).toMatch(new RegExp(`^#${variable.replace(/_FILE$/, "")}=`, "m"));
    }
  }
});

test("any setting can be given to containers, and none has to be", () => {
  for (const [name, { image, env_file = [] }] of services) {
    if (image === "music-brain")
      expect(env_file, name).toEqual([`$${"{SETTINGS_FILE:-./deploy/no-settings.env}"}`]);
  }
  expect(read("deploy/no-settings.env")).toMatch(/^(#.*\n)+$/);
  expect(read(".gitignore").split("\n")).toContain("/settings.env");
});

test("what the image's own programs import is in the image", () => {
  for (const file of readdirSync(join(root, "deploy/container"))) {
    const imported = [...read(`deploy/container/${file}`).matchAll(/from "([^"]+)"|^import "([^"]+)"/gm)];
    for (const [, one = "", two = ""] of imported) expect(one + two).toMatch(/^node:|^\/app\/apps\/cli/);
  }
});
