/** Which part of the project may import which. */
import { posix } from "node:path";
import type { Import } from "./source.ts";

/** A part of the house. */
export type Part = "engine" | "formats" | "contract" | "server" | "cli" | "studio";

/** The folder of each part's sources. */
export const folders: Readonly<Record<Part, string>> = {
  engine: "packages/engine/src",
  formats: "packages/formats/src",
  contract: "packages/contract/src",
  server: "apps/server/src",
  cli: "apps/cli/src",
  studio: "apps/studio/src",
};

/** The arrows: each part with those that it may import. "types" allows `import type` alone. */
export const arrows: Readonly<Record<Part, Readonly<Partial<Record<Part, "all" | "types">>>>> = {
  engine: {},
  formats: { engine: "all" },
  contract: { engine: "types" },
  server: { contract: "all", formats: "all", engine: "all" },
  studio: { contract: "all" },
  cli: { server: "all", contract: "all", formats: "all", engine: "all" },
};

/** Why an import runs against the arrows; `undefined` where it does not. */
export function objectionTo(path: string, imported: Import): string | undefined {
  const from = partOf(path);
  const { specifier, typeOnly } = imported;
  if (from === undefined) return undefined;
  const to = specifier.startsWith(".")
    ? partOf(posix.join(posix.dirname(path), specifier))
    : (Object.keys(folders) as Part[]).find(
        (part) => specifier === `@music-brain/${part}` || specifier.startsWith(`@music-brain/${part}/`),
      );
  if (specifier.startsWith(".") && to !== from) return `${path} reaches into another part by ${specifier}`;
  if (to === undefined || to === from) return undefined;
  const arrow = arrows[from][to];
  if (arrow === undefined) return `${path}: ${from} must not import ${to}`;
  if (arrow === "types" && !typeOnly) return `${path}: ${from} may import only types from ${to}`;
  return undefined;
}

function partOf(path: string): Part | undefined {
  return (Object.keys(folders) as Part[]).find((part) => path.startsWith(`${folders[part]}/`));
}
