// PostgreSQL by TLS: with a server that proves who it is, and with nobody else.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { migrateDatabase, openDatabase } from "../apps/server/src/database/database.ts";
import { makeCertificate } from "./support/certificate.ts";
import { HERE_BY_TLS, startPostgres } from "./support/postgres.ts";
import { postgresOptions } from "./support/postgres-databases.ts";
import { addressOf, environment, start } from "./support/programs.ts";

test("connections are encrypted, with a server whose certificate is that of the address, and with no other", async () => {
  const postgres = await startPostgres(HERE_BY_TLS);
  onTestFinished(() => postgres.remove());
  const url = `${postgres.url}?sslmode=verify-full`;
  const trusting = `${url}&sslrootcert=${postgres.certificate}`;
  const folder = mkdtempSync(join(tmpdir(), "music-brain-certificate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  makeCertificate(folder);
  for (const [refused, why] of [
    [postgres.url, /no encryption/],
    [url, /self-signed certificate/],
    [`${url}&sslrootcert=${join(folder, "fullchain.pem")}`, /self-signed certificate/],
  ] as const) {
    const causes = await migrateDatabase(postgresOptions(refused)).then(String, causesOf);
    expect(causes).toMatch(why);
  }
  expect((await migrateDatabase(postgresOptions(trusting))).length).toBeGreaterThan(10);
  const database = await openDatabase(postgresOptions(trusting));
  onTestFinished(() => database.destroy());
  const service = start(process.execPath, ["apps/server/src/main.ts"], {
    env: environment({ PORT: "0", DATABASE_URL: trusting }),
  });
  onTestFinished(async () => {
    service.child.kill("SIGKILL");
    await service.ended;
  });
  const address = await addressOf(service);
  await service.printed(/what other replicas revoke is heard/);
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const { rows } = await sql<{ ssl: boolean }>`
    select ssl from pg_stat_ssl join pg_stat_activity using (pid) where client_addr is not null`.execute(
    database,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(new Set(rows.map(({ ssl }) => ssl))).toEqual(new Set([true]));
});

/** An error and what led to it, in words. */
function causesOf(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${causesOf(error.cause)}` : "";
}
