import fc from "fast-check";
import { expect, test } from "vitest";
import { visible } from "./visible.ts";

const shown = (value: object): unknown => JSON.parse(visible(JSON.stringify(value)));

// What a terminal obeys or turns around.
const ACTING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test("control characters are shown as their escapes", () => {
  expect(shown({ msg: "a\u001b[2J\rb\nc\u009b1m\u202e" })).toEqual({
    msg: "a\\u001b[2J\\rb\\nc\\u009b1m\\u202e",
  });
});

test("other text stays as it is, backslashes and quotation marks too", () => {
  const value = { msg: 'C:\\new "ä" 中 \\u001b', stack: "a" };
  expect(shown(value)).toEqual(value);
});

test("a stack keeps its lines, and nothing else that acts", () => {
  expect(shown({ err: { stack: "Error: \u001b[2J\n\tat x" } })).toEqual({
    err: { stack: "Error: \\u001b[2J\n\tat x" },
  });
});

test("whatever a line holds, it stays JSON, and nothing in it acts on a terminal", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, (name, value) => {
      const line = visible(JSON.stringify({ [name]: value, msg: value }));
      expect(line).not.toMatch(ACTING);
      for (const one of Object.values(JSON.parse(line)))
        if (name !== "stack") expect(one).not.toMatch(ACTING);
    }),
  );
});
