/** What becomes of an attempt that has made nothing. */
import { JobRefused } from "./handler.ts";
import type { Job, JobFault } from "./job.ts";
import { StorageFull } from "./result-store.ts";

/** Why an attempt is stopped: it takes too long, its job is not its own any more, or the process ends. */
export type StopReason = "timeout" | "lost" | "closing";

/** What an attempt's signal is aborted with. */
export class Stop extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`the attempt is stopped: ${reason}`);
    this.name = "Stop";
    this.reason = reason;
  }
}

/** How an attempt has ended. */
export type Ending =
  | { readonly outcome: "succeeded" }
  /** Somebody else says what becomes of the job, or has said it. */
  | { readonly outcome: "lost" }
  /** Nothing was wrong with the job. */
  | { readonly outcome: "given back" }
  /** It is put back, for another try. */
  | { readonly outcome: "retried"; readonly cause: string; readonly thrown: unknown }
  | {
      readonly outcome: "failed";
      readonly error: JobFault;
      readonly cause: string;
      /** Whether another try might have helped. */
      readonly isDead: boolean;
      readonly thrown: unknown;
    };

/** The longest cause that is kept, in characters. */
const LONGEST_CAUSE = 2000;

/** What an error amounts to. @param tries how often a job may fail */
export function endingOf(
  error: unknown,
  signal: AbortSignal,
  { failures }: Pick<Job, "failures">,
  tries: number,
): Ending {
  const stopped = signal.reason instanceof Stop ? signal.reason.reason : undefined;
  if (stopped === "lost") return { outcome: "lost" };
  if (stopped === "closing") return { outcome: "given back" };
  const thrown = stopped === "timeout" ? signal.reason : error;
  const cause = causeOf(thrown);
  if (error instanceof JobRefused && stopped === undefined) {
    return {
      outcome: "failed",
      error: { code: error.code, detail: error.message },
      cause,
      isDead: false,
      thrown,
    };
  }
  if (failures + 1 < tries) return { outcome: "retried", cause, thrown };
  return { outcome: "failed", error: faultOf(thrown), cause, isDead: true, thrown };
}

/** What the owner of a job is told of a fault that is not theirs. */
function faultOf(thrown: unknown): JobFault {
  if (thrown instanceof StorageFull) {
    return {
      code: "storage_full",
      detail: "There was no room to keep the result. Ask for it again later.",
    };
  }
  if (thrown instanceof Stop) {
    return { code: "job_timed_out", detail: "It took longer than it may." };
  }
  return {
    code: "internal_error",
    detail: "The fault is ours, and trying again did not help. The log has its cause.",
  };
}

function causeOf(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return text.replaceAll("\0", "").slice(0, LONGEST_CAUSE);
}
