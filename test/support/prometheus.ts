/** Prometheus and Alertmanager with the configuration that is shipped. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findProgram } from "./found-program.ts";
import { freePort } from "./free-port.ts";
import { root, start } from "./programs.ts";

/** PROMTOOL in the environment, or promtool on the path, or Debian's. */
export const promtool = () =>
  findProgram({
    variable: "PROMTOOL",
    names: ["promtool"],
    debian: { name: "prometheus", path: "usr/bin/promtool" },
  });

/** AMTOOL in the environment, or amtool on the path, or Debian's. */
export const amtool = () =>
  findProgram({
    variable: "AMTOOL",
    names: ["amtool"],
    debian: { name: "prometheus-alertmanager", path: "usr/bin/amtool" },
  });

/** Debian's node exporter, which tells what the `.prom` files of a folder say. */
export interface TestNodeExporter {
  /** Host and port. */
  readonly target: string;
  remove(): Promise<void>;
}

/** NODE_EXPORTER in the environment, or one on the path, or Debian's; started. */
export async function startNodeExporter(folder: string): Promise<TestNodeExporter> {
  const { path, environment } = findProgram({
    variable: "NODE_EXPORTER",
    names: ["prometheus-node-exporter", "node_exporter"],
    debian: { name: "prometheus-node-exporter", path: "usr/bin/prometheus-node-exporter" },
  });
  const target = `127.0.0.1:${await freePort()}`;
  const program = start(
    path,
    [
      `--web.listen-address=${target}`,
      "--collector.disable-defaults",
      "--collector.textfile",
      `--collector.textfile.directory=${folder}`,
    ],
    { env: environment },
  );
  await program.printed(/TLS is disabled/);
  return {
    target,
    async remove() {
      program.child.kill("SIGTERM");
      await program.ended;
    },
  };
}

/** Runs a program to its end, in the root of the project; what it prints is in the error where it fails. */
export function run({ path, environment }: ReturnType<typeof promtool>, args: readonly string[]): string {
  return execFileSync(path, args, { cwd: root, env: environment, stdio: "pipe", encoding: "utf8" });
}

/** A Prometheus that runs. */
export interface TestPrometheus {
  /** What a query has now: its series, each with its value. */
  query(
    expression: string,
  ): Promise<readonly { readonly metric: Record<string, string>; readonly value: number }[]>;
  /** The states of what it scrapes. */
  targets(): Promise<readonly { readonly health: string; readonly lastError: string }[]>;
  remove(): Promise<void>;
}

/**
 * Starts it. It looks every second, where the shipped one looks every fifteen.
 * @param targets host and port of what is scraped, by the job of the shipped configuration; in Alertmanager's place it
 * looks at itself, unless there is one
 */
export async function startPrometheus(targets: Readonly<Record<string, string>>): Promise<TestPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-prometheus-"));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  cpSync(join(root, "deploy/prometheus/rules"), join(folder, "rules"), { recursive: true });
  for (const name of ["music-brain-slo.yml", "music-brain-alerts.yml"]) {
    const file = join(folder, "rules", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/interval: \d+[sm]$/gm, "interval: 1s"));
  }
  let text = readFileSync(join(root, "deploy/prometheus/prometheus.yml"), "utf8").replace(
    /_(interval|timeout): 1\ds/g,
    "_$1: 1s",
  );
  for (const [job, target] of Object.entries({ alertmanager: address, ...targets, prometheus: address })) {
    text = text.replace(
      new RegExp(`(job_name: ${job}\\n(?: {4}.*\\n)*? {6}- targets: )\\[.*\\]`),
      `$1["${target}"]`,
    );
  }
  writeFileSync(join(folder, "prometheus.yml"), text);
  const { path, environment } = findProgram({
    variable: "PROMETHEUS",
    names: ["prometheus"],
    debian: { name: "prometheus", path: "usr/bin/prometheus" },
  });
  const program = start(
    path,
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
      `--web.console.templates=${dirname(folder)}`,
      `--web.console.libraries=${dirname(folder)}`,
    ],
    { env: environment },
  );
  await program.printed(/Server is ready to receive web requests/);
  const ask = async (what: string) => {
    const answer = await fetch(`http://${address}/api/v1/${what}`);
    const { status, error, data } = (await answer.json()) as {
      readonly status: string;
      readonly error?: string;
      readonly data: {
        readonly result: readonly {
          readonly metric: Record<string, string>;
          readonly value: [number, string];
        }[];
        readonly activeTargets: readonly { readonly health: string; readonly lastError: string }[];
      };
    };
    if (status !== "success") throw new Error(`${what}: ${error}`);
    return data;
  };
  return {
    async query(expression) {
      const { result } = await ask(`query?query=${encodeURIComponent(expression)}`);
      return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
    },
    targets: async () => (await ask("targets")).activeTargets,
    async remove() {
      program.child.kill("SIGTERM");
      await program.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
