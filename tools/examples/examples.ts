/**
 * The `@example`s in doc comments, found and run, so that none of them can be wrong.
 *
 * How an example is written:
 * - It is JavaScript, from `@example` to the next tag or the end of the comment, on as many lines as it needs. It may
 *   `await`.
 * - It has, without importing them, the exports of its own file and those of the index of its package.
 * - Where a line ends in `// value` after an expression, the expression has to have that value. The value is a literal
 *   of JavaScript: `5`, `"text"`, `[1, 2]`, `{ ok: true }`, `undefined`. Of an object only the properties that are
 *   written have to agree; a list has to have all its items.
 * - A comment on a line of its own is prose. Prose never stands at the end of a line.
 *
 * So the line `double(2); // 4` below `@example` says, and proves, that the function beside it doubles.
 */
import { compileFunction } from "node:vm";
import { parseSync } from "oxc-parser";

/** An example of a doc comment. */
export interface Example {
  /** Where its code begins in the source, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** What an expression of an example gave, beside what is written after it. */
export interface Outcome {
  /** The expression with its value, as written. */
  readonly source: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

/**
 * All examples in the doc comments of a source.
 *
 * @example examplesIn("one.ts", "export const one = 1;"); // []
 */
export function examplesIn(path: string, text: string): Example[] {
  return parseSync(path, text)
    .comments.filter(({ type, value }) => type === "Block" && value.startsWith("*"))
    .flatMap(({ value, start }) => {
      const plain = value.replace(/^[ \t]*\* ?/gm, "");
      const firstLine = lineAt(text, start);
      return [...plain.matchAll(/^@example\b[ \t]*\r?\n?((?:(?!^@\w)[\s\S])*)/gm)].map((match) => {
        const [whole, code = ""] = match;
        return {
          line: firstLine + lineAt(plain, match.index + whole.length - code.length) - 1,
          code: code.trimEnd(),
        };
      });
    });
}

/**
 * Runs an example and gives the outcome of every expression that has a value beside it.
 * @param names what the example may use, by name
 * @example await runExample("twice(1); // 2", { twice: (n) => n * 2 }); // [{ actual: 2, expected: 2 }]
 * @throws whatever the example throws; SyntaxError where it, or a value in it, cannot be read
 */
export async function runExample(code: string, names: Readonly<Record<string, unknown>>): Promise<Outcome[]> {
  const { recording, claims } = withRecording(code);
  const results: unknown[] = [];
  const record = (index: number, value: unknown) => {
    results[index] = value;
  };
  const body = compileFunction(`return (async () => {${recording}\n})();`, [...Object.keys(names), RECORD]);
  await Reflect.apply(body, undefined, [...Object.values(names), record]);
  return claims.map(({ source, value }, index) => ({
    source,
    actual: results[index],
    expected: literal(value),
  }));
}

/** The name by which an example's code hands over the value of an expression. */
const RECORD = "__record";

interface Claim {
  readonly source: string;
  /** The text behind `//`. */
  readonly value: string;
}

/** The code, with every expression that has a value beside it handed to {@link RECORD}. */
function withRecording(code: string): { readonly recording: string; readonly claims: readonly Claim[] } {
  const { program, comments, errors } = parseSync("example.mjs", code);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`This example cannot be read: ${error.message}\n${code}`);
  const claims: Claim[] = [];
  let recording = "";
  let done = 0;
  for (const comment of comments) {
    const lineStart = code.lastIndexOf("\n", comment.start) + 1;
    if (code.slice(lineStart, comment.start).trim() === "") continue;
    const before = program.body.findLast(({ end }) => end <= comment.start);
    const between = before === undefined ? code : code.slice(before.end, comment.start);
    if (before?.type !== "ExpressionStatement" || between.trim() !== "") {
      throw new SyntaxError(`Only an expression has a value, and it is the last thing on its line: ${code}`);
    }
    const { start, end } = before.expression;
    recording += `${code.slice(done, before.start)}${RECORD}(${claims.length}, (${code.slice(start, end)}));`;
    done = before.end;
    claims.push({ source: code.slice(before.start, comment.end), value: comment.value.trim() });
  }
  return { recording: recording + code.slice(done), claims };
}

/** The value of a literal. It knows no name but those of the language. */
function literal(text: string): unknown {
  try {
    return compileFunction(`"use strict"; return (${text}\n);`)();
  } catch (cause) {
    throw new SyntaxError(`This is not a value: ${text}`, { cause });
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
