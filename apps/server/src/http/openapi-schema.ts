/** The contract's schemas as OpenAPI 3.1 shows them best: named parts once, and "or null" as a type. */
import type { JsonSchema } from "@music-brain/contract";

/** Named parts of the description, by name. */
export type Components = Map<string, object>;

/**
 * The schema for people and programs that read the description. It means the same: schemas with an `$id` become
 * references and are put among the components, `anyOf` with null becomes a type with null, and the keywords that only
 * our own sentences need go.
 */
export function documented(schema: JsonSchema, components: Components): object {
  const { $id } = schema;
  if ($id === undefined) return orNull(documentedParts(schema, components));
  if (!components.has($id)) {
    components.set($id, {}); // Holds its place among the others, before those that it is made of.
    components.set($id, documentedParts(schema, components));
  }
  return { $ref: `#/components/schemas/${$id}` };
}

/** The schema itself, with all that is inside it as {@link documented} has it. */
export function documentedParts(value: object, components: Components): object {
  const entries = Object.entries(value).filter(([key]) => key !== "$id" && !key.startsWith("x-"));
  return Object.fromEntries(
    entries.map(([key, part]: [string, unknown]) => [key, within(key, part, components)]),
  );
}

function within(key: string, part: unknown, components: Components): unknown {
  switch (key) {
    case "anyOf":
      return Array.isArray(part) ? part.map((branch) => documented(branch, components)) : part;
    case "items":
      return isObject(part) ? documented(part, components) : part;
    case "properties":
    case "patternProperties":
      return isObject(part)
        ? Object.fromEntries(Object.entries(part).map(([name, one]) => [name, documented(one, components)]))
        : part;
    default:
      return part;
  }
}

/** `anyOf: [{type: "number"}, {type: "null"}]` as `type: ["number", "null"]`, which tools show as one field. */
function orNull(schema: JsonSchema): object {
  const [first, second, third] = schema.anyOf ?? [];
  if (first?.type === undefined || second?.type !== "null" || third !== undefined) return schema;
  const { anyOf: _, ...outside } = schema;
  const values = first.enum === undefined ? {} : { enum: [...first.enum, null] };
  return { ...first, ...outside, ...values, type: [first.type, "null"] };
}

function isObject(value: unknown): value is Record<string, JsonSchema> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
