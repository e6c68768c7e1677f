import type { TSchema } from "typebox";
import { expect, test } from "vitest";
import { generateRequestSchema } from "./generate.ts";
import type { JsonSchema } from "./schema.ts";
import { expectation, substance } from "./validate/expectation.ts";

/** The schema with all that is inside it, each with its place. */
function* schemasIn(schema: JsonSchema, place: string): Generator<readonly [string, JsonSchema]> {
  const real = substance(schema);
  yield [place, real];
  if (real.items !== undefined) yield* schemasIn(real.items, `${place}[]`);
  const parts = { ...real.properties, ...real.patternProperties };
  for (const [name, part] of Object.entries(parts)) yield* schemasIn(part, `${place}.${name}`);
}

const body: TSchema = generateRequestSchema;
const all = [...schemasIn(body, "body")];
const composed = all.filter(([, { type }]) => type === "array" || type === "object");

test("the body of a request has lists and objects in it", () => {
  expect(composed.map(([place]) => place)).toEqual([
    "body",
    "body.intent",
    "body.intent.technical",
    "body.intent.technical.progression",
    "body.intent.technical.instruments",
    "body.intent.technical.section_instruments",
    "body.intent.technical.section_instruments.^[A-Za-z0-9 -]{1,40}$",
    "body.intent.journey",
    "body.intent.journey[]",
    "body.intent.rule_breaks",
    "body.include",
  ]);
});

test.each(composed)(
  "the sentence about %s says what is in it, and shows one that would do",
  (_place, schema) => {
    const sentence = expectation(schema);
    expect(sentence).not.toContain("item");
    const example = /, like ([[{].*)$/.exec(sentence)?.[1] ?? "none";
    expect(Array.isArray(JSON.parse(example))).toBe(schema.type === "array");
  },
);
