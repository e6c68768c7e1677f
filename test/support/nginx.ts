/** A real nginx with the configuration that is shipped, on ports of this machine. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { makeCertificate } from "./certificate.ts";
import { findProgram, type Program } from "./found-program.ts";
import { freePort } from "./free-port.ts";
import { root, start } from "./programs.ts";

/** A proxy that runs. */
export interface TestNginx {
  /** http://127.0.0.1:port, which leads to the other one. */
  readonly http: string;
  /** https://localhost:port */
  readonly https: string;
  /** The certificate that clients have to trust, in PEM. */
  readonly certificate: string;
  /** The folder in which proofs for authorities lie. */
  readonly proofs: string;
  /** Ends it and removes its folder. */
  readonly remove: () => Promise<void>;
}

/**
 * Starts nginx with deploy/nginx, in which nothing but ports, the place of the certificate and the replicas is another.
 * @param replicas addresses like http://127.0.0.1:8001
 */
export async function startNginx(replicas: readonly string[]): Promise<TestNginx> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-nginx-"));
  const { path, environment } = nginxProgram();
  const ports = { http: await freePort(), https: await freePort() };
  const certificate = makeCertificate(folder);
  const proofs = join(folder, "proofs");
  mkdirSync(join(proofs, ".well-known/acme-challenge"), { recursive: true });
  const configuration = writeConfiguration(folder, ports, replicas);
  const options = ["-p", folder, "-e", "stderr", "-c", configuration];
  execFileSync(path, ["-t", "-q", ...options], { env: environment });
  const program = start(path, [...options, "-g", "daemon off;"], { env: environment, cwd: folder });
  await program.printed(/start worker process \d+/);
  return {
    http: `http://127.0.0.1:${ports.http}`,
    https: `https://localhost:${ports.https}`,
    certificate,
    proofs,
    async remove() {
      program.child.kill("SIGTERM");
      await program.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * NGINX_SERVER in the environment, or nginx on the path, or Debian's.
 * @throws Error that says what to do
 */
function nginxProgram(): Program {
  return findProgram({
    variable: "NGINX_SERVER",
    names: ["nginx"],
    installed: "/usr/sbin/nginx",
    debian: { name: "nginx", path: "usr/sbin/nginx" },
  });
}

function writeConfiguration(
  folder: string,
  ports: { readonly http: number; readonly https: number },
  replicas: readonly string[],
): string {
  const shipped = (name: string) => readFileSync(join(root, "deploy/nginx", name), "utf8");
  const site = shipped("music-brain.conf")
    .replace(/^ *listen \[::\].*\n/gm, "")
    .replace("listen 80;", `listen 127.0.0.1:${ports.http};`)
    .replace("listen 443 ", `listen 127.0.0.1:${ports.https} `)
    .replaceAll("/etc/music-brain/tls", folder)
    .replaceAll("/var/www/music-brain", join(folder, "proofs"));
  const [first = "", second = ""] = shipped("music-brain-upstream.conf").match(/^ *server .*$/gm) ?? [];
  const servers = replicas.map((replica) => first.replace(/127\.0\.0\.1:\d+/, new URL(replica).host));
  const upstream = shipped("music-brain-upstream.conf")
    .replace(`${second}\n`, "")
    .replace(first, servers.join("\n"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  mkdirSync(join(folder, "conf.d"));
  writeFileSync(join(folder, "conf.d/music-brain.conf"), site);
  writeFileSync(join(folder, "conf.d/music-brain-upstream.conf"), upstream);
  const main = join(folder, "nginx.conf");
  writeFileSync(
    main,
    [
      // Workers of root's nginx could not look into the folder.
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      "worker_processes 1;",
      `pid ${join(folder, "nginx.pid")};`,
      "error_log stderr notice;",
      "events { worker_connections 512; }",
      "http {",
      "access_log off;",
      ...temporary,
      `include ${join(folder, "conf.d")}/*.conf;`,
      "}",
      "",
    ].join("\n"),
  );
  return main;
}
