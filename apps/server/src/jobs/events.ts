/** A job as a stream of events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
import type { Job } from "./job.ts";
import { isFinal } from "./job.ts";
import { jobToWire } from "./job-wire.ts";

/** How a stream is fed. */
export interface EventOptions {
  /** The job as it is now; undefined where it is gone. */
  readonly look: () => Promise<Job | undefined>;
  /** Told whenever the job may have changed. @returns what ends it */
  readonly watch: (listener: () => void) => () => void;
  /** The id of the last event that the caller has seen. */
  readonly lastEventId: string | undefined;
  /** Ends the stream, where its caller should come again; it says how the job is before. */
  readonly ending: AbortSignal;
  /** The caller is gone. */
  readonly gone: AbortSignal;
  /** Milliseconds after which the stream ends too, at the next look; a timer for it would outlive streams that end before. */
  readonly longestMs: number;
  /** Milliseconds between two looks, for changes that nobody told of. */
  readonly lookEveryMs: number;
  /** Milliseconds between two signs of life. */
  readonly heartbeatMs: number;
}

/** A caller whose stream has ended comes again after so many milliseconds. */
const RETRY_MS = 2000;

/**
 * The events of a job, from what its caller has seen last to its end. Each tells all of the job, so that who misses one
 * misses nothing; whoever reads slowly gets fewer. Its id is the version of the job.
 */
export async function* eventsOf(options: EventOptions): AsyncGenerator<string, void, undefined> {
  const { look, ending, gone, heartbeatMs, longestMs } = options;
  const startedAt = performance.now();
  const changes = changesOf(options);
  try {
    yield `retry: ${RETRY_MS}\n\n`;
    let seen = options.lastEventId;
    let toldAt = performance.now();
    while (!gone.aborted) {
      // What changes while it is looked at is looked at again.
      changes.rearm();
      const job = await look();
      if (job === undefined) return;
      if (seen !== String(job.version)) {
        seen = String(job.version);
        toldAt = performance.now();
        yield eventOf(job);
      } else if (performance.now() - toldAt >= heartbeatMs) {
        toldAt = performance.now();
        yield ": still here\n\n";
      }
      if (isFinal(job.state) || ending.aborted || performance.now() - startedAt >= longestMs) return;
      await changes.next();
    }
  } finally {
    changes.close();
  }
}

/** One event: `progress` while the job goes on, or how it has ended. */
function eventOf(job: Job): string {
  const name = isFinal(job.state) ? job.state : "progress";
  return `id: ${job.version}\nevent: ${name}\ndata: ${JSON.stringify(jobToWire(job))}\n\n`;
}

/** Waits for whatever is worth a look. */
function changesOf({ watch, ending, gone, lookEveryMs }: EventOptions) {
  let armed = Promise.withResolvers<void>();
  const wake = () => armed.resolve();
  const unwatch = watch(wake);
  const timer = setInterval(wake, lookEveryMs).unref();
  for (const signal of [ending, gone]) signal.addEventListener("abort", wake);
  return {
    rearm() {
      armed = Promise.withResolvers<void>();
      if (ending.aborted || gone.aborted) armed.resolve();
    },
    next: () => armed.promise,
    close() {
      unwatch();
      clearInterval(timer);
      for (const signal of [ending, gone]) signal.removeEventListener("abort", wake);
    },
  };
}
