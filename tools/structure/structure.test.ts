import { describe, expect, test } from "vitest";
import { folders, objectionTo } from "./arrows.ts";
import { objectionToImport, objectionToName } from "./purity.ts";
import { importsOf, namesIn, sourcesBelow, textOf } from "./source.ts";

const sources = Object.values(folders)
  .flatMap((folder) => sourcesBelow(folder))
  .map((path) => ({ path, text: textOf(path) }));

describe("the arrows between the parts", () => {
  test("no import runs against them", () => {
    const objections = sources.flatMap(({ path, text }) =>
      importsOf(path, text).flatMap((imported) => objectionTo(path, imported) ?? []),
    );
    expect(objections).toEqual([]);
  });

  test("every part has sources, so that an empty list cannot pass", () => {
    for (const folder of Object.values(folders)) {
      expect(sources.filter(({ path }) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(0);
    }
  });

  test.each([
    ["packages/engine/src/song.ts", 'import { songToMidi } from "@music-brain/formats";'],
    ["packages/engine/src/song.ts", 'export * from "@music-brain/formats";'],
    ["packages/engine/src/song.ts", 'const late = await import("@music-brain/server");'],
    ["packages/formats/src/index.ts", 'import { buildApp } from "@music-brain/server";'],
    ["packages/contract/src/index.ts", 'import { composeSong } from "@music-brain/engine";'],
    ["packages/formats/src/index.ts", 'import type { Song } from "../../engine/src/song.ts";'],
    ["apps/server/src/app.ts", 'import { run } from "@music-brain/cli";'],
  ])("in %s the line %s is caught", (path, line) => {
    expect(importsOf(path, line).map((imported) => objectionTo(path, imported))).not.toContain(undefined);
  });

  test.each([
    ["packages/contract/src/index.ts", 'import type { Song } from "@music-brain/engine";'],
    ["apps/cli/src/main.ts", 'import { buildApp } from "@music-brain/server";'],
    ["packages/engine/src/song.ts", 'import { clamp } from "./emotion/space.ts";'],
  ])("in %s the line %s is let through", (path, line) => {
    expect(importsOf(path, line).flatMap((imported) => objectionTo(path, imported) ?? [])).toEqual([]);
  });
});

describe("the engine is pure", () => {
  const engine = sources.filter(({ path }) => path.startsWith(`${folders.engine}/`));

  test("it imports nothing but itself and pure packages", () => {
    const objections = engine.flatMap(({ path, text }) =>
      importsOf(path, text).flatMap((imported) => {
        const objection = objectionToImport(imported);
        return objection === undefined ? [] : [`${path}: ${objection}`];
      }),
    );
    expect(objections).toEqual([]);
  });

  test("it names no clock, no chance, no I/O and no locale", () => {
    const objections = engine.flatMap(({ path, text }) =>
      namesIn(path, text).flatMap((use) => {
        const objection = objectionToName(use);
        return objection === undefined ? [] : [`${path}:${use.line}: ${objection}`];
      }),
    );
    expect(objections).toEqual([]);
  });

  test.each([
    "const now = Date.now();",
    "const born = new Date();",
    "const chance = Math.random();",
    "const { random } = Math;",
    "const home = process.env.HOME;",
    "const grown = Math.exp(2);",
    "const grown = 2 ** 0.5;",
    'const chance = Math["random"]();',
    "const here = import.meta.url;",
    "setTimeout(() => {}, 1);",
    "words.sort((a, b) => a.localeCompare(b));",
    "const clock = (globalThis as { Date: unknown }).Date;",
    'console.log("x");',
  ])("%s is caught", (line) => {
    expect(namesIn("sample.ts", line).some((use) => objectionToName(use) !== undefined)).toBe(true);
  });

  test.each(['import { readFile } from "node:fs";', 'import fs from "fs";', 'import pino from "pino";'])(
    "%s is caught",
    (line) => {
      expect(importsOf("sample.ts", line).map(objectionToImport)).not.toContain(undefined);
    },
  );

  test.each([
    "const place = { Date: 1, process: 2 };",
    "const half = Math.floor(Math.sqrt(4) / 2);",
    "type Clock = typeof Date;",
    "note.performance;",
  ])("%s is let through", (line) => {
    expect(namesIn("sample.ts", line).flatMap((use) => objectionToName(use) ?? [])).toEqual([]);
  });
});
