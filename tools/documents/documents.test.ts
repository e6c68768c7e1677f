import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { anchorsOf, linksOf } from "./links.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const pages = [
  ...pagesBelow(".", false),
  ...["docs", "apps", "packages", "deploy"].flatMap((folder) => pagesBelow(folder, true)),
];

function pagesBelow(folder: string, recursive: boolean): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
    .map((name) => join(folder, name));
}

describe("the pages", () => {
  test("are found, so that an empty list cannot pass", () => {
    expect(pages).toEqual(expect.arrayContaining(["README.md", "docs/ARCHITECTURE.md"]));
  });

  test.each(pages)("every link of %s leads to something", (page) => {
    const dead = linksOf(page).filter(
      ({ path, heading }) =>
        !existsSync(join(root, path)) || (heading !== "" && !anchorsOf(path).includes(heading)),
    );
    expect(dead).toEqual([]);
  });
});

describe("the road of a request", () => {
  const [, road = ""] = readFileSync(join(root, "docs/ARCHITECTURE.md"), "utf8").split(
    "## The road of a request",
  );
  const app = readFileSync(join(root, "apps/server/src/app.ts"), "utf8");

  /** What a file gives to the one that assembles the service, and where that calls it. */
  function placeIn(file: string): number {
    const imported = new RegExp(`import \\{([^}]*)\\} from "\\./${file.replaceAll(".", "\\.")}"`).exec(app);
    const names = (imported?.[1] ?? "").split(",").map((name) => name.trim());
    const body = app.slice(app.indexOf("export async function buildApp"));
    return Math.min(
      ...names
        .filter((name) => /^(add|trace|measureRequests|request)/.test(name))
        .map((name) => body.search(new RegExp(`\\b${name}\\b`)))
        .filter((place) => place >= 0),
    );
  }

  test("is told in the order in which the service is assembled", () => {
    const steps = [...road.matchAll(/^\d+\. \*\*.*?\]\(\.\.\/apps\/server\/src\/([^)]+)\)/gms)]
      .map(([, file = ""]) => file)
      .slice(0, 13);
    expect(steps).toHaveLength(13);
    const places = steps.map(placeIn);
    expect(places.every(Number.isFinite)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
