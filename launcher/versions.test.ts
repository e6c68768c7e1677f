import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pinnedRuntimes } from "./pinned.mjs";
import { satisfies } from "./versions.mjs";

const range: string = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).engines
  .node;

describe("the range of package.json", () => {
  it.each([
    ["18.20.8", false],
    ["20.20.2", false],
    ["24.20.99", false],
    ["24.21.0", true],
    ["24.99.1", true],
    ["25.0.0", false],
    ["26.9.9", false],
    ["26.10.0", true],
    ["v26.10.1", true],
    ["27.0.0", true],
    ["100.1.0", true],
    ["27.0.0-nightly20261101abc", true],
  ])("Node.js %s: %s", (version, expected) => {
    expect(satisfies(version, range)).toBe(expected);
  });

  it.each(Object.entries(pinnedRuntimes))("holds the pinned runtime for %s", (_, { version, integrity }) => {
    expect(satisfies(version, range)).toBe(true);
    // Sixty-four bytes in base64.
    expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });
});

describe("a range", () => {
  it("compares the patch number when it names one", () => {
    expect(satisfies("24.21.4", "^24.21.5")).toBe(false);
    expect(satisfies("24.21.5", "^24.21.5")).toBe(true);
  });

  it.each(["*", "24", "~24.1", ">=24.1 <26", ""])(
    "of another kind is refused and not guessed at: %s",
    (unknown) => {
      expect(() => satisfies("26.10.0", unknown)).toThrow();
    },
  );
});
