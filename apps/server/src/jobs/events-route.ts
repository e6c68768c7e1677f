/** GET /jobs/{job_id}/events: a job, watched. */
import { Readable } from "node:stream";
import { jobPathSchema, noQuerySchema } from "@music-brain/contract";
import Type from "typebox";
import type { Drain } from "../drain.ts";
import { callerOf } from "../http/caller.ts";
import { Problem } from "../http/problem.ts";
import { noContent, problems } from "../http/responses.ts";
import { overloaded } from "../http/shedding.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { eventsOf } from "./events.ts";
import { isFinal } from "./job.ts";
import { jobOfCaller } from "./job-of-caller.ts";
import type { Jobs } from "./jobs.ts";

/** Streams that a caller has open at the same time, and that all have: each takes a connection for as long as it goes on. */
const MOST_OF_CALLER = 10;
const MOST = 500;

/** Proxies and the server itself close connections on which nothing is heard for half a minute. */
const HEARTBEAT_MS = 12_000;

/** For changes that nobody told of. */
const LOOK_EVERY_MS = 2000;

/** Then a caller has to show their credentials again, by coming again. */
const LONGEST_MS = 10 * 60_000;

/** Adds the route. */
export function addJobEvents(
  app: TypedApp,
  { jobs, drain, metrics }: { readonly jobs: Jobs; readonly drain: Drain; readonly metrics: Metrics },
): void {
  const open = new Map<string, number>();

  /** @returns what gives the place back. @throws Problem too_many_streams, overloaded */
  function takePlace(caller: string): () => void {
    const own = open.get(caller) ?? 0;
    if (own >= MOST_OF_CALLER) {
      throw new Problem(
        "too_many_streams",
        `You watch ${MOST_OF_CALLER} jobs at the same time, which is as many as you may.`,
        { headers: { "retry-after": "10" } },
      );
    }
    if (metrics.jobWatchers.now >= MOST) throw overloaded();
    open.set(caller, own + 1);
    metrics.jobWatchers.now++;
    return () => {
      metrics.jobWatchers.now--;
      const left = (open.get(caller) ?? 1) - 1;
      if (left === 0) open.delete(caller);
      else open.set(caller, left);
    };
  }

  app.get(
    "/jobs/:job_id/events",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "eventsOfJob",
        summary: "Watch a job of yours",
        description: [
          "Server-sent events, each with the whole job: `progress` whenever it has changed, and at last `succeeded`, `failed` or",
          "`cancelled`, after which the stream ends. It ends also when the server stops and after ten minutes: whoever comes",
          "again with `Last-Event-ID`, as browsers do, gets what is new. Once there is nothing new any more the answer is 204.",
        ].join("\n"),
        tags: ["Jobs"],
        params: jobPathSchema,
        querystring: noQuerySchema,
        response: {
          200: {
            description: "Events, until the job is done.",
            content: { "text/event-stream": { schema: Type.String() } },
          },
          204: noContent("The job is done, and `Last-Event-ID` is the last event there was."),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const job = await jobOfCaller(jobs, request);
      const lastEventId = [request.headers["last-event-id"]].flat()[0];
      if (isFinal(job.state) && lastEventId === String(job.version)) return reply.code(204).send();
      void reply
        .header("content-type", "text/event-stream")
        .header("cache-control", "private, no-store")
        // nginx would keep events back until there is a page of them.
        .header("x-accel-buffering", "no");
      if (request.method === "HEAD") return reply.send();
      const caller = callerOf(request);
      const giveBack = takePlace(caller);
      const gone = new AbortController();
      reply.raw.once("close", () => {
        gone.abort();
        giveBack();
      });
      const events = eventsOf({
        look: () => jobs.find(job.id, caller),
        watch: (listener) => jobs.watch(job.id, listener),
        lastEventId,
        ending: drain.signal,
        gone: gone.signal,
        longestMs: LONGEST_MS,
        lookEveryMs: LOOK_EVERY_MS,
        heartbeatMs: HEARTBEAT_MS,
      });
      return reply.send(Readable.from(events, { objectMode: false }));
    },
  );
}
