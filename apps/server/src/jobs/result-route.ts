/** GET /jobs/{job_id}/result: the file that a job has made, whole or in parts. */
import { Readable } from "node:stream";
import { fileTypes, jobPathSchema, noQuerySchema } from "@music-brain/contract";
import Type from "typebox";
import { acceptedFile } from "../http/accepted.ts";
import { hasAlready } from "../http/preconditions.ts";
import { Problem } from "../http/problem.ts";
import { rangeIsGood, rangeOf } from "../http/range.ts";
import { type DescribedAnswer, noContent, problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { contentDisposition } from "../songs/file-name.ts";
import { OF_ONE_CALLER } from "../songs/library-one.ts";
import { isFinal, type Job, type JobResult } from "./job.ts";
import { jobOfCaller } from "./job-of-caller.ts";
import type { Jobs } from "./jobs.ts";
import { storageFull } from "./refusals.ts";

const file = (description: string, headers: DescribedAnswer["headers"] = {}): DescribedAnswer => ({
  description,
  content: Object.fromEntries(
    [
      "audio/midi",
      "application/vnd.recordare.musicxml+xml",
      "audio/wav",
      "audio/mpeg",
      "audio/ogg",
      "application/zip",
    ].map((type) => [type, { schema: Type.String({ format: "binary" }) }]),
  ),
  headers: {
    ETag: Type.String({ description: "Names the file." }),
    "Accept-Ranges": Type.String({ description: "`bytes`: parts can be asked for with `Range`." }),
    "Content-Disposition": Type.String({ description: "What the file is called." }),
    ...headers,
  },
});

/** Adds the route. */
export function addJobResult(app: TypedApp, { jobs }: { readonly jobs: Jobs }): void {
  app.get(
    "/jobs/:job_id/result",
    {
      config: { needs: "songs:read" },
      schema: {
        operationId: "resultOfJob",
        summary: "The file that a job of yours has made",
        description:
          "With `Range` a part of it, for players that jump and downloads that go on; `If-Range` makes sure that it is still the same file.",
        tags: ["Jobs"],
        params: jobPathSchema,
        querystring: noQuerySchema,
        response: {
          200: file("The file."),
          206: file("The part that was asked for.", {
            "Content-Range": Type.String({ description: "Which part it is." }),
          }),
          304: noContent("It is as `If-None-Match` says."),
          ...problems(401, 403, 404, 406, 409, 416, 422),
        },
      },
    },
    async (request, reply) => {
      const job = await jobOfCaller(jobs, request);
      const { result } = job;
      if (result === undefined) throw noResult(job);
      const { bytes } = result;
      const { mediaType } = acceptedFile(request, reply, [offerOf(result)]);
      const etag = `"${result.digest.slice(0, 32)}"`;
      void reply.headers(OF_ONE_CALLER).header("etag", etag).header("accept-ranges", "bytes");
      if (hasAlready(request, etag)) return reply.code(304).send();
      const { range: wanted, "if-range": ifRange } = request.headers;
      const isWhole = request.method === "HEAD" || !rangeIsGood(one(ifRange), etag);
      const range = isWhole ? undefined : rangeOf(wanted, bytes);
      if (range === "beyond") throw beyond(bytes);
      const content = await jobs.results.read(result.key, range);
      if (content === undefined) throw unavailable();
      void reply
        .header("content-type", mediaType)
        .header("content-disposition", contentDisposition(result.fileName));
      if (request.method === "HEAD") {
        content.destroy();
        return reply.header("content-length", bytes).send(Readable.from([]));
      }
      if (range === undefined) return reply.header("content-length", bytes).send(content);
      const { first, last } = range;
      return reply
        .code(206)
        .header("content-length", last - first + 1)
        .header("content-range", `bytes ${first}-${last}/${bytes}`)
        .send(content);
    },
  );
}

/** The file, with the other names of its type. */
function offerOf({ mediaType }: JobResult) {
  return Object.values(fileTypes).find((type) => type.mediaType === mediaType) ?? { mediaType };
}

function noResult({ state, error, progress }: Job): Problem {
  if (!isFinal(state)) {
    return new Problem("job_not_done", `The job is ${state}, at ${progress} %.`, {
      headers: { "retry-after": "2" },
    });
  }
  if (state === "cancelled") return new Problem("job_without_result", "The job was cancelled.");
  if (error?.code === "storage_full") return storageFull();
  return new Problem("job_without_result", error?.detail ?? "The job has failed.");
}

function beyond(bytes: number): Problem {
  return new Problem("range_not_satisfiable", `The file has ${bytes} bytes; Range begins beyond them.`, {
    headers: { "content-range": `bytes */${bytes}` },
  });
}

function unavailable(): Problem {
  return new Problem(
    "result_unavailable",
    "The job is done, and its file is not where this server looks for it. Ask for the render again, or tell whoever runs the service.",
    { headers: { "retry-after": "60" } },
  );
}

/** Node joins the values of a header that comes twice where that is allowed. */
function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === "object" ? header.join(",") : header;
}
