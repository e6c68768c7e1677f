/** Why a job is not taken: its owner has as many as they may, there are as many as may be, or there is no room for results. */
export type NotTakenReason = "owner" | "all" | "storage";

/** Thrown where a job is not taken. */
export class JobNotTaken extends Error {
  readonly reason: NotTakenReason;

  constructor(reason: NotTakenReason) {
    super(`the job is not taken: ${reason}`);
    this.name = "JobNotTaken";
    this.reason = reason;
  }
}
