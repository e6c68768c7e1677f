import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { securityHeaders, testApp } from "../testing.ts";

const app = await testApp();
let port = 0;
beforeAll(async () => {
  port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
});
afterAll(() => app.close());

async function send(bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return text(socket);
}

test.each([
  ["no Host", "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  ["no HTTP", "\x16\x03\x01 hello\r\n\r\n", 400],
  ["a TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400],
  [
    "two lengths",
    "POST /generate HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  ["NUL in its path", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ["20 KB of headers", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ["an unknown method", "BREW /generate HTTP/1.1\r\nHost: a\r\n\r\n", 501],
  ["a method in small letters", "get /health HTTP/1.1\r\nHost: a\r\n\r\n", 501],
  ["HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
  [
    "an unknown expectation",
    "GET /health HTTP/1.1\r\nHost: a\r\nExpect: x\r\nConnection: close\r\n\r\n",
    200,
  ],
  ["HTTP/1.0", "GET /health HTTP/1.0\r\n\r\n", 200],
  ["* as its address", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404],
])("a request with %s has an answer like every other", async (_name, bytes, status) => {
  const [head = "", body = ""] = (await send(bytes)).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const header of [...securityHeaders, "x-request-id", "x-response-time"]) {
    expect(head.toLowerCase()).toContain(`\r\n${header}: `);
  }
  if (status < 400) return;
  expect(head).toContain("content-type: application/problem+json\r\n");
  expect(JSON.parse(body)).toMatchObject({ status });
});

test("an unknown method is named, also after another request on the same connection", async () => {
  const answers = await send(
    "GET /health HTTP/1.1\r\nHost: a\r\n\r\nBREW /generate HTTP/1.1\r\nHost: a\r\n\r\n",
  );
  expect(answers).toContain('"detail":"BREW is not a method that is known here."');
});

test("a body of 10 MB is read away, and its sender reads 413", async () => {
  const response = await fetch(`http://127.0.0.1:${port}/generate`, {
    method: "POST",
    body: "x".repeat(10_000_000),
    headers: { "content-type": "application/json" },
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: "body_too_large" });
});
