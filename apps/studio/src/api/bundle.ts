/** Everything of a song in one archive: made by the service as a job, of a song that it keeps. */
import type { WireJob } from "@music-brain/contract";
import { ask, request } from "./request.ts";
import { type MadeSong, makeSong } from "./songs.ts";

/** A job that is not done is looked at again after so many milliseconds. */
const LOOK_AGAIN_MS = 1500;

/**
 * The archive. The song is kept first, for who is signed in: the same song twice is one song.
 * @param onProgress is told how much is done, in percent
 * @throws ServiceError; Error with the service's words where the job has failed
 */
export async function bundleOf(
  { recipe, song }: MadeSong,
  onProgress: (percent: number) => void,
): Promise<Blob> {
  const { id } = recipe ? (await makeSong(recipe, { keep: true })).song : song;
  let job = await request<WireJob>(`/songs/${id}/renders`, { body: { format: "bundle" } });
  while (job.state === "queued" || job.state === "running") {
    onProgress(job.progress);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    job = await request<WireJob>(`/jobs/${job.id}`);
  }
  if (!job.result) throw new Error(job.error?.detail ?? job.state);
  onProgress(100);
  return (await ask(job.result.url, { accept: job.result.media_type })).blob();
}
