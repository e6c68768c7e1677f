/** What the studio is built from, as one number: it is built anew when that has changed. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Beside the sources of the page: what says how they are built, and of which libraries. */
const ALONE = [
  "apps/studio/index.html",
  "apps/studio/vite.config.ts",
  "apps/studio/package.json",
  "package-lock.json",
];
const FOLDERS = ["apps/studio/src", "apps/studio/public"];

/**
 * The SHA-256 of all files that the page is built from, and of their names.
 * @param root the project's folder
 */
export function fingerprintOf(root: string): string {
  const hash = createHash("sha256");
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length)),
  );
  for (const name of [...ALONE, ...inFolders.sort()]) {
    const bytes = readFileSync(join(root, name));
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
