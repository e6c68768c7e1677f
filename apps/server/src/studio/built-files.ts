/** The files of the studio as `npm run studio` builds them. */
import { readdirSync } from "node:fs";
import { extname } from "node:path";
import type { PageFile, PageFileType } from "../http/page-files.ts";

/** Where they are built; the folder need not be there. */
export const BUILT_STUDIO = new URL("../../../studio/dist/", import.meta.url);

const typeOf: Readonly<Record<string, PageFileType>> = {
  ".html": "html",
  ".css": "css",
  ".js": "javascript",
  ".svg": "svg",
  ".png": "png",
};

/** One series for all of them: each build gives them new names. */
const ASSETS = "/studio/assets/*";

/** Files that are named by their content are kept for a year, as long as any may be (RFC 9111 leaves it open). */
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * The built files, each with the path that it has on the page; the page itself is not among them.
 * @param folder ends in a slash
 * @returns undefined where nothing was built
 */
export function builtFiles(folder: URL): readonly PageFile[] | undefined {
  let names: readonly string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (!names.includes("index.html")) return undefined;
  return names.flatMap((name) => {
    const type = typeOf[extname(name)];
    if (type === undefined || name === "index.html") return [];
    const file = { path: `/studio/${name}`, source: new URL(name, folder), type };
    return [name.startsWith("assets/") ? { ...file, cacheControl: FOR_EVER, countedAs: ASSETS } : file];
  });
}
