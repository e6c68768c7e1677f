/** A schema in words: what a value has to be. */
import type { JsonSchema } from "../schema.ts";
import { group } from "./show.ts";

/**
 * What the schema asks for, as the end of a sentence that begins "it has to be".
 *
 * @param written whether to say what `pattern` asks for too
 * @example
 * expectation({ type: "number", minimum: 20, maximum: 300 }); // "a number from 20 to 300"
 * expectation({ type: "integer", minimum: 0, examples: [42] }); // "a whole number of 0 or more, like 42"
 */
export function expectation(schema: JsonSchema, written = false): string {
  const pattern = written ? schema["x-pattern-expected"] : undefined;
  return `${bare(schema)}${pattern === undefined ? "" : `, ${pattern}`}${like(schema)}`;
}

/** The schema behind "or null": what a caller wants to hear of. */
export function substance(schema: JsonSchema): JsonSchema {
  const real = schema.anyOf?.filter((branch) => branch.type !== "null") ?? [];
  const [only, another] = real;
  return only !== undefined && another === undefined ? only : schema;
}

function bare(schema: JsonSchema): string {
  if (schema["x-expected"] !== undefined) return schema["x-expected"];
  if (schema.anyOf !== undefined) return alternatives(schema.anyOf);
  if (schema.enum !== undefined) return `one of ${schema.enum.map(String).join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  switch (schema.type) {
    case "number":
      return `a number${range(schema.minimum, schema.maximum)}`;
    case "integer":
      return `a whole number${range(schema.minimum, schema.maximum)}`;
    case "string":
      return `text${count(schema.minLength, schema.maxLength, "character")}`;
    case "boolean":
      return "true or false";
    case "array":
      return `a list${count(schema.minItems, schema.maxItems, "item")}`;
    case "object":
      return schema.required?.length ? `an object with ${schema.required.join(" and ")}` : "an object";
    default:
      return schema.type ?? "something else";
  }
}

function alternatives(branches: readonly JsonSchema[]): string {
  return branches
    .filter((branch) => branch.type !== "null")
    .map(bare)
    .join(" or ");
}

function like(schema: JsonSchema): string {
  const { examples, enum: values } = substance(schema);
  const example = examples?.[0];
  const tellable = typeof example === "number" || (typeof example === "string" && example.length <= 40);
  return tellable && values === undefined && schema["x-expected"] === undefined
    ? `, like ${JSON.stringify(example)}`
    : "";
}

function range(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of ${minimum} or more`;
  return maximum === undefined ? "" : ` of ${maximum} or less`;
}

function count(minimum: number | undefined, maximum: number | undefined, unit: string): string {
  if (maximum === undefined) return minimum ? ` of at least ${group(minimum)} ${plural(unit, minimum)}` : "";
  const least = minimum ?? 0;
  if (least === maximum) return ` of ${group(maximum)} ${plural(unit, maximum)}`;
  return least === 0
    ? ` of at most ${group(maximum)} ${plural(unit, maximum)}`
    : ` of ${group(least)} to ${group(maximum)} ${unit}s`;
}

function plural(unit: string, amount: number): string {
  return amount === 1 ? unit : `${unit}s`;
}
