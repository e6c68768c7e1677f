import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addressIn } from "./compare.ts";
import { promisedTable } from "./promised.ts";
import { promisesIn, README_FILE, RESULTS_FILE, readmeWith, resultsPage } from "./results.ts";

const promises = promisedTable([{ what: "a song", unit: "ms", measured: 0.8, atMost: 1 }]);
const results = {
  machine: "a machine",
  minutes: 7.25,
  promises,
  parts: [{ name: "engine", text: "figures" }],
  failures: [{ name: "sound", reason: "no bank\nat all" }],
};

test("a promise is shown with its ratio, and whether it is kept", () => {
  const table = promisedTable([
    { what: "a song", unit: "ms", measured: 0.8, atMost: 1 },
    { what: "memory", unit: "MB", measured: 180, atMost: 150 },
    { what: "speed", unit: "×", measured: 125, atLeast: 100 },
    { what: "frames", unit: "a second", measured: 30, atLeast: 60 },
    { what: "nothing", unit: "ms", measured: Number.NaN, atMost: 1 },
  ]);
  expect(table).toContain("| a song | 0.80 ms | ≤ 1 ms | 0.80 | kept |");
  expect(table).toContain("| memory | 180 MB | ≤ 150 MB | 1.20 | **not kept** |");
  expect(table).toContain("| speed | 125 × | ≥ 100 × | 0.80 | kept |");
  expect(table).toContain("| frames | 30 a second | ≥ 60 a second | 2.00 | **not kept** |");
  expect(table).toContain("| nothing | NaN ms | ≤ 1 ms | NaN | **not kept** |");
});

test("a part that failed is said to, beside what the others have measured", () => {
  const table = promisedTable([], [{ name: "sound", reason: "a | b\nand more" }]);
  expect(table).toContain('| all of "sound": a \\| b | | | | **not measured** |');
  const page = resultsPage(results);
  expect(page).toContain("### engine\n\n```\nfigures\n```");
  expect(page).toContain("### sound: failed\n\n```\nno bank\nat all\n```");
});

test("the page has the machine and the promises, and the README the same ones in place of those before", () => {
  const page = resultsPage(results);
  expect(page).toContain("in 7.3 minutes on: a machine.");
  const readme = "before\n<!-- results:start -->\n| old |\n<!-- results:end -->\nafter\n";
  const renewed = readmeWith(readme, results);
  expect(renewed).toMatch(/^before\n.*\nafter\n$/s);
  expect(renewed).toContain("a machine");
  expect(promisesIn(page)).toEqual(promises.split("\n"));
  expect(promisesIn(renewed)).toEqual(promisesIn(page));
  expect(readmeWith(renewed, results)).toBe(renewed);
  expect(() => readmeWith("before\nafter\n", results)).toThrow("README.md has no lines");
});

test("the README has a place for the promises, and shows those of bench/RESULTS.md, or none where there are none", () => {
  const readme = readFileSync(README_FILE, "utf8");
  expect(() => readmeWith(readme, results)).not.toThrow();
  const page = existsSync(RESULTS_FILE) ? readFileSync(RESULTS_FILE, "utf8") : "";
  expect(promisesIn(readme)).toEqual(promisesIn(page));
});

test.each([
  ["http://127.0.0.1:8000/", "http://127.0.0.1:8000"],
  ["http://localhost:8000", "http://localhost:8000"],
  ["https://[::1]:8443", "https://[::1]:8443"],
])("%s is compared", (given, origin) => {
  expect(addressIn([given])).toBe(origin);
});

test("another machine is put under load only by who says so", () => {
  expect(() => addressIn(["https://music.example.org"])).toThrow("--remote");
  expect(() => addressIn(["http://127.0.0.1.example.org"])).toThrow("--remote");
  expect(addressIn(["--remote", "https://music.example.org/x"])).toBe("https://music.example.org");
  expect(() => addressIn(["file:///etc/passwd"])).toThrow("Say which service");
  expect(() => addressIn([])).toThrow("Say which service");
});
