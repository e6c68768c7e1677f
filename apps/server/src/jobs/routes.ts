/** POST /songs/{song_id}/renders, and what becomes of it under /jobs. */
import {
  jobPathSchema,
  jobSchema,
  jobsAnswerSchema,
  jobsQuerySchema,
  noQuerySchema,
  renderRequestSchema,
  songPathSchema,
} from "@music-brain/contract";
import Type from "typebox";
import type { Drain } from "../drain.ts";
import { callerOf } from "../http/caller.ts";
import { pageOf, placeAfter } from "../http/place-cursor.ts";
import { invalidRequest } from "../http/problem.ts";
import { type DescribedAnswer, json, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type { Library } from "../songs/keep.ts";
import { OF_ONE_CALLER, sectionOf, songOf, wholeSongOf } from "../songs/library-one.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { addJobEvents } from "./events-route.ts";
import { isFinal } from "./job.ts";
import { jobOfCaller } from "./job-of-caller.ts";
import { jobToWire } from "./job-wire.ts";
import type { Jobs } from "./jobs.ts";
import { JobNotTaken } from "./not-taken.ts";
import { jobNotFound, notTaken } from "./refusals.ts";
import { mistakesIn, type RenderInput } from "./render-input.ts";
import { addJobResult } from "./result-route.ts";

/** What the routes work with. */
export interface JobRouteParts {
  readonly jobs: Jobs;
  readonly library: Library;
  readonly drain: Drain;
  readonly metrics: Metrics;
  /** The most jobs of a caller that are not done. */
  readonly mostOfOwner: number;
}

const tags = ["Jobs"];

const accepted: DescribedAnswer = {
  ...json("The job.", jobSchema),
  headers: { Location: Type.String({ description: "Where the job is." }) },
};

const USUAL_PAGE = 20;

/** A job that is not done is worth another look so many seconds later. */
const LOOK_AGAIN_SECONDS = 2;

/** Adds the routes. */
export function addJobs(app: TypedApp, parts: JobRouteParts): void {
  const { jobs, library } = parts;

  /** The song, which has the section. @throws Problem song_not_found, invalid_request */
  async function withSection(request: Parameters<typeof wholeSongOf>[1], section: string | number) {
    const { id, song } = await wholeSongOf(library, request);
    sectionOf(song, section, "body");
    return { id };
  }

  app.post(
    "/songs/:song_id/renders",
    {
      config: { needs: "songs:read", creates: true },
      schema: {
        operationId: "renderSong",
        summary: "Render a song of yours to a file, as a job",
        description: [
          "Answers at once with a job. Ask for it now and then at `Location`, or watch it at `/jobs/{job_id}/events`; once it",
          "has succeeded, its file is at `result.url`, until it expires. `bundle` is what GET /songs/{song_id}/bundle gives,",
          "with the sound of every track in it unless `stems` is false.",
        ].join("\n"),
        tags,
        params: songPathSchema,
        querystring: noQuerySchema,
        body: renderRequestSchema,
        response: { 202: accepted, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const mistakes = mistakesIn(body);
      if (mistakes.length > 0) throw invalidRequest("body", mistakes);
      const { id } =
        body.section == null ? await songOf(library, request) : await withSection(request, body.section);
      const input: RenderInput = { songId: id, request: body };
      const order = { owner: callerOf(request), kind: "render", input, requestId: request.id };
      const job = await jobs.submit(order).catch((error: unknown) => {
        throw error instanceof JobNotTaken ? notTaken(error, parts) : error;
      });
      return reply
        .code(202)
        .headers(OF_ONE_CALLER)
        .header("location", `/jobs/${job.id}`)
        .send(jobToWire(job));
    },
  );

  app.get(
    "/jobs",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "jobs",
        summary: "Your jobs",
        description: "Every job of yours until it expires: whoever has lost the id of one finds it here.",
        tags,
        querystring: jobsQuerySchema,
        response: { 200: json("A page of jobs.", jobsAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { cursor, limit = USUAL_PAGE } = request.query;
      const page = { after: placeAfter(cursor), limit: limit + 1 };
      const { shown, nextCursor } = pageOf(await jobs.list(callerOf(request), page), limit);
      return reply
        .headers(OF_ONE_CALLER)
        .send({ success: true as const, jobs: shown.map(jobToWire), next_cursor: nextCursor });
    },
  );

  app.get(
    "/jobs/:job_id",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "job",
        summary: "A job of yours",
        description: "How far it is, and what has become of it. `Retry-After` comes while it is not done.",
        tags,
        params: jobPathSchema,
        querystring: noQuerySchema,
        response: { 200: json("The job.", jobSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const job = await jobOfCaller(jobs, request);
      if (!isFinal(job.state)) void reply.header("retry-after", String(LOOK_AGAIN_SECONDS));
      return reply.headers(OF_ONE_CALLER).send(jobToWire(job));
    },
  );

  app.delete(
    "/jobs/:job_id",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "cancelJob",
        summary: "Cancel a job of yours",
        description:
          "What works on it stops at once. A job that is done stays as it is: the answer says what it is.",
        tags,
        params: jobPathSchema,
        querystring: noQuerySchema,
        response: { 200: json("The job as it is now.", jobSchema), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      await jobOfCaller(jobs, request);
      const job = await jobs.cancel(request.params.job_id, callerOf(request));
      if (job === undefined) throw jobNotFound();
      return reply.headers(OF_ONE_CALLER).send(jobToWire(job));
    },
  );

  addJobEvents(app, parts);
  addJobResult(app, parts);
}
