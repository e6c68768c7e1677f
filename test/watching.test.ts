// Prometheus as it is shipped, in front of a service that has something to do.
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boards } from "../tools/deploy/panels.ts";
import { freePort } from "./support/free-port.ts";
import { startNginx, type TestNginx } from "./support/nginx.ts";
import { addressOf, environment, type Running, root, start } from "./support/programs.ts";
import {
  amtool,
  promtool,
  run,
  startNodeExporter,
  startPrometheus,
  type TestNodeExporter,
  type TestPrometheus,
} from "./support/prometheus.ts";
import { startRedis, type TestRedis } from "./support/redis.ts";

const TOKEN = { "content-type": "application/json" };

let redis: TestRedis;
let service: Running;
let nginx: TestNginx;
let address: string;
let data: string;
let nodeExporter: TestNodeExporter;
let prometheus: TestPrometheus;

beforeAll(async () => {
  redis = await startRedis();
  data = mkdtempSync(join(tmpdir(), "music-brain-watching-"));
  const port = await freePort();
  service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({
      PORT: "0",
      DATA_DIR: data,
      PROMETHEUS_ENABLED: "true",
      PROMETHEUS_PORT: String(port),
      REDIS_URL: redis.url,
      RATE_LIMIT_PER_MINUTE: "100000",
      RATE_LIMIT_PER_HOUR: "100000",
      RATE_LIMIT_PER_DAY: "100000",
    }),
  });
  address = await addressOf(service);
  await service.printed(/metrics for scrapers at/);
  nginx = await startNginx([address]);
  nodeExporter = await startNodeExporter(data);
  // One process is both: a service that works on its own jobs.
  prometheus = await startPrometheus({
    "music-brain": `127.0.0.1:${port}`,
    "music-brain-worker": `127.0.0.1:${port}`,
    "music-brain-front": new URL(nginx.https).host,
    node: nodeExporter.target,
  });
});

afterAll(async () => {
  await prometheus?.remove();
  await nodeExporter?.remove();
  await nginx?.remove();
  service?.child.kill("SIGINT");
  await service?.ended;
  if (data !== undefined) rmSync(data, { recursive: true, force: true });
  await redis?.remove();
});

const send = (path: string, body: object, headers: Record<string, string> = TOKEN) =>
  fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) });

/** A little of everything that there is a panel for. */
async function work(signed: Record<string, string>, turn: number): Promise<void> {
  const technical = { bars: 4, bpm: 160 };
  for (const emotional_intent of ["joy", "grief", "calm"]) {
    const answer = await send("/generate", { intent: { emotional_intent, technical }, seed: turn }, signed);
    expect(answer.status).toBe(200);
    const { song } = (await answer.json()) as { readonly song: { readonly id: string } };
    if (emotional_intent === "joy") await send(`/songs/${song.id}/renders`, { format: "mp3" }, signed);
  }
  await send("/generate", { intent: { emotional_intent: "joy", technical }, seed: 1 });
  await send("/generate", { intent: { emotional_intent: "" } });
  // Remembered, once it was rendered.
  await send("/generate", { intent: { emotional_intent: "joy", technical }, seed: 2, output_format: "mp3" });
}

/** Queries of dashboards as Grafana sends them. */
const asked = (expression: string) =>
  expression.replaceAll("$instance", ".*").replaceAll("$__rate_interval", "5m");

test("every panel of every dashboard has data, of a service that has something to do", async () => {
  const me = { username: "clara", password: "seven quiet rivers" };
  await send("/auth/register", me);
  const { access_token } = (await (await send("/auth/login", me)).json()) as {
    readonly access_token: string;
  };
  const signed = { ...TOKEN, authorization: `Bearer ${access_token}` };
  const queries = boards.flatMap(({ uid, rows }) =>
    rows.flatMap(([, panels]) =>
      panels.flatMap(({ title, series }) =>
        series.map(([expression]) => [`${uid}: ${title}`, expression] as const),
      ),
    ),
  );
  const empty = async () => {
    const without: string[] = [];
    for (const [panel, expression] of queries) {
      const series = await prometheus.query(asked(expression));
      if (!series.some(({ value }) => Number.isFinite(value))) without.push(`${panel}: ${expression}`);
    }
    return without;
  };
  await expect
    .poll(
      async () => {
        await work(signed, Date.now());
        return await empty();
      },
      { timeout: 100_000, interval: 1500 },
    )
    .toEqual([]);
  expect(queries.length).toBeGreaterThan(40);
});

test("what is scraped is understood, and none of the alerts means a service that is well", async () => {
  await expect
    .poll(async () => new Set((await prometheus.targets()).map(({ health }) => health)), { timeout: 30_000 })
    .toEqual(new Set(["up"]));
  // The rules are there, and are asked: each of the objectives has a number.
  expect((await prometheus.query("{__name__=~'.+:.+'}")).length).toBeGreaterThan(10);
  // None is about to fire either: most do only when it has been so for minutes. How quick it is depends on the machine.
  expect(await prometheus.query('ALERTS{slo!="latency"}')).toEqual([]);
});

test("how old the newest copy of the database is and when the certificate ends that nginx shows come to Prometheus", async () => {
  const copies = join(data, "copies");
  mkdirSync(copies);
  const made = Math.floor(Date.now() / 1000) - 3600;
  writeFileSync(join(copies, "music-brain-20260101T032000.dump"), "");
  utimesSync(join(copies, "music-brain-20260101T032000.dump"), made, made);
  const script = { path: join(root, "deploy/systemd/upkeep-metrics.sh"), environment: process.env };
  run(script, [data, copies, new URL(nginx.https).host.replace("localhost", "127.0.0.1")]);
  execFileSync(promtool().path, ["check", "metrics"], {
    input: readFileSync(join(data, "music-brain.prom")),
    env: promtool().environment,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const told = async (name: string) => (await prometheus.query(name)).map(({ value }) => value);
  await expect.poll(() => told("music_brain_backup_last_success_timestamp_seconds")).toEqual([made]);
  expect(await told("music_brain_certificate_expiry_timestamp_seconds")).toEqual([
    Date.parse(new X509Certificate(nginx.certificate).validTo) / 1000,
  ]);
  expect(
    await prometheus.query('ALERTS{alertname=~"MusicBrain(Backup|Certificate).*|MusicBrainWatching"}'),
  ).toEqual([]);
});

test("the rules of Prometheus are well-formed, and each alert fires when it should and only then", () => {
  const tool = promtool();
  run(tool, [
    "check",
    "rules",
    "deploy/prometheus/rules/music-brain-slo.yml",
    "deploy/prometheus/rules/music-brain-alerts.yml",
  ]);
  for (const file of ["prometheus.yml", "prometheus.compose.yml"])
    run(tool, ["check", "config", `deploy/prometheus/${file}`]);
  const tests = ["music-brain.yml", "music-brain-days.yml", "music-brain-upkeep.yml"].map(
    (file) => `deploy/prometheus/tests/${file}`,
  );
  expect(run(tool, ["test", "rules", ...tests])).toContain("SUCCESS");
});

test("Alertmanager takes its configuration, and sends pages and tickets on roads of their own", () => {
  const file = "deploy/alertmanager/alertmanager.yml";
  const tool = amtool();
  expect(run(tool, ["check-config", file])).toContain("SUCCESS");
  const road = (severity: string) =>
    run(tool, [
      "config",
      "routes",
      "test",
      `--config.file=${file}`,
      `severity=${severity}`,
      "alertname=X",
    ]).trim();
  expect([road("page"), road("ticket")]).toEqual(["pages", "tickets"]);
});
