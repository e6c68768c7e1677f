/**
 * Says what is wrong with a value, from the schema's own constraints: one sentence and one pointer a mistake.
 *
 * Whether a value fits is decided by TypeBox (see `validator.ts`); this only explains a refusal, and a property test
 * holds the two together. It looks at no more of the value than the schema is wide and deep, so that neither its size
 * nor its depth costs anything.
 */
import type { TSchema } from "typebox";
import type { JsonSchema } from "../schema.ts";
import { expectation, substance } from "./expectation.ts";
import { nearestName } from "./nearest.ts";
import { type Path, placeName, pointer } from "./pointer.ts";
import { show, showKind, showName } from "./show.ts";

/** One thing that is wrong: where, and a sentence that says what would be right. */
export interface Mistake {
  /** JSON Pointer (RFC 6901) into the message. */
  readonly pointer: string;
  readonly detail: string;
}

/** What the message is called in sentences. */
export interface Vocabulary {
  /** The whole message: "the body". */
  readonly whole: string;
  /** One of its named parts: "property", "parameter". */
  readonly part: string;
}

type Mistakes = Generator<Mistake, void, undefined>;

/** The most mistakes that are listed. */
export const MOST_MISTAKES = 20;

/**
 * All that keeps the value from fitting the schema, {@link MOST_MISTAKES} at most; empty when it fits.
 *
 * @example
 * explain(noQuerySchema, { x: 1 }, PARAMETERS); // [{ pointer: "/x" }]
 * explain(affectSchema, { valence: 0, arousal: 0, dominance: 0 }, BODY); // []
 */
export function explain(schema: TSchema, value: unknown, words: Vocabulary): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const mistake of mistakesIn(schema, value, [], words)) {
    mistakes.push(mistake);
    if (mistakes.length === MOST_MISTAKES) break;
  }
  return mistakes;
}

/** Found one by one, so that nobody looks further than the last one that is wanted. */
function* mistakesIn(schema: JsonSchema, value: unknown, path: Path, words: Vocabulary): Mistakes {
  if (schema.anyOf !== undefined) yield* mistakesInUnion(schema, schema.anyOf, value, path, words);
  else if (!fitsItself(schema, value)) yield refusal(schema, value, path, words);
  else if (Array.isArray(value)) yield* mistakesInList(schema, value, path, words);
  else if (isObject(value)) yield* mistakesInObject(schema, value, path, words);
}

function* mistakesInUnion(
  schema: JsonSchema,
  branches: readonly JsonSchema[],
  value: unknown,
  path: Path,
  words: Vocabulary,
): Mistakes {
  if (branches.some((branch) => mistakesIn(branch, value, path, words).next().done)) return;
  const possible = branches.filter((branch) => branch.type !== "null" && hasType(branch, value));
  const kinds = possible
    .map(({ properties }) => properties?.["kind"]?.const)
    .filter((kind) => kind !== undefined);
  const meant = kinds.length > 1 && isObject(value) ? ofKind(possible, value["kind"]) : possible[0];
  if (meant !== undefined) yield* mistakesIn(meant, value, path, words);
  else if (kinds.length > 1 && isObject(value) && Object.hasOwn(value, "kind")) {
    // Variants are told apart by their kind: a wrong one is the mistake, whatever else there is.
    yield refusal({ enum: kinds }, value["kind"], [...path, "kind"], words);
  } else yield refusal(substance(schema), value, path, words);
}

function ofKind(variants: readonly JsonSchema[], kind: unknown): JsonSchema | undefined {
  return variants.find(({ properties }) => properties?.["kind"]?.const === kind);
}

function* mistakesInList(
  schema: JsonSchema,
  list: readonly unknown[],
  path: Path,
  words: Vocabulary,
): Mistakes {
  if (schema.items === undefined) return;
  for (const [index, item] of list.entries()) yield* mistakesIn(schema.items, item, [...path, index], words);
}

