// A process that works on jobs which take a moment each, to be killed in the middle of it.
import { createHash } from "node:crypto";
import process from "node:process";
import { setTimeout as later } from "node:timers/promises";
import { openDatabase } from "../../apps/server/src/database/database.ts";
import { createJobs, type JobTerms } from "../../apps/server/src/jobs/jobs.ts";
import { postgresSignals } from "../../apps/server/src/jobs/postgres-signals.ts";
import { resultFolder } from "../../apps/server/src/jobs/result-folder.ts";
import { createMetrics } from "../../apps/server/src/telemetry/metrics/metrics.ts";

/** Where the jobs are: a folder with SQLite, or a PostgreSQL. */
export type Place = { readonly folder: string } | { readonly url: string };

/** Patience for a machine that has other work. */
const patient = { poolSize: 3, connectTimeoutMs: 30_000, statementTimeoutMs: 30_000 };

/** Terms under which a job that is killed again and again is done all the same, and soon. */
const terms: JobTerms = {
  tries: 1000,
  backoff: { firstSeconds: 0, longestSeconds: 0 },
  timeoutMs: 60_000,
  ttlMs: 3_600_000,
  leaseMs: 500,
  now: Date.now,
  mostOfOwner: 10_000,
  most: 10_000,
  mostResultBytes: 2 ** 30,
};

/** The jobs of a place. @param atOnce 0 to put jobs in alone */
export async function jobsAt(place: Place, results: string, atOnce: number) {
  const database = await openDatabase("url" in place ? { ...patient, url: place.url } : place.folder);
  const jobs = createJobs({
    database,
    results: resultFolder(results),
    handlers: {
      async test({ id }, { onProgress }) {
        process.stdout.write("begun\n");
        for (let part = 0; part < 8; part++) {
          await later(5);
          onProgress((part / 8) * 100);
        }
        return { content: contentOf(id), mediaType: "application/octet-stream", fileName: "result" };
      },
    },
    terms,
    metrics: createMetrics(),
    atOnce,
    lookEveryMs: 100,
    ...("url" in place && { signals: postgresSignals({ database, url: place.url }) }),
  });
  return { database, jobs };
}

/** What a job makes: enough of it that writing takes a moment. */
export function contentOf(id: string): Buffer {
  return Buffer.concat(Array.from({ length: 8192 }, () => createHash("sha256").update(id).digest()));
}

if (import.meta.main) {
  const [place = "{}", results = ""] = process.argv.slice(2);
  const { jobs } = await jobsAt(JSON.parse(place), results, 2);
  setInterval(() => undefined, 1000);
  await jobs.start();
}
