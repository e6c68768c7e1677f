/** Everything of a song in one archive: made by the service as a job, of a song that it keeps. */
import type { WireJob } from "@music-brain/contract";
import { ask, request } from "./request.ts";
import { pause } from "./send.ts";
import { type MadeSong, makeSong } from "./songs.ts";

/** A job that is not done is looked at again after so many seconds. */
const LOOK_AGAIN_SECONDS = 1.5;

/**
 * The archive. The song is kept first, for who is signed in: the same song twice is one song.
 * @param onProgress is told how much is done, in percent
 * @param signal gives it up, and cancels its job
 * @throws ServiceError; Error with the service's words where the job has failed; the signal's reason where it is given up
 */
export async function bundleOf(
  { recipe, song }: MadeSong,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { id } = recipe ? (await makeSong(recipe, { keep: true, signal })).song : song;
  signal.throwIfAborted();
  // Not given up on its way: a job whose id nobody has heard could not be cancelled.
  const job = await request<WireJob>(`/songs/${id}/renders`, { body: { format: "bundle" } });
  try {
    return await resultOf(job, onProgress, signal);
  } catch (error) {
    // A service that cannot be reached goes on, and forgets what comes of it in its time.
    if (signal.aborted) await request(`/jobs/${job.id}`, { method: "DELETE" }).catch(() => undefined);
    throw error;
  }
}

async function resultOf(
  begun: WireJob,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  let job = begun;
  while (job.state === "queued" || job.state === "running") {
    signal.throwIfAborted();
    onProgress(job.progress);
    await pause(LOOK_AGAIN_SECONDS, signal);
    job = await request<WireJob>(`/jobs/${job.id}`, { signal });
  }
  if (!job.result) throw new Error(job.error?.detail ?? job.state);
  signal.throwIfAborted();
  onProgress(100);
  return (await ask(job.result.url, { accept: job.result.media_type, signal })).blob();
}
