/** What can go wrong with a database, in the words of this service. */

/** Thrown where the database cannot be had; its message is for whoever starts the service. */
export class DatabaseError extends Error {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = "DatabaseError";
  }
}

/**
 * Thrown where the database does not answer, or answers that it cannot at the moment. What was asked can be asked again
 * later, and the connection comes back by itself.
 */
export class DatabaseUnavailable extends Error {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = "DatabaseUnavailable";
  }
}

/** Thrown where the database answers, but has not got the tables that this version of the service works with. */
export class DatabaseOutdated extends DatabaseUnavailable {
  constructor(missing: readonly string[]) {
    super(
      `The database is older than this version of Music Brain: it lacks ${missing.join(", ")}. Run: music-brain migrate`,
    );
    this.name = "DatabaseOutdated";
  }
}

/** Of PostgreSQL (appendix A of its manual): a constraint (class 23) or a trigger does not let a row in. */
const REFUSAL = /^(?:23|P0001)/;

/** Of SQLite (https://sqlite.org/rescode.html): the same, in the lower eight bits. */
const SQLITE_CONSTRAINT = 19;

/** Whether the database works, and its rules do not allow what was asked for. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("errcode" in error) return (Number(error.errcode) & 0xff) === SQLITE_CONSTRAINT;
  return "code" in error && REFUSAL.test(String(error.code));
}

/** Of PostgreSQL: a row breaks a unique constraint. */
const UNIQUE_VIOLATION = "23505";

/** Whether a row was refused because there is one with its key. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === UNIQUE_VIOLATION) return true;
  return error.message.includes("UNIQUE constraint failed");
}
