import { describe, expect, test } from "vitest";
import { sourcesBelow, textOf } from "../structure/source.ts";
import { examplesIn, type Outcome, runExample } from "./examples.ts";

/** The folders of sources whose examples are run. */
const roots = [
  "packages/engine/src",
  "packages/contract/src",
  "packages/formats/src",
  "apps/server/src",
  "apps/cli/src",
  "launcher",
  "tools/examples",
];

const examples = roots.flatMap((root) => {
  const sources = sourcesBelow(root);
  const index = sources.find((path) => path === `${root}/index.ts`);
  return sources.flatMap((path) =>
    examplesIn(path, textOf(path)).map((example) => ({ ...example, path, index })),
  );
});

/** What a source of the project exports. */
async function exportsOf(path: string): Promise<Record<string, unknown>> {
  const url = new URL(`../../${path}`, import.meta.url);
  return { ...(await import(/* @vite-ignore */ url.href)) };
}

function expectTrue(outcomes: readonly Outcome[]): void {
  for (const { source, actual, expected } of outcomes) expect([actual], source).toMatchObject([expected]);
}

describe("the examples in doc comments", () => {
  test.each(examples)("$path:$line is right", async ({ path, index, code }) => {
    const ofIndex = index === undefined ? {} : await exportsOf(index);
    const names = { ...ofIndex, ...(await exportsOf(path)) };
    expectTrue(await runExample(code, names));
  });

  test("are found, so that an empty list cannot pass", () => {
    expect(examples.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["packages/contract/src/validate/nearest.ts", "apps/server/src/app.ts"]),
    );
  });
});

describe("an example", () => {
  const source = [
    "/** A header. */",
    "/**",
    " * Doubles.",
    " *",
    " * @example double(2); // 4",
    " * @example",
    " * const two = 2;",
    " *",
    " * // Also for strings?",
    " * double(two); // 4",
    " * @throws never",
    " */",
    "export const double = (n: number) => n * 2; // @example none",
    "/* @example none */",
  ].join("\n");

  test("is what stands between @example and the next tag or the end of a doc comment", () => {
    expect(examplesIn("double.ts", source)).toEqual([
      { line: 5, code: "double(2); // 4" },
      { line: 7, code: "const two = 2;\n\n// Also for strings?\ndouble(two); // 4" },
    ]);
  });

  test("is found whatever ends its lines", () => {
    const found = examplesIn("double.ts", source.replaceAll("\n", "\r\n"));
    expect(found.map(({ line }) => line)).toEqual([5, 7]);
  });

  test("is run with the names that it is given, in order, and may await", async () => {
    const code = "const made = [1];\nmade.push(await later(2));\nmade; // [1, 2]\nmade.length; // 2";
    const outcomes = await runExample(code, { later: (value: number) => Promise.resolve(value) });
    expect(outcomes).toEqual([
      { source: "made; // [1, 2]", actual: [1, 2], expected: [1, 2] },
      { source: "made.length; // 2", actual: 2, expected: 2 },
    ]);
  });

  test.each(["f(1); // 1", 'f("a // b") // "a // b"', "f({ a: 1, b: 2 }); // { b: 2 }", "f(); // undefined"])(
    "%s is right",
    async (code) => {
      expectTrue(await runExample(code, { f: (value: unknown) => value }));
    },
  );

  test.each([
    "f(1); // 2",
    "f([1, 2]); // [1]",
    "f({ a: 1 }); // { a: 1, b: 2 }",
    "f(1); // undefined",
    'f("1"); // 1',
  ])("%s is wrong", async (code) => {
    const outcomes = await runExample(code, { f: (value: unknown) => value });
    expect(() => expectTrue(outcomes)).toThrow();
  });

  test.each([
    ["that throws", "f();"],
    ["with a name that it has not", "g(1);"],
    ["with prose for a value", "1 + 1; // two, of course"],
    ["with a name for a value", "1 + 1; // two"],
    ["with a value after something else than an expression", "const a = 1; // 1"],
    ["that is not JavaScript", "const = 1;"],
  ])("%s fails", async (_what, code) => {
    const fail = () => {
      throw new Error("failed");
    };
    await expect(runExample(code, { f: fail })).rejects.toThrow();
  });
});
