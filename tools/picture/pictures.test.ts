import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { housePicture } from "./house.ts";
import { ideaPicture } from "./idea.ts";

test.each([
  ["idea.svg", ideaPicture],
  ["house.svg", housePicture],
])(
  "docs/%s is the picture of this engine and these folders (npm run picture draws it anew)",
  (name, draw) => {
    expect(readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8")).toBe(draw());
  },
);
