import { expect, test } from "vitest";
import { eventsOf } from "./events.ts";
import type { Job } from "./job.ts";

const job: Job = {
  id: "job_1",
  owner: "usr_1",
  kind: "render",
  input: { songId: "song_1", request: { format: "midi" } },
  state: "running",
  progress: 10,
  attempt: 1,
  failures: 0,
  version: 3,
  turn: 0,
  result: undefined,
  error: undefined,
  cause: undefined,
  deadAt: undefined,
  requestId: "req-1",
  createdAt: 0,
  updatedAt: 0,
  expiresAt: 1,
};

function stream(jobs: (Job | undefined)[], heartbeatMs: number, longestMs = 60_000) {
  const ending = new AbortController();
  const gone = new AbortController();
  let listeners = 0;
  const events = eventsOf({
    look: async () => (jobs.length > 1 ? jobs.shift() : jobs[0]),
    watch: () => {
      listeners++;
      return () => {
        listeners--;
      };
    },
    lastEventId: undefined,
    ending: ending.signal,
    gone: gone.signal,
    longestMs,
    lookEveryMs: 1,
    heartbeatMs,
  });
  return { ending, gone, events, listeners: () => listeners };
}

test("while nothing changes there are signs of life", async () => {
  const { events } = stream([job], 0);
  const parts: string[] = [];
  for await (const part of events) {
    parts.push(part);
    if (parts.length === 4) break;
  }
  expect(parts[0]).toBe("retry: 2000\n\n");
  expect(parts[1]).toMatch(/^id: 3\nevent: progress\ndata: \{.*\}\n\n$/);
  expect(parts.slice(2)).toEqual([": still here\n\n", ": still here\n\n"]);
});

test("changes that nobody told of are seen all the same, and the last one ends it", async () => {
  const done = { ...job, state: "succeeded", version: 5 } as const;
  const { events, listeners } = stream([job, job, { ...job, version: 4 }, done], 60_000);
  const ids: (string | undefined)[] = [];
  for await (const part of events) ids.push(/^id: (\d+)/.exec(part)?.[1]);
  expect(ids).toEqual([undefined, "3", "4", "5"]);
  expect(listeners()).toBe(0);
});

test("who has watched for long enough is told how the job is, and comes again", async () => {
  const { events, listeners } = stream([job], 60_000, 0);
  const ids: (string | undefined)[] = [];
  for await (const part of events) ids.push(/^id: (\d+)/.exec(part)?.[1]);
  expect(ids).toEqual([undefined, "3"]);
  expect(listeners()).toBe(0);
});

test("a job that is forgotten meanwhile ends it", async () => {
  const parts: string[] = [];
  for await (const part of stream([job, undefined], 60_000).events) parts.push(part);
  expect(parts).toHaveLength(2);
});

test("who has gone is watched for no more", async () => {
  const { events, gone, listeners } = stream([job], 60_000);
  await events.next();
  await events.next();
  const last = events.next();
  gone.abort();
  expect(await last).toEqual({ done: true, value: undefined });
  expect(listeners()).toBe(0);
});
