import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(join(root, "docs/PRODUCTION_FEATURES.md"), "utf8");
const security = readFileSync(join(root, "docs/SECURITY.md"), "utf8");

const tests = ["apps", "packages", "test", "tools"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /(?:\.test|[.-]suite)\.ts$/.test(path) && !path.includes("node_modules"))
      .map((path) => readFileSync(join(root, folder, path), "utf8")),
  )
  .join("\n");

/** The cells of the tables of a page, below their heads. */
function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (feature|attack|---)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** The tests that cells name and that there are not. */
function missingTests(proofs: readonly string[]): string[] {
  const named = proofs.flatMap((proof) => [...proof.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name));
  return named.filter((name) => !tests.includes(`"${name}"`));
}

const rows = rowsOf(page);

test("every feature is proved by tests that exist, or says that people look", () => {
  expect(rows.length).toBeGreaterThan(25);
  const unproved = rows.filter(([, , , proof = ""]) => proof !== "by eye" && !/^".+"$/.test(proof));
  expect(unproved).toEqual([]);
  expect(missingTests(rows.map(([, , , proof = ""]) => proof))).toEqual([]);
});

test("every attack that the page on security names is proved by tests that exist", () => {
  const attacks = rowsOf(security);
  expect(attacks.length).toBeGreaterThan(20);
  expect(attacks.filter(([, , , proof = ""]) => !/^".+"$/.test(proof))).toEqual([]);
  expect(missingTests(attacks.map(([, , , proof = ""]) => proof))).toEqual([]);
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
