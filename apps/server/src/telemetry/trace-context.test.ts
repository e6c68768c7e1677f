import { expect, test } from "vitest";
import { traceOf } from "./trace-context.ts";

const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const span = "00f067aa0ba902b7";

test("a well-formed traceparent is read", () => {
  expect(traceOf({ traceparent: `00-${trace}-${span}-01` })).toEqual({
    traceId: trace,
    spanId: span,
    sampled: true,
  });
  expect(traceOf({ traceparent: `00-${trace}-${span}-00` })?.sampled).toBe(false);
  expect(traceOf({ traceparent: `cc-${trace}-${span}-01-what-comes` })?.traceId).toBe(trace);
});

test.each([
  "",
  `ff-${trace}-${span}-01`,
  `00-${"0".repeat(32)}-${span}-01`,
  `00-${trace}-${"0".repeat(16)}-01`,
  `00-${trace.toUpperCase()}-${span}-01`,
  `00-${trace}-${span}-01-more`,
  `00-${trace}-${span}`,
  `00-${trace}\r\n-${span}-01`,
])("%j is none", (traceparent) => {
  expect(traceOf({ traceparent })).toBeUndefined();
});
