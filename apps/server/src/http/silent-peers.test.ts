import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../testing.ts";

/** The service waits for 30 s; what happens then does not depend on how long it is. */
const SILENCE_MS = 500;

/** More than lies in the buffers of a connection to the same machine. */
const LARGE_BYTES = 32 * 2 ** 20;

/** Called when a song is to be rendered, and gives what is to be its sound. */
let rendered: () => Promise<Uint8Array<ArrayBuffer>>;
const sound = { render: () => rendered(), close: async () => {} };
const app = await testApp({ sound, silenceMs: SILENCE_MS });
let port = 0;
beforeAll(async () => {
  // The first song of a process takes longer than others.
  await app.inject({ method: "POST", url: "/generate", payload: JSON.parse(wish(1)) });
  port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
});
afterAll(() => app.close());

const wish = (seed: number) => JSON.stringify({ intent: { emotional_intent: "joy" }, seed });

test("who waits for work that takes longer than anybody may be silent gets the answer", async () => {
  const taken = once(app.server, "connection");
  rendered = async () => {
    const [near] = await taken;
    for (const _time of ["once", "twice"]) await once(near, "timeout");
    return new Uint8Array([1, 2, 3]);
  };
  const answer = await fetch(`http://127.0.0.1:${port}/generate`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "audio/wav" },
    body: wish(1),
  });
  expect({ status: answer.status, bytes: (await answer.arrayBuffer()).byteLength }).toEqual({
    status: 200,
    bytes: 3,
  });
});

test("who does not take the answer is left", async () => {
  rendered = async () => new Uint8Array(LARGE_BYTES);
  const body = wish(2);
  const taken = once(app.server, "connection");
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  const [near] = await taken;
  // Nobody listens for data on this side, so nothing is read.
  socket.write(
    `POST /generate HTTP/1.1\r\nHost: a\r\nAccept: audio/wav\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await once(near, "close");
  await once(socket.resume(), "close");
  expect(socket.bytesRead).toBeLessThan(LARGE_BYTES);
});

test("who says nothing is left", async () => {
  const socket = connect(port, "127.0.0.1");
  await once(socket.resume(), "close");
});
