import { expect, test } from "vitest";
import { remembering } from "./remembering.ts";

function counted() {
  const asked: string[] = [];
  const read = (text: string) => {
    asked.push(text);
    return { text };
  };
  return { asked, read };
}

test("says the same of a text, and works it out once", () => {
  const { asked, read } = counted();
  const remembered = remembering(read, 2);
  expect(remembered("one")).toBe(remembered("one"));
  expect(asked).toEqual(["one"]);
});

test("forgets the text that was not asked about for longest", () => {
  const { asked, read } = counted();
  const remembered = remembering(read, 2);
  for (const text of ["one", "two", "one", "three", "one", "two"]) remembered(text);
  expect(asked).toEqual(["one", "two", "three", "two"]);
});

test("keeps no long texts", () => {
  const { asked, read } = counted();
  const remembered = remembering(read, 2);
  const long = "grief ".repeat(1000);
  remembered(long);
  remembered(long);
  expect(asked).toHaveLength(2);
});
