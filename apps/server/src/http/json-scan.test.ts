import fc from "fast-check";
import { expect, test } from "vitest";
import { DEEPEST, findHazard } from "./json-scan.ts";

const TWICE = "names a property twice in one object";
const PROTO = 'has a property named "__proto__"';
const DEEP = `nests more than ${DEEPEST} deep`;

test.each([
  ['{"a":1,"a":2}', TWICE],
  ['{"a":1,"\\u0061":2}', TWICE],
  ['{"x":[{"b":{}, "c":"\\"", "b" : 1}]}', TWICE],
  ['{"__proto__":{}}', PROTO],
  ['{"a":{"__pro\\u0074o__":1}}', PROTO],
  [`${"[".repeat(DEEPEST + 1)}${"]".repeat(DEEPEST + 1)}`, DEEP],
  ['{"a":'.repeat(100_000), DEEP],
  [`${"[".repeat(DEEPEST)}${"]".repeat(DEEPEST)}`, undefined],
  ['{"a":{"a":{"a":["a","a",{"a":"a"}]}},"b":"a"}', undefined],
  ['["__proto__","a","a"]', undefined],
  ['{"a":"__proto__"}', undefined],
  ['{"a":"\\\\","b":"{,\\"a\\":1}"}', undefined],
  ["{}", undefined],
  ["", undefined],
  ['{"unfinished', undefined],
  ["}}]]", undefined],
])("of %.40s is %j", (text, hazard) => {
  expect(findHazard(text)).toBe(hazard);
});

test("finds nothing in what JSON.stringify writes", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes("__proto__"));
      expect(findHazard(text)).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});

test("takes any text without failing", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ua1 '), maxLength: 60 }), (text) => {
      findHazard(text);
    }),
    { numRuns: 2000 },
  );
});
