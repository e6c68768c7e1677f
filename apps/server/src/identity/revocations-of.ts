/** How word of what is revoked travels, as the settings have it. */
import type { FastifyBaseLogger } from "fastify";
import { type Database, placeOf } from "../database/database.ts";
import { postgresRevocations } from "./postgres-revocations.ts";
import { localRevocations, type Revocations } from "./revocation.ts";

/** Through PostgreSQL where that is the database; else within the process, and others look. */
export function revocationsOf(
  settings: Parameters<typeof placeOf>[0],
  database: Database,
  logger?: Pick<FastifyBaseLogger, "info" | "warn">,
): Revocations {
  const place = placeOf(settings);
  if (typeof place !== "object") return localRevocations();
  return postgresRevocations({
    database,
    url: place.url,
    onChange(hears, why) {
      if (hears) logger?.info("what other replicas revoke is heard");
      else
        logger?.warn({ err: why }, "what other replicas revoke is not heard: it is looked up twice a second");
    },
  });
}
