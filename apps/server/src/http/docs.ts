/**
 * GET /openapi.json: the description for programs. GET /docs (Swagger UI) and GET /redoc (ReDoc): the same for people,
 * without a file from another host and under a policy without `unsafe-inline`.
 */
import { readFile } from "node:fs/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Prebuilt, prebuild, sendPrebuilt } from "./prebuilt.ts";

/**
 * Both pages put empty <style> elements into the document and fill them through the object model: the first hash is
 * that of the empty text. The second is that of the style of ReDoc's scroll bars. ReDoc searches in a worker that it
 * makes from a blob.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const CSS = "text/css; charset=utf-8";
const JAVASCRIPT = "text/javascript; charset=utf-8";
const HTML = "text/html; charset=utf-8";

/** Where each file of the two pages is found: in the packages that bring it, or beside this file. */
const files: readonly (readonly [path: string, source: string, contentType: string])[] = [
  ["/docs", "./docs/swagger.html", HTML],
  ["/docs/swagger-start.js", "./docs/swagger-start.js", JAVASCRIPT],
  ["/docs/swagger-ui.css", "@fastify/swagger-ui/static/swagger-ui.css", CSS],
  ["/docs/swagger-ui-bundle.js", "@fastify/swagger-ui/static/swagger-ui-bundle.js", JAVASCRIPT],
  ["/docs/favicon-32x32.png", "@fastify/swagger-ui/static/favicon-32x32.png", "image/png"],
  ["/redoc", "./docs/redoc.html", HTML],
  ["/redoc/redoc-start.js", "./docs/redoc-start.js", JAVASCRIPT],
  ["/redoc/redoc.css", "./docs/redoc.css", CSS],
  ["/redoc/redoc.standalone.js", "redoc/bundles/redoc.standalone.js", JAVASCRIPT],
];

const summaries: Readonly<Record<string, string>> = {
  "/docs": "This service described, to try out (Swagger UI)",
  "/redoc": "This service described, to read (ReDoc)",
};

/** Adds the description and the two pages. Everything is made or read when it is first asked for. */
export function addDocs(app: FastifyInstance): void {
  let description: Prebuilt | undefined;
  app.get(
    "/openapi.json",
    { config: { needs: "open" }, schema: { summary: "This service described in OpenAPI 3.1", hide: true } },
    (request, reply) => {
      description ??= prebuild(JSON.stringify(app.swagger()), "application/json; charset=utf-8", "no-cache");
      return sendPrebuilt(request, reply, description);
    },
  );
  for (const [path, source, contentType] of files) {
    const summary = summaries[path];
    let body: Promise<Prebuilt> | undefined;
    app.get(
      path,
      { config: { needs: "open" }, schema: { hide: true, ...(summary === undefined ? {} : { summary }) } },
      async (request: FastifyRequest, reply: FastifyReply) => {
        body ??= load(source, contentType);
        void reply.header("content-security-policy", POLICY);
        return sendPrebuilt(request, reply, await body);
      },
    );
  }
}

async function load(source: string, contentType: string): Promise<Prebuilt> {
  const url = source.startsWith(".")
    ? new URL(source, import.meta.url)
    : new URL(import.meta.resolve(source));
  const bytes = await readFile(url);
  const cacheControl = contentType === HTML ? "no-cache" : "public, max-age=3600";
  return prebuild(withoutForeignFiles(bytes), contentType, cacheControl);
}

/** ReDoc shows its maker's logo from its maker's host; an image that cannot be had is left out. */
function withoutForeignFiles(bytes: Buffer): Buffer {
  const foreign = "https://cdn.redoc.ly/redoc/logo-mini.svg";
  return bytes.includes(foreign) ? Buffer.from(bytes.toString("utf8").replaceAll(foreign, "data:,")) : bytes;
}
