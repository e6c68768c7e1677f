/** A schema at work: takes a value of unknown shape and gives it back typed, or says what is wrong with it. */
import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/schema";
import { explain, type Mistake, type Vocabulary } from "./explain.ts";

/** The typed value, or the mistakes in it: one at least. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Checks values against one schema. */
export interface Validator<Value> {
  readonly accepts: (value: unknown) => value is Value;
  readonly check: (value: unknown) => Checked<Value>;
}

/** How a JSON body and its parts are called in sentences. */
export const BODY: Vocabulary = { whole: "the body", part: "property" };

/** How the parameters of a query or a path are called in sentences. */
export const PARAMETERS: Vocabulary = { whole: "the query", part: "parameter" };

/**
 * A validator for the schema. It is compiled when it is first used.
 *
 * @example
 * validator(noQuerySchema).check({}); // { ok: true, value: {} }
 * validator(noQuerySchema).check({ x: 1 }); // { ok: false, mistakes: [{ pointer: "/x" }] }
 */
export function validator<Schema extends TSchema>(schema: Schema, words = BODY): Validator<Static<Schema>> {
  let test: ((value: unknown) => boolean) | undefined;
  const accepts = (value: unknown): value is Static<Schema> => {
    test ??= compile(schema);
    return test(value);
  };
  return {
    accepts,
    check(value) {
      if (accepts(value)) return { ok: true, value };
      const mistakes = explain(schema, value, words);
      const unexplained = {
        pointer: "",
        detail: `What was sent for ${words.whole} does not fit its schema.`,
      };
      return { ok: false, mistakes: mistakes.length > 0 ? mistakes : [unexplained] };
    },
  };
}

function compile(schema: object): (value: unknown) => boolean {
  const compiled = Compile(schema);
  return (value) => compiled.Check(value);
}
