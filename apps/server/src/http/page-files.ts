/** Files of pages: read when they are first asked for, and sent under the policy of their page. */
import { readFile } from "node:fs/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { nothingAt } from "./methods.ts";
import { type Prebuilt, prebuild, sendPrebuilt } from "./prebuilt.ts";

/** What a file is. */
export type PageFileType = keyof typeof types;

const types = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  javascript: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  "sound bank": "audio/soundfont",
} as const;

/** A file of a page. */
export interface PageFile {
  readonly path: string;
  readonly source: URL;
  readonly type: PageFileType;
  /** Lists it among the endpoints. */
  readonly summary?: string;
  /** Whether there is such a file, where its path has room for many. */
  readonly isThere?: (request: FastifyRequest) => boolean;
  /** The route that it is counted as, where there are many such files. */
  readonly countedAs?: string;
  /** How long it may be kept; an hour, and a page not at all, unless it is told. */
  readonly cacheControl?: string;
}

/**
 * Adds the files.
 * @param policy the Content-Security-Policy of the page
 * @param change what is done to a file's bytes before it is sent
 */
export function addPageFiles(
  app: FastifyInstance,
  policy: string,
  files: readonly PageFile[],
  change: (bytes: Buffer) => Buffer = (bytes) => bytes,
): void {
  for (const { path, source, type, summary, cacheControl, countedAs, isThere } of files) {
    let body: Promise<Prebuilt> | undefined;
    app.get(
      path,
      {
        config: { needs: "open", ...(countedAs !== undefined && { countedAs }) },
        schema: { hide: true, ...(summary !== undefined && { summary }) },
      },
      async (request: FastifyRequest, reply: FastifyReply) => {
        if (isThere?.(request) === false) throw nothingAt(request.url);
        // What is changed with the service is asked for anew each time; what it refers to is kept for an hour.
        const keep = cacheControl ?? (type === "html" ? "no-cache" : "public, max-age=3600");
        body ??= readFile(source).then((bytes) => prebuild(change(bytes), types[type], keep));
        void reply.header("content-security-policy", policy);
        return sendPrebuilt(request, reply, await body);
      },
    );
  }
}
