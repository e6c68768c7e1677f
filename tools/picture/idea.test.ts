import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ideaPicture } from "./idea.ts";

test("the picture in docs/ is the one that this engine draws (npm run picture draws it anew)", () => {
  expect(readFileSync(new URL("../../docs/idea.svg", import.meta.url), "utf8")).toBe(ideaPicture());
});
