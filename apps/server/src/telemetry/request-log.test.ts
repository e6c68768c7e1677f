import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { testApp } from "../testing.ts";
import { createLogger } from "./logger.ts";

test("each request is one line of JSON: id, method, route, status, duration", async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const app = await testApp({ logger: createLogger({ logLevel: "info" }, stream) });
  const ask = (url: string, method: "GET" | "POST" = "GET") =>
    app.inject({ url, method, headers: { "x-request-id": `id${lines.length}` } });
  await ask("/emotions/joy");
  await ask("/nope\u0000\r\n");
  await ask("/emotions/%ff");
  await ask("/generate", "POST");
  await app.close();
  const logged = lines.map((line): unknown => JSON.parse(line));
  const line = (index: number, method: string, route: string | null, status: number) => ({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    request_id: `id${index}`,
    method,
    route,
    status,
    duration_ms: expect.any(Number),
    msg: "request",
  });
  expect(logged).toEqual([
    line(0, "GET", "/emotions/:base", 200),
    line(1, "GET", null, 404),
    line(2, "GET", null, 400),
    line(3, "POST", "/generate", 400),
  ]);
});
