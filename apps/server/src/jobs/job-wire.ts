/** A job in the wire's spelling. */
import type { WireJob, WireRenderRequest } from "@music-brain/contract";
import type { Job } from "./job.ts";
import type { RenderInput } from "./render-input.ts";

/** A job of the kind "render" as its owner is told of it. */
export function jobToWire(job: Job): WireJob {
  // What is in the table was checked when the job was made.
  const { songId, request } = job.input as RenderInput;
  const { result, error } = job;
  return {
    id: job.id,
    kind: "render",
    state: job.state,
    progress: job.progress,
    attempt: job.attempt,
    song_id: songId,
    request: request as WireRenderRequest,
    result:
      result === undefined
        ? null
        : {
            url: `/jobs/${job.id}/result`,
            media_type: result.mediaType,
            filename: result.fileName,
            bytes: result.bytes,
          },
    error: error === undefined ? null : { ...error },
    created_at: new Date(job.createdAt).toISOString(),
    updated_at: new Date(job.updatedAt).toISOString(),
    expires_at: new Date(job.expiresAt).toISOString(),
  };
}
