import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { programEnvironment } from "./environment.mjs";

it("the program finds the installed commands first, then the chosen runtime", () => {
  const { PATH } = programEnvironment({ PATH: "/usr/bin" }, "/project", "/runtime/bin/node");
  expect(PATH).toBe([join("/project", "node_modules", ".bin"), "/runtime/bin", "/usr/bin"].join(delimiter));
});

it("a PATH that Windows spells in its own way is not doubled", () => {
  const environment = programEnvironment({ Path: "C:\\Windows" }, "/project", "/runtime/node");
  expect(Object.keys(environment).filter((name) => name.toUpperCase() === "PATH")).toEqual(["Path"]);
});

it("compiled code is kept in node_modules, or where the person wants it", () => {
  const usual = programEnvironment({}, "/project", "/runtime/node")["NODE_COMPILE_CACHE"];
  expect(usual).toBe(join("/project", "node_modules", ".cache", "music-brain", "compile"));
  const chosen = programEnvironment({ NODE_COMPILE_CACHE: "/mine" }, "/project", "/runtime/node");
  expect(chosen["NODE_COMPILE_CACHE"]).toBe("/mine");
});
