import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(join(root, "docs/PRODUCTION_FEATURES.md"), "utf8");

const tests = ["apps", "packages", "test"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /(?:\.test|-suite)\.ts$/.test(path) && !path.includes("node_modules"))
      .map((path) => readFileSync(join(root, folder, path), "utf8")),
  )
  .join("\n");

/** The cells of the tables below their heads. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (feature|---)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("every feature is proved by tests that exist, or says that people look", () => {
  expect(rows.length).toBeGreaterThan(25);
  const unproved = rows.filter(([, , , proof = ""]) => proof !== "by eye" && !/^".+"$/.test(proof));
  expect(unproved).toEqual([]);
  const named = rows.flatMap(([, , , proof = ""]) =>
    [...proof.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
  );
  expect(named.filter((name) => !tests.includes(`"${name}"`))).toEqual([]);
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
