/** GET /auth/password/reset: the page that a link for a password leads to. */
import type { FastifyInstance } from "fastify";
import { addPageFiles } from "../../http/page-files.ts";

/** Its own files and its own request alone; the form is sent by the script. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const page = (name: string) => new URL(`../pages/${name}`, import.meta.url);

/** Adds the page and its files. */
export function addResetPage(app: FastifyInstance): void {
  addPageFiles(app, POLICY, [
    { path: "/auth/password/reset", source: page("reset.html"), type: "html" },
    { path: "/auth/page.css", source: page("page.css"), type: "css" },
    { path: "/auth/password/reset.js", source: page("reset.js"), type: "javascript" },
  ]);
}
