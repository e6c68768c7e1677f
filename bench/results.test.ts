import { expect, test } from "vitest";
import { addressIn } from "./compare.ts";
import { promisedTable } from "./promised.ts";
import { resultsPage } from "./results.ts";

test("a promise is shown with its ratio, and whether it is kept", () => {
  const table = promisedTable([
    { what: "a song", unit: "ms", measured: 0.8, atMost: 1 },
    { what: "memory", unit: "MB", measured: 180, atMost: 150 },
  ]);
  expect(table).toContain("| a song | 0.80 ms | 1 ms | 0.80 | kept |");
  expect(table).toContain("| memory | 180 MB | 150 MB | 1.20 | **not kept** |");
});

test("the page has the machine, the promises and every part", () => {
  const page = resultsPage("a machine", 7.25, [{ name: "engine", text: "figures" }], "promises");
  expect(page).toContain("in 7.3 minutes on: a machine.");
  expect(page).toContain("promises");
  expect(page).toContain("### engine\n\n```\nfigures\n```");
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
