import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp } from "../testing.ts";

/** The service has 14 s; what happens then does not depend on how long it is. */
const app = await testApp({ requestTimeoutMs: 200 });
let port = 0;
beforeAll(async () => {
  port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
});
afterAll(() => app.close());

async function connected(bytes: string): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return socket;
}

test.each([
  ["headers that do not end", "GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: "],
  ["half a request line", "GET /hea"],
  [
    "a body that does not end",
    'POST /generate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"intent":',
  ],
  [
    "chunks that do not end",
    "POST /generate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
  ],
])("%s: the connection is closed with 408, others are served meanwhile", async (_name, bytes) => {
  const slow = await connected(bytes);
  const answer = text(slow);
  const other = await fetch(`http://127.0.0.1:${port}/health`);
  expect(other.status).toBe(200);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*"code":"request_timeout"/);
});

test("a byte now and then does not keep a connection open", async () => {
  const slow = await connected("GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ");
  slow.on("error", () => {});
  const dripping = setInterval(() => slow.write("x"), 20);
  expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 /);
  clearInterval(dripping);
});

test("hundreds of silent connections are closed, others are served meanwhile", async () => {
  const silent = await Promise.all(Array.from({ length: 300 }, () => connected("")));
  const closed = Promise.all(silent.map((socket) => once(socket.resume(), "close")));
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  await closed;
});
