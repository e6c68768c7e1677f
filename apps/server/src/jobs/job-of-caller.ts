/** One job of whoever asks. */
import type { FastifyRequest } from "fastify";
import { callerOf } from "../http/caller.ts";
import type { Job } from "./job.ts";
import type { Jobs } from "./jobs.ts";
import { jobNotFound } from "./refusals.ts";

/** The job that a request names. @throws Problem job_not_found */
export async function jobOfCaller(
  jobs: Jobs,
  request: FastifyRequest<{ Params: { job_id: string } }>,
): Promise<Job> {
  const job = await jobs.find(request.params.job_id, callerOf(request));
  if (job === undefined) throw jobNotFound();
  return job;
}
