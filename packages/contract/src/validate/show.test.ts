import { expect, test } from "vitest";
import { show, showName } from "./show.ts";

test.each([
  ["abc", '"abc"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ["", "an empty text"],
  ["a\r\nb\u0000", '"a\\u000d\\u000ab\\u0000"'],
  ["\u202Egnp.exe", '"\\u202egnp.exe"'],
  ["é😀漢", '"é😀漢"'],
  ["x".repeat(50), `"${"x".repeat(40)}…" (50 characters)`],
  [-0.5, "-0.5"],
  [Number.POSITIVE_INFINITY, "too large a number"],
  [null, "null"],
  [true, "true"],
  [[], "an empty list"],
  [[[[]]], "a list of 1 item"],
  [Array(5000).fill(0), "a list of 5,000 items"],
  [{}, "an empty object"],
  [{ a: 1 }, "an object with 1 property"],
  [{ a: 1, b: 2 }, "an object with 2 properties"],
])("shows %j as %s", (value, shown) => {
  expect(show(value)).toBe(shown);
});

test("cuts a text through a surrogate pair without leaving half of it", () => {
  expect(show(`${"x".repeat(39)}😀y`).isWellFormed()).toBe(true);
  expect(showName(`${"x".repeat(39)}😀y`).isWellFormed()).toBe(true);
});

test("keeps a caller's name from breaking a line", () => {
  expect(showName("a\r\nSet-Cookie: b")).toBe("a\\u000d\\u000aSet-Cookie: b");
});
