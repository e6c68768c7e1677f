/** Shapes that the contract uses everywhere, and a schema seen as the plain JSON Schema that it is. */
import Type, { type TNull, type TOptional, type TSchema, type TSchemaOptions, type TUnion } from "typebox";

/** The part of JSON Schema 2020-12 that the contract is written in, with its two keywords of our own. */
export interface JsonSchema {
  readonly $id?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly maxProperties?: number;
  /** A secret that is sent here and never shown again, not even in the sentence that refuses it. */
  readonly writeOnly?: boolean;
  /** What would be right, where the constraints alone do not say it: `a key, like "A minor"`. */
  readonly "x-expected"?: string;
  /** What `pattern` asks for, in words that follow "text of 1 to 9 characters, ". */
  readonly "x-pattern-expected"?: string;
}

/**
 * A property that may be left out or be null, which mean the same. The description and examples of what it holds are
 * repeated on the outside, where documentation tools look for them.
 *
 * @example
 * validator(wish(affectSchema)).accepts(null); // true
 * wish(affectSchema).description; // "A point in the space of feelings (Russell 1980; Mehrabian 1996)."
 */
export function wish<Schema extends TSchema>(schema: Schema): TOptional<TUnion<[Schema, TNull]>> {
  return Type.Optional(nullable(schema));
}

/** A property of an answer that is always there and may be null. */
export function nullable<Schema extends TSchema>(schema: Schema): TUnion<[Schema, TNull]> {
  return Type.Union([schema, Type.Null()], annotationsOf(schema));
}

function annotationsOf({ description, examples, writeOnly }: JsonSchema): TSchemaOptions {
  return {
    ...(writeOnly === undefined ? {} : { writeOnly }),
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  };
}

/** The query of a route that takes no parameters. */
export const noQuerySchema = Type.Object({}, { additionalProperties: false });
