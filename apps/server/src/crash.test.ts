import { expect, test } from "vitest";
import { crashHandler } from "./crash.ts";

test("the last line says what happened, then the process ends with 1", () => {
  const happened: unknown[] = [];
  const error = new Error("fault");
  crashHandler({ report: (...told) => happened.push(told), exit: (code) => happened.push(code) })(error);
  expect(happened).toEqual([[error, "crashed"], 1]);
});

test("it ends also where the line cannot be written", () => {
  const codes: number[] = [];
  const onCrash = crashHandler({
    report: () => {
      throw new Error("no log");
    },
    exit: (code) => codes.push(code),
  });
  expect(() => onCrash(new Error("fault"))).toThrow("no log");
  expect(codes).toEqual([1]);
});
