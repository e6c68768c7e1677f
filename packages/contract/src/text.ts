/** The strings of the contract: how each kind is written down as a schema. */
import Type, { type TString, type TStringOptions } from "typebox";

/**
 * Well-formed Unicode without NUL. A lone surrogate cannot be written as UTF-8 and NUL is refused by databases, so
 * neither may come in. With the `u` flag a class that leaves out the surrogates still takes every proper pair.
 */
const WELL_FORMED = "[^\\u0000\\uD800-\\uDFFF]*";

/** What {@link text} needs to know: the bounds, and words for whoever meets them. */
export interface TextOptions extends TStringOptions {
  /** In Unicode code points, as JSON Schema counts. */
  readonly minLength?: number;
  /** In Unicode code points. */
  readonly maxLength: number;
  /** At least one character that is not white space. */
  readonly notBlank?: boolean;
}

/**
 * Text from a person: bounded, well-formed, without NUL.
 *
 * @example
 * const words = validator(text({ maxLength: 5, notBlank: true }));
 * words.accepts("grief"); // true
 * words.accepts("sorrow"); // false
 * words.accepts(" "); // false
 */
export function text({ notBlank = false, ...options }: TextOptions): TString {
  return Type.String({
    pattern: notBlank ? `^(?=\\s*\\S)${WELL_FORMED}$` : `^${WELL_FORMED}$`,
    "x-pattern-expected": notBlank
      ? "not blank and without NUL or broken surrogate pairs"
      : "without NUL or broken surrogate pairs",
    ...options,
  });
}

/**
 * Text that is a secret: whoever reads the answer that refuses it, or a log of answers, does not read it there.
 */
export function secretText(options: TextOptions): TString {
  return text({ ...options, writeOnly: true });
}
