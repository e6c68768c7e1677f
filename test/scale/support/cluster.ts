/** The service as it stands on more than one machine: replicas behind nginx, workers, PostgreSQL and Redis. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { migrateDatabase } from "../../../apps/server/src/database/database.ts";
import { nodeOptions } from "../../../launcher/options.mjs";
import { freePort } from "../../support/free-port.ts";
import { startNginx, type TestNginx } from "../../support/nginx.ts";
import { startPostgres, type TestPostgres } from "../../support/postgres.ts";
import { postgresOptions } from "../../support/postgres-databases.ts";
import { environment, type Running, start } from "../../support/programs.ts";
import { startRedis, type TestRedis } from "../../support/redis.ts";
import { type Served, serve } from "../../support/served.ts";

/** All of it. */
export interface Cluster {
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  readonly nginx: TestNginx;
  /** The two replicas; those that run at the moment. */
  readonly replicas: [Served, Served];
  readonly workers: readonly Running[];
  /** Starts a replica again, at the same address, after it has ended. */
  restart(index: 0 | 1): Promise<void>;
  remove(): Promise<void>;
}

/** However busy the machine is: what is late is another test, unless it is set. */
const patient = {
  MAX_LAG_MS: "60000",
  REDIS_TIMEOUT_MS: "5000",
  DATABASE_CONNECT_TIMEOUT_MS: "10000",
  MAX_SONGS_PER_USER: "1000000",
  RATE_LIMIT_ENABLED: "true",
  RATE_LIMIT_PER_MINUTE: "100000000",
  RATE_LIMIT_PER_HOUR: "100000000",
  RATE_LIMIT_PER_DAY: "100000000",
};

/** Starts two replicas and as many workers as are wanted, with all that they need. */
export async function startCluster(
  changes: Readonly<Record<string, string>> = {},
  workers = 2,
): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "music-brain-cluster-"));
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  await migrateDatabase(postgresOptions(postgres.url));
  const shared = {
    ...patient,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    JOB_RESULTS_DIR: folder,
    JOB_WORKERS: "0",
    TRUST_PROXY: "1",
    DRAIN_DELAY_SECONDS: "1",
    ...changes,
  };
  const ports = [await freePort(), await freePort()] as const;
  const begin = (index: 0 | 1) => serve(shared, { port: ports[index] });
  const replicas: [Served, Served] = [await begin(0), await begin(1)];
  const working = Array.from({ length: workers }, () =>
    start(process.execPath, [...nodeOptions, "apps/cli/src/main.ts", "worker"], {
      env: environment({ ...shared, JOB_WORKERS: "1" }),
    }),
  );
  const nginx = await startNginx(replicas.map(({ address }) => address));
  return {
    postgres,
    redis,
    nginx,
    replicas,
    workers: working,
    async restart(index) {
      const before = replicas[index];
      await before.remove();
      replicas[index] = await begin(index);
    },
    async remove() {
      for (const { child } of working) child.kill("SIGKILL");
      await Promise.all([
        ...replicas.map((replica) => replica.remove()),
        ...working.map(({ ended }) => ended),
      ]);
      await nginx.remove();
      await Promise.all([postgres.remove(), redis.remove()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
