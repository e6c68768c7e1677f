/** Values for JSON Schemas: right ones, and such as come near. */
import type { Description, Schema } from "../../support/description.ts";
import type { Chance } from "./random.ts";

/** Where a generator takes from. */
export interface Sources {
  readonly chance: Chance;
  readonly schemas: Description["components"]["schemas"];
  /** A value that a former answer had under this name. */
  readonly remembered: (name: string) => unknown;
}

/** Deeper than this only what is required is made. */
const DEEPEST = 6;

/** Forms that take a hundred times as long to make as others: they come less often. */
const SOUNDS: ReadonlySet<unknown> = new Set(["wav", "mp3", "ogg", "stems"]);

/** A value that fits the schema, nearly always: of patterns only the examples are known to fit. */
export function valueFor(schema: Schema, sources: Sources, name = "", depth = 0): unknown {
  const { chance, schemas, remembered } = sources;
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.split("/").at(-1) ?? ""];
    if (target === undefined) throw new Error(`the description has no ${schema.$ref}`);
    return valueFor(target, sources, name, depth);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) {
    const chosen = chance.one(schema.enum);
    return SOUNDS.has(chosen) && chance.happens(0.9) ? chance.one(schema.enum) : chosen;
  }
  const known = remembered(name);
  if (known !== undefined && chance.happens(0.5)) return known;
  if (schema.examples !== undefined && chance.happens(0.5)) return chance.one(schema.examples);
  if (schema.anyOf !== undefined) return valueFor(chance.one(schema.anyOf), sources, name, depth);
  const type = typeof schema.type === "string" ? schema.type : schema.type && chance.one(schema.type);
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return chance.happens(0.5);
    case "integer":
    case "number":
      return numberFor(schema, chance, type === "integer");
    case "string":
      return stringFor(schema, chance);
    case "array": {
      const { items = {}, minItems = 0, maxItems = minItems + 4 } = schema;
      const count = chance.whole(minItems, Math.min(maxItems, minItems + (depth > DEEPEST ? 0 : 3)));
      return Array.from({ length: count }, () => valueFor(items, sources, name, depth + 1));
    }
    case "object":
      return objectFor(schema, sources, depth);
    default:
      return chance.one([null, 1, "x", [], {}]);
  }
}

function objectFor(schema: Schema, sources: Sources, depth: number): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties, patternProperties } = schema;
  const { chance } = sources;
  const share = depth > DEEPEST ? 0 : chance.one([0, 0.2, 0.5, 1]);
  const made: [string, unknown][] = Object.entries(properties)
    .filter(([name]) => required.includes(name) || chance.happens(share))
    .map(([name, of]) => [name, valueFor(of, sources, name, depth + 1)]);
  const others =
    typeof additionalProperties === "object"
      ? additionalProperties
      : Object.values(patternProperties ?? {})[0];
  if (others !== undefined && chance.happens(0.7)) {
    const name = chance.one(["melody", "bass", "drums", "chorus 1", "verse"]);
    made.push([name, valueFor(others, sources, name, depth + 1)]);
  }
  return Object.fromEntries(made);
}

function numberFor({ minimum, maximum, exclusiveMinimum }: Schema, chance: Chance, isWhole: boolean): number {
  const least = minimum ?? exclusiveMinimum ?? -1000;
  const most = maximum ?? least + 1000;
  if (chance.happens(0.1)) return chance.one([least, most]);
  // Mostly small, so that what is asked for is soon made.
  const reach = chance.happens(0.8) ? Math.min(most - least, 32) : most - least;
  const value = least + chance.unit() * reach;
  return isWhole ? Math.round(value) : value;
}

const words = [
  "hope",
  "grief turning into joy",
  "mädchen",
  "悲しみ",
  "a",
  "0",
  "😀",
  "chorus",
  "piano",
  "C minor",
];

function stringFor({ minLength = 0, maxLength = 200, pattern }: Schema, chance: Chance): string {
  const length = chance.happens(0.05)
    ? maxLength
    : chance.whole(minLength, Math.min(maxLength, minLength + 12));
  let text = chance.happens(0.6) ? chance.one(words) : "";
  while (text.length < length)
    text += String.fromCodePoint(chance.whole(0x20, chance.happens(0.2) ? 0xd7ff : 0x7e));
  text = text.slice(0, Math.max(maxLength, 0));
  if (pattern?.startsWith("^\\d{4}-")) return "2026-01-02T03:04:05Z";
  return text;
}
