// What is watched: alerts have runbooks, runbooks have alerts, dashboards are what the panels say.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { dashboardOf } from "./grafana.ts";
import { boards } from "./panels.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const list = (path: string) => readdirSync(join(root, path)).sort();

interface Rule {
  readonly alert?: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

const alerts = list("deploy/prometheus/rules")
  .flatMap(
    (file): { readonly rules: readonly Rule[] }[] => parse(read(`deploy/prometheus/rules/${file}`)).groups,
  )
  .flatMap(({ rules }) => rules)
  .filter(({ alert }) => alert !== undefined);

test("each alert says who is told, what has happened and where it is written what to do", () => {
  expect(alerts.length).toBeGreaterThan(15);
  for (const { alert, labels, annotations } of alerts) {
    expect(["page", "ticket"], alert).toContain(labels?.severity);
    expect(Object.keys(annotations ?? {}).sort(), alert).toEqual(["description", "runbook", "summary"]);
  }
});

test("each runbook is there, belongs to an alert, and says what it means, where to look and what to do", () => {
  const named = new Set(alerts.map(({ annotations }) => annotations?.["runbook"]));
  expect([...named].sort()).toEqual(list("docs/runbooks").map((file) => `docs/runbooks/${file}`));
  for (const file of named) {
    const page = read(file ?? "");
    for (const part of ["# ", "\n## Look\n", "\n## Do\n", "\n## Afterwards\n"])
      expect(page, file).toContain(part);
  }
});

test("each alert is tried by the rules' own tests", () => {
  const tried = list("deploy/prometheus/tests")
    .map((file) => read(`deploy/prometheus/tests/${file}`))
    .join("\n");
  for (const { alert = "" } of alerts) {
    expect(tried, alert).toMatch(new RegExp(`alertname: ${alert}\\n\\s+eval_time: \\w+\\n\\s+exp_alerts:`));
  }
});

test("dashboards are current: npm run dashboards writes them", () => {
  expect(list("deploy/grafana/dashboards")).toEqual(boards.map(({ uid }) => `${uid}.json`).sort());
  for (const board of boards) {
    expect(read(`deploy/grafana/dashboards/${board.uid}.json`), board.uid).toBe(dashboardOf(board));
  }
});

test("panels have names of their own, and lie beside each other without a gap or an overlap", () => {
  for (const board of boards) {
    const { panels } = JSON.parse(dashboardOf(board)) as {
      readonly panels: readonly {
        readonly id: number;
        readonly title: string;
        readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
      }[];
    };
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size, board.uid).toBe(cells.length);
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w)), board.uid).toBe(24);
  }
});
