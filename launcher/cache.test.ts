import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolders, canWriteIn } from "./cache.mjs";

describe("the cache", () => {
  it("is MUSIC_BRAIN_CACHE and nothing else when that is set", () => {
    expect(cacheFolders("/project", { MUSIC_BRAIN_CACHE: "/c", HOME: "/home/a" }, "linux")).toEqual(["/c"]);
  });

  it("is XDG_CACHE_HOME, then the project's own folder", () => {
    expect(cacheFolders("/project", { XDG_CACHE_HOME: "/x", HOME: "/home/a" }, "linux")).toEqual([
      join("/x", "music-brain"),
      join("/project", ".cache", "music-brain"),
    ]);
  });

  it("ignores a relative XDG_CACHE_HOME", () => {
    expect(cacheFolders("/project", { XDG_CACHE_HOME: "x", HOME: "/home/a" }, "linux")[0]).toBe(
      join("/home/a", ".cache", "music-brain"),
    );
  });

  it("is LOCALAPPDATA on Windows", () => {
    const environment = { LOCALAPPDATA: "/local", XDG_CACHE_HOME: "/x" };
    expect(cacheFolders("/project", environment, "win32")[0]).toBe(join("/local", "music-brain"));
  });
});

it("a folder below a file cannot be written, a folder that is still to be made below a real one can", () => {
  expect(canWriteIn(join(import.meta.filename, "folder"))).toBe(false);
  expect(canWriteIn(join(import.meta.dirname, "not-there", "yet"))).toBe(true);
});
