/** Songs rendered in threads of their own, so that everything else goes on meanwhile. */
import { createThreadPool, type ThreadPoolOptions } from "../threads/thread-pool.ts";
import type { SoundRenderer } from "./sound-renderer.ts";

/** What a pool is set up with. A thread takes 200 MB or more of memory, while there is work. */
export interface RenderPoolOptions extends Omit<ThreadPoolOptions, "name" | "program"> {
  /** What a thread runs; for tests. */
  readonly program?: URL;
}

const PROGRAM = new URL("./sound-worker.ts", import.meta.url);

/** A pool without threads yet: they are made when there is something to render. */
export function createRenderPool({ program = PROGRAM, ...options }: RenderPoolOptions): SoundRenderer {
  return createThreadPool({ ...options, program, name: "sound" });
}
