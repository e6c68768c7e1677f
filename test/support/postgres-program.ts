/** Where the PostgreSQL server of the tests comes from. */
import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { findProgram } from "./found-program.ts";

/** PostgreSQL's programs: `postgres`, `initdb` and the rest of them. */
export interface PostgresPrograms {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Those beside POSTGRES_SERVER in the environment, or beside postgres on the path, or Debian's.
 * @throws Error that says what to do
 */
export function postgresPrograms(): PostgresPrograms {
  const { path, environment } = findProgram({
    variable: "POSTGRES_SERVER",
    names: ["postgres"],
    installed: "/usr/lib/postgresql/*/bin/postgres",
    debian: { name: "postgresql", path: "usr/lib/postgresql/*/bin/postgres" },
  });
  return { folder: dirname(realpathSync(path)), environment };
}
