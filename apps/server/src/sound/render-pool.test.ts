import { composeSong } from "@music-brain/engine";
import { afterEach, expect, it } from "vitest";
import { watchTurns } from "../threads/testing/watch-turns.ts";
import { createRenderPool } from "./render-pool.ts";
import type { SoundRenderer, SoundRequest } from "./sound-renderer.ts";

const { song } = composeSong({ emotionalIntent: "joy", technical: { bars: 4, bpm: 160 } }, 1);

/** Threads that act out what real ones can do, by the format that is asked for. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", ({ format }) => {
    parentPort.postMessage({ kind: "progress", share: 0.5 });
    if (format === "wav") parentPort.postMessage({ kind: "done", bytes: new Uint8Array([1, 2, 3]) });
    if (format === "ogg") parentPort.postMessage({ kind: "refused", reason: "too long" });
    if (format === "stems") process.exit(3);
  });
`)}`,
);
const done: SoundRequest = { song, format: "wav" };
const endless: SoundRequest = { song, format: "mp3" };
const refused: SoundRequest = { song, format: "ogg" };
const fatal: SoundRequest = { song, format: "stems" };

const opened: SoundRenderer[] = [];
const pool = (options: Partial<Parameters<typeof createRenderPool>[0]> = {}) => {
  const one = createRenderPool({ threads: 1, mostWaiting: 1, idleMs: 60_000, program, ...options });
  opened.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const threadsAlive = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;

it("renders in a thread, without holding up the event loop, says how much is done, and gives the same bytes again", async () => {
  const renderer = createRenderPool({ threads: 1, mostWaiting: 1, idleMs: 60_000 });
  opened.push(renderer);
  const told: number[] = [];
  const wav: SoundRequest = { song, format: "wav" };
  const first = await renderer.render(wav, { onProgress: (share) => told.push(share) });
  expect(Buffer.from(first).toString("latin1", 0, 4)).toBe("RIFF");
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.at(-1)).toBe(1);
  const turns = watchTurns();
  const again = await renderer.render(wav);
  expect(turns.longestMs(), "the event loop was held up").toBeLessThan(20);
  expect(Buffer.from(again).equals(first)).toBe(true);
  const text = await renderer.render({ ...wav, encoding: "base64" });
  expect(Buffer.from(text).toString("latin1")).toBe(Buffer.from(first).toString("base64"));
  await expect(renderer.render({ ...wav, section: 99 })).rejects.toThrow("section has to be from 0 to");
});

it("turns away what finds too many waiting, and says when to come again", async () => {
  const renderer = pool();
  void renderer.render(endless).catch(() => {});
  void renderer.render(done).catch(() => {});
  await expect(renderer.render(done)).rejects.toMatchObject({
    status: 503,
    options: { headers: { "retry-after": "1" } },
  });
});

it("ends a thread whose work nobody wants any more, and goes on with what waits", async () => {
  const renderer = pool();
  const giving = new AbortController();
  const given = renderer.render(endless, {
    signal: giving.signal,
    onProgress: () => giving.abort(new Error("not wanted")),
  });
  const next = renderer.render(done);
  await expect(given).rejects.toThrow("not wanted");
  expect((await next).length).toBe(3);
});

it("forgets what waited and is not wanted any more, and takes another in its place", async () => {
  const renderer = pool();
  void renderer.render(endless).catch(() => {});
  const giving = new AbortController();
  const waiting = renderer.render(done, { signal: giving.signal });
  giving.abort(new Error("not wanted"));
  await expect(waiting).rejects.toThrow("not wanted");
  const other = renderer.render(done);
  await expect(renderer.render(done)).rejects.toMatchObject({ status: 503 });
  const closed = expect(other).rejects.toMatchObject({ status: 503 });
  await renderer.close();
  await closed;
});

it("does not begin what nobody wants already", async () => {
  await expect(pool().render(done, { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
});

it("says in words what a song has that cannot be rendered, and renders the next", async () => {
  const renderer = pool();
  await expect(renderer.render(refused)).rejects.toThrow(new RangeError("too long"));
  expect((await renderer.render(done)).length).toBe(3);
});

it("rejects when the thread dies, and makes another", async () => {
  const renderer = pool();
  await expect(renderer.render(fatal)).rejects.toThrow("ended");
  expect((await renderer.render(done)).length).toBe(3);
});

it("renders as many at the same time as it has threads", async () => {
  const renderer = pool({ threads: 2 });
  void renderer.render(endless).catch(() => {});
  expect((await renderer.render(done)).length).toBe(3);
});

it("has no thread before there is something to render, and none when there was nothing for a while", async () => {
  const before = threadsAlive();
  const renderer = pool({ idleMs: 0 });
  expect(threadsAlive()).toBe(before);
  await renderer.render(done);
  await expect.poll(threadsAlive).toBe(before);
});

it("ends with everything that it was doing, and takes nothing afterwards", async () => {
  const renderer = pool();
  const first = expect(renderer.render(endless)).rejects.toMatchObject({ status: 503 });
  const second = expect(renderer.render(done)).rejects.toMatchObject({ status: 503 });
  await renderer.close();
  await Promise.all([first, second]);
  await expect(renderer.render(done)).rejects.toMatchObject({ status: 503 });
});
