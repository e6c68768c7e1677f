/** A PostgreSQL server of a test's own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { makeCertificate } from "./certificate.ts";
import { freePort } from "./free-port.ts";
import { postgresPrograms } from "./postgres-program.ts";

const HERE = { host: "127.0.0.1", within: [] };

/** A server that can be ill-treated. */
export interface TestPostgres {
  /** Its first database. Stays the same over restarts. */
  readonly url: string;
  /** The file of its certificate, where it has one. */
  readonly certificate: string;
  /** Starts it again after {@link kill}. What was committed is there. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Kills it and removes its folder. */
  remove(): Promise<void>;
}

/** Where a server runs that is not just on this machine. */
export interface PostgresPlace {
  /** The address that it listens at. */
  readonly host: string;
  /** What it is started with, such as `ip netns exec NAME`; run as root. */
  readonly within: readonly string[];
  /** Lets in nobody who does not come by TLS; the certificate is {@link TestPostgres.certificate}. */
  readonly tls?: true;
}

/** This machine, by TLS alone. */
export const HERE_BY_TLS: PostgresPlace = { host: "127.0.0.1", within: [], tls: true };

/** Starts an empty server on a free port of this machine, or of another place. */
export async function startPostgres({ host, within, tls }: PostgresPlace = HERE): Promise<TestPostgres> {
  const programs = postgresPrograms();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "music-brain-postgres-"));
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const options = { cwd: folder, env: { ...programs.environment, LC_ALL: "C" }, ...owner };
  const data = join(folder, "data");
  execFileSync(
    join(programs.folder, "initdb"),
    [
      "--pgdata",
      data,
      "--username",
      "music",
      "--auth",
      "trust",
      "--encoding",
      "UTF8",
      "--locale",
      "C",
      "--no-sync",
    ],
    { ...options, stdio: "pipe" },
  );
  // Else only this machine is let in.
  if (host !== HERE.host) appendFileSync(join(data, "pg_hba.conf"), "host all all 198.18.0.0/15 trust\n");
  const [certificate, key] = [join(data, "fullchain.pem"), join(data, "privkey.pem")];
  if (tls) {
    makeCertificate(data);
    if (owner.uid !== undefined) for (const file of [certificate, key]) chownSync(file, owner.uid, owner.gid);
    chmodSync(key, 0o600);
    writeFileSync(join(data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
  }
  const port = await freePort();
  const run = async (): Promise<ChildProcess> => {
    const settings = {
      port,
      listen_addresses: host,
      unix_socket_directories: "",
      // Nothing here outlives the machine; what a killed server has committed is there without.
      fsync: "off",
      max_connections: 100,
      ...(tls && { ssl: "on", ssl_cert_file: certificate, ssl_key_file: key }),
    };
    const server = [
      join(programs.folder, "postgres"),
      ...["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    ];
    // Whoever leads elsewhere has to be root, and gives that up on the way.
    const user = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
    const [program = "", ...args] = within.length === 0 ? server : [...within, "setpriv", ...user, ...server];
    const child = spawn(program, args, {
      ...options,
      ...(within.length > 0 && { uid: 0, gid: 0 }),
      stdio: ["ignore", "ignore", "pipe"],
    });
    await ready(child);
    return child;
  };
  let child = await run();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    // It ends its children at once, and repairs itself when it starts.
    child.kill("SIGQUIT");
    await once(child, "exit");
  };
  return {
    url: `postgres://music@${host}:${port}/postgres`,
    certificate,
    async start() {
      child = await run();
    },
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: whoever is root runs it as nobody. */
function unprivileged(): { readonly uid: number; readonly gid: number } | Record<"uid" | "gid", undefined> {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined };
  const ask = (what: string) => Number(execFileSync("id", [what, "nobody"]).toString());
  return { uid: ask("-u"), gid: ask("-g") };
}

async function ready(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${lines.join("\n")}`)));
    if (child.stderr === null) return reject(new Error("PostgreSQL has no standard error"));
    createInterface({ input: child.stderr }).on("line", (line) => {
      lines.push(line);
      if (line.includes("ready to accept connections")) resolve();
    });
  });
}
