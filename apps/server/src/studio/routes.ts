/** GET /studio/: the page on which people make songs by hand, and its files. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { addPageFiles } from "../http/page-files.ts";
import { Problem } from "../http/problem.ts";
import { BUILT_STUDIO, builtFiles } from "./built-files.ts";

/** Its own files and this service alone. Songs that are saved are blobs of the page; the synthesizer decodes in WebAssembly. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const NOT_BUILT =
  "The studio has not been built here. npm run studio builds it, and npm start does so by itself.";

/** Where the studio is. */
export const STUDIO_PATH = "/studio/";

/** What the studio is served from. */
export interface StudioFiles {
  /** The built files; ends in a slash. */
  readonly folder: URL;
  /** What its synthesizer plays with. */
  readonly soundBank: URL;
}

/** The studio of this project. */
export const ownStudio: StudioFiles = {
  folder: BUILT_STUDIO,
  soundBank: new URL(import.meta.resolve("@music-brain/formats/sound-bank.sf3")),
};

/** Adds the studio. Where it was not built, its address says how that is done. */
export function addStudio(app: FastifyInstance, { folder, soundBank }: StudioFiles): void {
  const files = builtFiles(folder);
  if (files === undefined) {
    app.get(STUDIO_PATH, { config: { needs: "open" }, schema: { hide: true } }, () => {
      throw new Problem("not_found", NOT_BUILT);
    });
    return;
  }
  const page = { source: new URL("index.html", folder), type: "html" } as const;
  addPageFiles(app, POLICY, [
    { ...page, path: STUDIO_PATH, summary: "The studio: songs made by hand, on a page" },
    // All its pages are this one, which looks at the address: somebody may come to any of them first.
    { ...page, path: `${STUDIO_PATH}*`, isThere: isPage },
    { path: "/studio/sound-bank.sf3", source: soundBank, type: "sound bank" },
    ...files,
  ]);
}

/** Whether an address may be that of a page: files have an ending. */
function isPage({ url }: FastifyRequest): boolean {
  const [path = ""] = url.split("?", 1);
  return !path.includes(".");
}
