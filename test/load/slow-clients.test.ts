// Callers who are slow on purpose: SLOW_CLIENTS of each kind.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../support/served.ts";
import { serveMeasured } from "./support/asked.ts";
import { openFiles, residentMegabytes } from "./support/measures.ts";

const clients = Number(process.env["SLOW_CLIENTS"] ?? 60);

/** They are sent away within fifteen seconds; the rest is for a machine that has other work. */
const LONGEST_MS = 20_000;

/** One of the others is answered within this. */
const ANSWER_MS = 2000;

let service: Served;
beforeAll(async () => {
  service = await serveMeasured({ DATA_DIR: ":memory:" });
});
afterAll(() => service?.remove());

/** How long somebody else waits for an answer. */
async function waitOfOthers(): Promise<number> {
  const asked = performance.now();
  const answer = await fetch(`${service.address}/emotions/joy`, { headers: { connection: "close" } });
  expect(answer.status).toBe(200);
  return performance.now() - asked;
}

async function slow(bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(service.address).port), "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write(bytes);
  return socket;
}

const kinds: Readonly<Record<string, readonly [begin: string, more: string]>> = {
  silence: ["", ""],
  "headers that come byte by byte": ["GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ", "x"],
  "bodies that come byte by byte": [
    'POST /generate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"intent":',
    " ",
  ],
};

test("hundreds who send byte by byte are sent away in time, and others do not notice", async () => {
  const files = openFiles(service.pid);
  const started = performance.now();
  const sockets = await Promise.all(
    Object.values(kinds).flatMap(([begin]) => Array.from({ length: clients }, () => slow(begin))),
  );
  const all = Promise.all(
    sockets.map(async (socket, index) => {
      const more = Object.values(kinds)[Math.floor(index / clients)]?.[1] ?? "x";
      const dripping = setInterval(() => socket.write(more), 500);
      let text = "";
      socket.on("data", (bytes) => {
        text += bytes;
      });
      await once(socket, "close");
      clearInterval(dripping);
      return text.slice(9, 12);
    }),
  );
  let isOver = false;
  void all.then(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver) times.push(await waitOfOthers());
  expect(new Set(await all)).toEqual(new Set(["408"]));
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  expect(Math.max(...times)).toBeLessThan(ANSWER_MS);
  expect(openFiles(service.pid)).toBeLessThan(files + 10);
});

test("those who do not read what they asked for hold nobody up, and take no more memory than their answers", async () => {
  const before = residentMegabytes(service.pid);
  const readers = await Promise.all(
    // The paused side of a connection takes what fits into its buffers, and no more. Pages of one megabyte, asked for ten times.
    Array.from({ length: clients }, () => slow("GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n".repeat(10))),
  );
  // Nobody waits until all of that is answered: each of these comes on a connection of its own.
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn++) times.push(await waitOfOthers());
  expect(readers.filter((reader) => reader.readableEnded || reader.destroyed)).toEqual([]);
  expect(Math.max(...times)).toBeLessThan(ANSWER_MS);
  expect(residentMegabytes(service.pid) - before).toBeLessThan(300);
  for (const reader of readers) reader.destroy();
});
