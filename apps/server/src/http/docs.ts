/**
 * GET /openapi.json: the description for programs. GET /docs (Swagger UI) and GET /redoc (ReDoc): the same for people,
 * without a file from another host and under a policy without `unsafe-inline`.
 */
import type { FastifyInstance } from "fastify";
import { addPageFiles, type PageFile } from "./page-files.ts";
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

const here = (file: string) => new URL(`./docs/${file}`, import.meta.url);
const ofPackage = (file: string) => new URL(import.meta.resolve(file));
const ofSwagger = (file: string) => ofPackage(`@fastify/swagger-ui/static/${file}`);

/** The files of the two pages: beside this file, or in the packages that bring them. */
const files: readonly PageFile[] = [
  {
    path: "/docs",
    source: here("swagger.html"),
    type: "html",
    summary: "This service described, to try out (Swagger UI)",
  },
  { path: "/docs/swagger-start.js", source: here("swagger-start.js"), type: "javascript" },
  {
    path: "/docs/swagger-ui.css",
    source: ofSwagger("swagger-ui.css"),
    type: "css",
  },
  {
    path: "/docs/swagger-ui-bundle.js",
    source: ofSwagger("swagger-ui-bundle.js"),
    type: "javascript",
  },
  {
    path: "/docs/favicon-32x32.png",
    source: ofSwagger("favicon-32x32.png"),
    type: "png",
  },
  // Where the authorization server leads somebody back to who tries it out on the page.
  { path: "/docs/oauth2-redirect.html", source: ofSwagger("oauth2-redirect.html"), type: "html" },
  { path: "/docs/oauth2-redirect.js", source: ofSwagger("oauth2-redirect.js"), type: "javascript" },
  {
    path: "/redoc",
    source: here("redoc.html"),
    type: "html",
    summary: "This service described, to read (ReDoc)",
  },
  { path: "/redoc/redoc-start.js", source: here("redoc-start.js"), type: "javascript" },
  { path: "/redoc/redoc.css", source: here("redoc.css"), type: "css" },
  {
    path: "/redoc/redoc.standalone.js",
    source: ofPackage("redoc/bundles/redoc.standalone.js"),
    type: "javascript",
  },
];

/** Adds the description and the two pages. The description is made when it is first asked for. */
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
  addPageFiles(app, POLICY, files, withoutForeignFiles);
}

/** ReDoc shows its maker's logo from its maker's host; an image that cannot be had is left out. */
function withoutForeignFiles(bytes: Buffer): Buffer {
  const foreign = "https://cdn.redoc.ly/redoc/logo-mini.svg";
  return bytes.includes(foreign) ? Buffer.from(bytes.toString("utf8").replaceAll(foreign, "data:,")) : bytes;
}
