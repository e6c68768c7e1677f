import { composeSong } from "@music-brain/engine";
import { unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { createBundler } from "./bundler.ts";

const { song } = composeSong({ emotionalIntent: "joy", technical: { bars: 4 } }, 1);

it("has the stems in it where they are asked for, and is put together in a thread", async () => {
  const asked: string[] = [];
  const bundler = createBundler({
    render: async ({ format }, { onProgress } = {}) => {
      asked.push(format);
      onProgress?.(0.5);
      onProgress?.(1);
      return zipSync({ "01 Melody.wav": new Uint8Array([1, 2, 3]) });
    },
  });
  const without = unzipSync(await bundler.bundle(song, "{}", { stems: false }));
  expect(asked).toEqual([]);
  expect(Object.keys(without).join()).not.toContain("stems");
  const told: number[] = [];
  const onProgress = (share: number) => told.push(share);
  const files = unzipSync(await bundler.bundle(song, "{}", { stems: true, onProgress }));
  expect(told).toEqual([0.3, 0.6, 1]);
  expect(asked).toEqual(["stems"]);
  expect([...(files["stems/01 Melody.wav"] ?? [])]).toEqual([1, 2, 3]);
  const gone = AbortSignal.abort(new Error("gone"));
  await expect(bundler.bundle(song, "{}", { stems: false, signal: gone })).rejects.toThrow("gone");
  await bundler.close();
});
