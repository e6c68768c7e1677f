import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());

const generate = (headers: Record<string, string>) =>
  app.inject({
    method: "POST",
    url: "/generate",
    payload: { intent: { emotional_intent: "calm" }, seed: 1 },
    headers,
  });

test("a song as JSON is compressed as the caller likes it, and is the same", async () => {
  const plain = await generate({});
  const brotli = await generate({ "accept-encoding": "gzip, br" });
  const gzip = await generate({ "accept-encoding": "gzip" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(brotli.headers["content-encoding"]).toBe("br");
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body);
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
  for (const response of [plain, brotli, gzip]) {
    expect(response.headers["vary"]).toBe("Accept, Accept-Encoding");
    expect(response.headers["content-length"]).toBe(String(response.rawPayload.length));
    expectSound(response);
  }
});

test("files and short answers are left as they are", async () => {
  const file = await generate({ accept: "audio/midi", "accept-encoding": "br" });
  expect(file.headers["content-encoding"]).toBeUndefined();
  expect(file.body.startsWith("MThd")).toBe(true);
  const short = await app.inject({ url: "/health", headers: { "accept-encoding": "br" } });
  expect(short.headers["content-encoding"]).toBeUndefined();
});
