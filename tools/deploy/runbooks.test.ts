// What runbooks say to do, at night: commands, metrics, settings, panels and chapters are those that there are.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createMetrics, measureProcess } from "../../apps/server/src/telemetry/metrics/metrics.ts";
import { readCompose } from "./compose.ts";
import { boards } from "./panels.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = readdirSync(join(root, "docs/runbooks")).map(
  (name) => [name, read(`docs/runbooks/${name}`)] as const,
);
const codeIn = (page: string) =>
  [...page.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code.replace(/\s+/g, " "));

const { services } = readCompose(join(root, "docker-compose.yml"));
const settings = read("env.example");

test.each(pages)("containers that %s names are there under the profiles that it names", (_name, page) => {
  for (const code of codeIn(page).filter((one) => one.includes("docker compose "))) {
    const profiles = [...code.matchAll(/--profile (\S+)/g)].map(([, name]) => name ?? "");
    const words = code.slice(code.indexOf("docker compose ")).split(/[\s()]+/);
    const named = words.filter(
      (word) => word in services && !profiles.includes(words[words.indexOf(word) - 1] ?? ""),
    );
    for (const name of named) {
      const wanted = services[name]?.profiles ?? [];
      expect(wanted.length === 0 || wanted.some((one) => profiles.includes(one)), `${name} of: ${code}`).toBe(
        true,
      );
    }
  }
});

test.each(pages)("settings that %s names are settings, of the service or of its units", (_name, page) => {
  const units = readdirSync(join(root, "deploy/systemd")).map((name) => read(`deploy/systemd/${name}`));
  for (const code of codeIn(page)) {
    for (const [name] of code.matchAll(/(?<![$\w])(?!NODE_)[A-Z]+(?:_[A-Z]+)+(?!\w)/g))
      expect(settings, name).toMatch(new RegExp(`^#?${name}=`, "m"));
    const [, directive] = /^([A-Z]\w+)=$/.exec(code) ?? [];
    if (directive !== undefined)
      expect(
        units.some((unit) => unit.includes(`\n${directive}=`)),
        directive,
      ).toBe(true);
  }
});

test("metrics that runbooks ask for are those that are told", async () => {
  const metrics = createMetrics();
  measureProcess(metrics, { dataDir: "/", jobResultsDir: undefined });
  const told = (await metrics.registry.getMetricsAsJSON()).map(({ name }) => name);
  const asked = pages.flatMap(([, page]) =>
    codeIn(page).flatMap((code) => [
      ...code.matchAll(/\b(\w+?)(?:_bucket|_count|_sum|_total)?\{?[^`{]*\}?\[\d+m\]/g),
    ]),
  );
  expect(asked.length).toBeGreaterThan(1);
  for (const [, name = ""] of asked) expect(told).toContain(name);
});

test("panels and chapters that runbooks point to are there", () => {
  const titles = boards.flatMap(({ title, rows }) => [
    title.replace("Music Brain: ", ""),
    ...rows.flatMap(([, panels]) => panels.map((panel) => panel.title)),
  ]);
  const guide = read("docs/DEPLOYMENT.md");
  for (const [name, page] of pages) {
    for (const [, title = ""] of page.matchAll(/(?<!\*)\*([A-Za-z][^*\n]+)\*(?!\*)/g)) {
      if (title !== "Targets") expect(titles, name).toContain(title);
    }
    for (const [, chapter] of page.matchAll(/DEPLOYMENT, "([^"]+)"/g))
      expect(guide, name).toContain(`### ${chapter}\n`);
  }
});
