import { expect, test } from "vitest";
import { rangeIsGood, rangeOf } from "./range.ts";

test.each([
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=2-5", { first: 2, last: 5 }],
  ["bytes=2-", { first: 2, last: 9 }],
  ["Bytes= 2-99", { first: 2, last: 9 }],
  ["bytes=-3", { first: 7, last: 9 }],
  ["bytes=-99", { first: 0, last: 9 }],
])("%s of ten bytes is a part", (header, part) => {
  expect(rangeOf(header, 10)).toEqual(part);
});

test.each(["bytes=10-", "bytes=10-12", "bytes=-0"])("%s of ten bytes is beyond the end", (header) => {
  expect(rangeOf(header, 10)).toBe("beyond");
});

test("there is no part of nothing", () => {
  expect(rangeOf("bytes=0-", 0)).toBe("beyond");
  expect(rangeOf("bytes=-1", 0)).toBe("beyond");
});

test.each([
  undefined,
  "",
  "bytes=",
  "bytes=-",
  "bytes=5-2",
  "bytes=0-1,3-4",
  "lines=0-1",
  "bytes=a-b",
  "bytes=1e3-",
])("%s asks for the whole", (header) => {
  expect(rangeOf(header, 10)).toBeUndefined();
});

test("If-Range is the tag itself, strong", () => {
  expect(rangeIsGood(undefined, '"a"')).toBe(true);
  expect(rangeIsGood('"a"', '"a"')).toBe(true);
  for (const other of ['W/"a"', '"b"', "Sat, 28 Nov 2026 10:00:00 GMT"])
    expect(rangeIsGood(other, '"a"')).toBe(false);
});
