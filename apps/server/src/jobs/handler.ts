/** What does the work of a kind of jobs. */
import type { Job } from "./job.ts";

/** What a handler has made. */
export interface MadeResult {
  readonly content: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** What goes on around a handler. */
export interface Circumstances {
  /** Aborted when nobody wants the result any more; the handler then ends as soon as it can, in whatever way. */
  readonly signal: AbortSignal;
  /** To be told how much is done, in percent from 0 to 100. */
  readonly onProgress: (percent: number) => void;
}

/**
 * Does the work of one kind of jobs. It may be done again for the same job, after a failure or a death.
 * @throws JobRefused where trying again would not help; anything else is tried again
 */
export type JobHandler = (job: Job, circumstances: Circumstances) => Promise<MadeResult>;

/** By the kind of jobs. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Thrown where a job cannot be done, however often it is tried. The message is for its owner. */
export class JobRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = "JobRefused";
    this.code = code;
  }
}
