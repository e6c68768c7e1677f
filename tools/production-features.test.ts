import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(join(root, "docs/PRODUCTION_FEATURES.md"), "utf8");
const security = readFileSync(join(root, "docs/SECURITY.md"), "utf8");

const files = ["apps", "packages", "test", "tools"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /(?:\.test|[.-]suite)\.ts$/.test(path) && !path.includes("node_modules"))
    .map((path) => [join(folder, path), readFileSync(join(root, folder, path), "utf8")] as const),
);

/** The files in which a test, or a group of tests, has this name: not those that only have the words somewhere. */
function filesWith(name: string): string[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const named = new RegExp(`(?:\\b(?:test|it|describe)|[\\])>])\\(\\s*"${escaped}",`);
  return files.filter(([, text]) => named.test(text)).map(([path]) => path);
}

/** The cells of the tables of a page, below their heads. */
function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (feature|attack|---)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** The tests that cells name. */
const namesIn = (proofs: readonly string[]): string[] =>
  proofs.flatMap((proof) =>
    [...proof.replace(/`[^`]*`/g, "").matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
  );

const rows = rowsOf(page);

test("every feature is proved by tests that exist", () => {
  expect(rows.length).toBeGreaterThan(25);
  const unproved = rows.filter(([, , , proof = ""]) => !/".+"$/.test(proof));
  expect(unproved).toEqual([]);
  // One file has it, and no other: else it would not be said which one proves it.
  const named = namesIn(rows.flatMap(([, , , ...cells]) => cells));
  expect(named.filter((name) => filesWith(name).length !== 1)).toEqual([]);
});

test("no test is left out, wherever it runs", () => {
  const leavingOut =
    /\b(?:test|it|describe)(?:\.\w+)*\.(?:skip|todo|only|skipIf|runIf|fails)\b|\b(?:skip|todo|only): true/;
  const own = "tools/production-features.test.ts";
  expect(files.filter(([path, text]) => path !== own && leavingOut.test(text)).map(([path]) => path)).toEqual(
    [],
  );
});

test("every attack that the page on security names is proved by tests that exist", () => {
  const attacks = rowsOf(security);
  expect(attacks.length).toBeGreaterThan(20);
  expect(attacks.filter(([, , , proof = ""]) => !/^".+"$/.test(proof))).toEqual([]);
  const named = namesIn(attacks.map(([, , , proof = ""]) => proof));
  expect(named.filter((name) => filesWith(name).length === 0)).toEqual([]);
});

test("every setting that it names exists", () => {
  const example = readFileSync(join(root, "env.example"), "utf8");
  const named = rows.flatMap(([, , settings = ""]) => settings.match(/\b[A-Z][A-Z_]{3,}\b/g) ?? []);
  expect(
    named.filter(
      (name) => !example.includes(`#${name.replace(/_FILE$/, "")}`) && !example.includes(`#${name}=`),
    ),
  ).toEqual([]);
});
