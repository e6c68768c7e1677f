/** Work that takes longer than an answer may: renders, and how they are watched. */
import Type, { type Static } from "typebox";
import { pageProperties } from "./page-query.ts";
import { nullable } from "./schema.ts";
import { text } from "./text.ts";

/** What a job can be. The last three are final. */
export const jobStates = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
/** One of them. */
export type JobState = (typeof jobStates)[number];

/** The kinds of work that there are. */
export const jobKinds = ["render"] as const;

/** What a song can be rendered to. */
export const renderFormats = ["midi", "musicxml", "wav", "mp3", "ogg", "bundle"] as const;
/** One of them. */
export type RenderFormat = (typeof renderFormats)[number];

/** How a score is laid out. */
export const renderLayouts = ["full", "lead"] as const;

/** POST /songs/{song_id}/renders. */
export const renderRequestSchema = Type.Object(
  {
    format: Type.Enum([...renderFormats], {
      type: "string",
      description: "What is made of the song; `bundle` is all of it in one zip archive.",
      examples: ["mp3"],
    }),
    stems: Type.Optional(
      nullable(
        Type.Boolean({
          description:
            "With `wav`: a zip archive with a file for each track, whose sum is the mix before it is limited. With `bundle`: whether these files are in it, which they are when absent.",
        }),
      ),
    ),
    section: Type.Optional(
      Type.Union(
        [
          text({ minLength: 1, maxLength: 100, examples: ["chorus 1"] }),
          Type.Integer({ minimum: 0, maximum: 1000, examples: [2] }),
          Type.Null(),
        ],
        {
          description:
            "Of sound: a section, by its name or its position from 0, as a loop of its exact length. The whole song when absent.",
          examples: ["chorus 1"],
          "x-expected": "the name of a section, or its position from 0",
        },
      ),
    ),
    layout: Type.Optional(
      nullable(
        Type.Enum([...renderLayouts], {
          type: "string",
          description: "Of a score: every part, or the melody with chord symbols. `full` when absent.",
          examples: ["lead"],
        }),
      ),
    ),
  },
  {
    $id: "RenderRequest",
    title: "A render of a song",
    additionalProperties: false,
    examples: [{ format: "mp3" }],
    "x-expected": 'an object like {"format": "mp3"}',
  },
);

/** The most jobs of a page. */
export const MOST_JOBS_OF_A_PAGE = 100;

/** GET /jobs. */
export const jobsQuerySchema = Type.Object(
  {
    ...pageProperties(MOST_JOBS_OF_A_PAGE),
  },
  { additionalProperties: false },
);

/** The path of a job. */
export const jobPathSchema = Type.Object({
  job_id: text({ minLength: 1, maxLength: 100, description: "The `id` of the job." }),
});

const jobResultSchema = Type.Object(
  {
    url: Type.String({ description: "Where the file is.", examples: ["/jobs/job_…/result"] }),
    media_type: Type.String({ examples: ["audio/midi"] }),
    filename: Type.String({ examples: ["a-light-on-across-the-field.mid"] }),
    bytes: Type.Integer({ minimum: 0, examples: [5120] }),
  },
  { $id: "JobResult", title: "What a job has made" },
);

const jobErrorSchema = Type.Object(
  {
    code: Type.String({
      description: "For programs.",
      examples: ["song_not_found", "storage_full", "job_timed_out", "job_expired", "internal_error"],
    }),
    detail: Type.String({
      description: "For people.",
      examples: ["The song was deleted before it was rendered."],
    }),
  },
  { $id: "JobError", title: "Why a job has failed" },
);

/** A job, as GET /jobs/{job_id} and every event tell it. */
export const jobSchema = Type.Object(
  {
    id: Type.String({ examples: ["job_0b9f3c5e-8f0a-4b8e-9a43-3f1c0d5f7a11"] }),
    kind: Type.Enum([...jobKinds], { type: "string" }),
    state: Type.Enum([...jobStates], {
      type: "string",
      description: "`succeeded`, `failed` and `cancelled` are final.",
    }),
    progress: Type.Integer({
      minimum: 0,
      maximum: 100,
      description: "Percent of the work that is done; begins anew where it has to be tried again.",
    }),
    attempt: Type.Integer({
      minimum: 0,
      description: "How often it was begun.",
    }),
    song_id: Type.String({ description: "The song that is rendered." }),
    request: renderRequestSchema,
    result: nullable(jobResultSchema),
    error: nullable(jobErrorSchema),
    created_at: Type.String({ format: "date-time" }),
    updated_at: Type.String({ format: "date-time" }),
    expires_at: Type.String({ format: "date-time", description: "When the job and its result go." }),
  },
  { $id: "Job", title: "A job" },
);

/** The answer of GET /jobs. */
export const jobsAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    jobs: Type.Array(jobSchema, { description: "The newest first." }),
    next_cursor: nullable(
      Type.String({ description: "For the next page; null where this is the last one." }),
    ),
  },
  { $id: "JobsAnswer", title: "Jobs" },
);

/** What is asked to be rendered, on the wire. */
export type WireRenderRequest = Static<typeof renderRequestSchema>;
/** A job on the wire. */
export type WireJob = Static<typeof jobSchema>;
/** A page of jobs on the wire. */
export type WireJobs = Static<typeof jobsAnswerSchema>;
/** Why a job has failed, on the wire. */
export type WireJobError = Static<typeof jobErrorSchema>;
