/** The table of jobs. */
import type { Selectable } from "kysely";
import type { Job, JobFault, JobResult, JobState } from "./job.ts";

/** The table of jobs. Times are epoch milliseconds. */
export interface JobTable {
  readonly id: string;
  readonly owner: string;
  readonly kind: string;
  /** JSON. */
  readonly input: string;
  readonly state: JobState;
  readonly progress: number;
  readonly attempt: number;
  readonly failures: number;
  readonly version: number;
  readonly turn: number;
  /** SQLite: not to be begun before. */
  readonly due_at: number;
  /** SQLite: whoever works on it has it until then; null where nobody does. */
  readonly lease_until: number | null;
  /** JSON: a {@link JobResult}. */
  readonly result: string | null;
  readonly result_bytes: number;
  /** JSON: a {@link JobFault}. */
  readonly error: string | null;
  readonly cause: string | null;
  readonly dead_at: number | null;
  readonly request_id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number;
}

/** A row as a job. */
export function jobOf(row: Selectable<JobTable>): Job {
  const input: object = JSON.parse(row.input);
  const result: JobResult | null = JSON.parse(row.result ?? "null");
  const error: JobFault | null = JSON.parse(row.error ?? "null");
  return {
    id: row.id,
    owner: row.owner,
    kind: row.kind,
    input,
    state: row.state,
    progress: row.progress,
    attempt: row.attempt,
    failures: row.failures,
    version: row.version,
    turn: row.turn,
    result: result ?? undefined,
    error: error ?? undefined,
    cause: row.cause ?? undefined,
    deadAt: row.dead_at ?? undefined,
    requestId: row.request_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}
