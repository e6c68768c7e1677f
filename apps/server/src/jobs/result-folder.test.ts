import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { resultFolder } from "./result-folder.ts";
import { StorageFull } from "./result-store.ts";

const root = mkdtempSync(join(tmpdir(), "music-brain-result-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

const content = Buffer.from("0123456789");
const failing = (code: string) => Object.assign(new Error(code), { code });

describe("results in a folder", () => {
  test("come back whole and in parts, and are gone when they are removed", async () => {
    const results = resultFolder(join(root, "made", "when", "wanted"));
    expect(await results.put("job_1.1", content)).toEqual({
      bytes: 10,
      digest: "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882",
    });
    const read = async (range?: { first: number; last: number }) => {
      const stream = await results.read("job_1.1", range);
      return stream && text(stream);
    };
    expect(await read()).toBe("0123456789");
    expect(await read({ first: 2, last: 4 })).toBe("234");
    expect(await results.keys()).toEqual(["job_1.1"]);
    await results.remove("job_1.1");
    await results.remove("job_1.1");
    expect(await read()).toBeUndefined();
  });

  test.each([
    ["ENOSPC", StorageFull],
    ["EDQUOT", StorageFull],
    ["EFBIG", StorageFull],
    ["EIO", Error],
  ])("a result is whole or not there, wherever writing it fails: %s", async (code, thrown) => {
    const folder = join(root, code);
    const results = resultFolder(folder, {
      async write(path, bytes) {
        writeFileSync(path, bytes.subarray(0, 3));
        throw failing(code);
      },
      freeBytes: async () => 0,
    });
    await expect(results.put("job_1.1", content)).rejects.toThrow(thrown);
    expect(readdirSync(folder)).toEqual([]);
    expect(await results.read("job_1.1")).toBeUndefined();
  });

  test("a result is whole or not there, wherever writing it fails", async () => {
    const folder = join(root, "killed");
    const results = resultFolder(folder);
    await results.put("job_1.1", content);
    // What a process leaves that is killed while it writes.
    writeFileSync(join(folder, "job_2.1.partial"), "012");
    expect(await results.read("job_2.1")).toBeUndefined();
    expect([...(await results.keys())].sort()).toEqual(["job_1.1", "job_2.1"]);
    await results.remove("job_2.1");
    expect(readdirSync(folder)).toEqual(["job_1.1"]);
  });

  test("there is no room where less than 64 MiB is free", async () => {
    const free = (bytes: number) =>
      resultFolder(join(root, "free"), { write: async () => undefined, freeBytes: async () => bytes });
    expect(await free(64 * 2 ** 20 - 1).hasRoom()).toBe(false);
    expect(await free(64 * 2 ** 20).hasRoom()).toBe(true);
    expect(await resultFolder(join(root, "real")).hasRoom()).toBeTypeOf("boolean");
  });

  test.each(["../out", "a/b", "", ".hidden", "a\0b"])("%j is no key", async (key) => {
    const results = resultFolder(root);
    await expect(results.put(key, content)).rejects.toThrow(TypeError);
    await expect(results.read(key)).rejects.toThrow(TypeError);
    await expect(results.remove(key)).rejects.toThrow(TypeError);
  });

  test("no folder is made to look for results", async () => {
    const folder = join(root, "never");
    for (const results of [resultFolder(folder), resultFolder(undefined)]) {
      expect(await results.keys()).toEqual([]);
      expect(await results.read("job_1.1")).toBeUndefined();
      await results.remove("job_1.1");
      await results.close();
    }
    expect(existsSync(folder)).toBe(false);
  });

  test("a folder of the process's own goes with it", async () => {
    const results = resultFolder(undefined);
    await results.put("job_1.1", content);
    const own = readdirSync(tmpdir()).filter((name) => name.startsWith("music-brain-results-"));
    await results.close();
    const gone = own.filter((name) => !existsSync(join(tmpdir(), name)));
    expect(gone.length).toBeGreaterThan(0);
  });
});