function* mistakesInObject(
  schema: JsonSchema,
  object: Readonly<Record<string, unknown>>,
  path: Path,
  words: Vocabulary,
): Mistakes {
  const properties = schema.properties ?? {};
  for (const [key, inner] of Object.entries(properties)) {
    const at = [...path, key];
    if (Object.hasOwn(object, key)) yield* mistakesIn(inner, object[key], at, words);
    else if (schema.required?.includes(key)) {
      yield {
        pointer: pointer(at),
        detail: `${placeName(at)} is missing; it has to be ${expectation(inner)}.`,
      };
    }
  }
  for (const [key, value] of Object.entries(object)) {
    if (!Object.hasOwn(properties, key)) yield* mistakesInOther(schema, key, value, [...path, key], words);
  }
}

/** In a part that `properties` does not name. */
function* mistakesInOther(
  schema: JsonSchema,
  key: string,
  value: unknown,
  path: Path,
  words: Vocabulary,
): Mistakes {
  const patterns = Object.entries(schema.patternProperties ?? {});
  const matching = patterns.filter(([pattern]) => new RegExp(pattern, "u").test(key));
  for (const [, inner] of matching) yield* mistakesIn(inner, value, path, words);
  if (matching.length > 0 || schema.additionalProperties !== false) return;
  yield { pointer: pointer(path), detail: unknownPart(key, schema, words.part) };
}

function refusal(schema: JsonSchema, value: unknown, path: Path, words: Vocabulary): Mistake {
  const name = path.length === 0 ? words.whole : placeName(path);
  const badlyWritten = typeof value === "string" && hasType(schema, value) && lengthFits(schema, value);
  const wanted = expectation(schema, badlyWritten);
  const shown = schema.writeOnly === true ? showKind(value) : show(value);
  return { pointer: pointer(path), detail: capital(`${name} is ${shown}; it has to be ${wanted}.`) };
}

function unknownPart(key: string, wanted: JsonSchema, part: string): string {
  if (wanted.patternProperties !== undefined) {
    return `"${showName(key)}" cannot be a name here; it has to be ${wanted["x-pattern-expected"] ?? "shorter"}.`;
  }
  const known = Object.keys(wanted.properties ?? {});
  if (known.length === 0) return `"${showName(key)}" is not a ${part} here; none is taken.`;
  const near = nearestName(key, known);
  const hint = near === undefined ? `it can be one of ${known.join(", ")}.` : `did you mean "${near}"?`;
  return `"${showName(key)}" is not a ${part} here; ${hint}`;
}

/** Whether the value fits all that the schema says of itself, whatever is inside it. */
function fitsItself(schema: JsonSchema, value: unknown): boolean {
  if (!hasType(schema, value)) return false;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  if (typeof value === "number") return within(value, schema.minimum, schema.maximum);
  if (typeof value === "string") return lengthFits(schema, value) && patternFits(schema, value);
  if (Array.isArray(value)) return within(value.length, schema.minItems, schema.maxItems);
  return !isObject(value) || Object.keys(value).length <= (schema.maxProperties ?? Infinity);
}

function hasType({ type }: JsonSchema, value: unknown): boolean {
  switch (type) {
    case undefined:
      return true;
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function within(amount: number, minimum = -Infinity, maximum = Infinity): boolean {
  return amount >= minimum && amount <= maximum;
}

function patternFits({ pattern }: JsonSchema, value: string): boolean {
  return pattern === undefined || new RegExp(pattern, "u").test(value);
}

/** Lengths count code points, of which a text has at least half as many as it has UTF-16 units. */
function lengthFits({ minLength = 0, maxLength = Infinity }: JsonSchema, value: string): boolean {
  if (value.length > maxLength * 2 || value.length < minLength) return false;
  if (value.length <= maxLength && value.length >= minLength * 2) return true;
  let length = 0;
  for (const _ of value) length++;
  return length >= minLength && length <= maxLength;
}

function capital(sentence: string): string {
  return sentence.startsWith("the ") ? `T${sentence.slice(1)}` : sentence;
}
