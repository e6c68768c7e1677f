/** Why a job is not taken, in the words of HTTP. */
import { Problem } from "../http/problem.ts";
import type { JobNotTaken } from "./not-taken.ts";

/** About what a job takes that somebody waits for. */
const RETRY_AFTER = { headers: { "retry-after": "10" } };

/** The answer to who asks for a job that is not taken. */
export function notTaken(
  { reason }: JobNotTaken,
  { mostOfOwner }: { readonly mostOfOwner: number },
): Problem {
  switch (reason) {
    case "owner":
      return new Problem(
        "too_many_jobs",
        `You have ${mostOfOwner} jobs that are not done, which is as many as you may. Wait for one of them, or cancel it.`,
        RETRY_AFTER,
      );
    case "all":
      return new Problem(
        "job_queue_full",
        "There are more jobs at the moment than can be done soon. Try again later.",
        RETRY_AFTER,
      );
    case "storage":
      return storageFull();
  }
}

/** There is no room for what the job would make. */
export function storageFull(): Problem {
  return new Problem(
    "storage_full",
    "There is no room for results at the moment. Older ones go when they expire; try again later.",
    { headers: { "retry-after": "300" } },
  );
}

/** The same for a job that never was and one of somebody else. */
export function jobNotFound(): Problem {
  return new Problem("job_not_found", "You have no such job.");
}
