import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { testApp } from "../testing.ts";
import { matches, prebuild } from "./prebuilt.ts";

const app = await testApp();
afterAll(() => app.close());

/** What is the same for everybody. */
const pages = [
  "/emotions",
  "/emotions/joy",
  "/emotions/nodes/3",
  "/rules",
  "/openapi.json",
  "/docs",
  "/docs/swagger-ui.css",
  "/redoc",
  "/redoc/redoc.standalone.js",
];

describe.each(pages)("a prebuilt body: %s", (url) => {
  const get = (headers: Record<string, string> = {}) => app.inject({ url, headers });

  test("is the same in every coding, each with a strong tag of its own", async () => {
    const plain = await get();
    const br = await get({ "accept-encoding": "gzip, br" });
    const gzip = await get({ "accept-encoding": "gzip" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(br.headers["content-encoding"]).toBe("br");
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(brotliDecompressSync(br.rawPayload).equals(plain.rawPayload)).toBe(true);
    expect(gunzipSync(gzip.rawPayload).equals(plain.rawPayload)).toBe(true);
    const tags = [plain, br, gzip].map(({ headers }) => String(headers.etag));
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
    for (const { headers } of [plain, br, gzip]) expect(headers["vary"]).toBe("Accept-Encoding");
    expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length);
  });

  test("is not sent to whom has it: 304 with its tag and nothing else", async () => {
    for (const encoding of ["identity", "gzip", "br"]) {
      const first = await get({ "accept-encoding": encoding });
      const { etag = "" } = first.headers;
      const again = await get({ "accept-encoding": encoding, "if-none-match": `"other", W/${String(etag)}` });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe("");
      expect(again.headers.etag).toBe(etag);
      expect(again.headers["vary"]).toBe("Accept-Encoding");
      expect(again.headers["cache-control"]).toBe(first.headers["cache-control"]);
      expect(again.headers["content-encoding"]).toBeUndefined();
    }
  });

  test("is sent to whom has it in another coding", async () => {
    const { etag = "" } = (await get({ "accept-encoding": "gzip" })).headers;
    expect((await get({ "if-none-match": String(etag) })).statusCode).toBe(200);
  });
});

test("a body that never changes is compressed once, also for who asks meanwhile", async () => {
  const body = prebuild("grief and hope ".repeat(1000), "text/plain", "no-cache");
  for (const encoding of ["br", "gzip"] as const) {
    const [one, meanwhile] = await Promise.all([body.bytes(encoding), body.bytes(encoding)]);
    expect(meanwhile).toBe(one);
    expect(await body.bytes(encoding)).toBe(one);
  }
});

test("emotions are for an hour, and a quarter as long in brotli", async () => {
  const br = await app.inject({ url: "/emotions", headers: { "accept-encoding": "br" } });
  const plain = await app.inject("/emotions");
  expect(br.headers["cache-control"]).toBe("public, max-age=3600");
  expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
});

test.each([
  [undefined, false],
  ["", false],
  ["*", true],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"b","c"', false],
  ["a", false],
])("If-None-Match: %s", (header, matching) => {
  expect(matches(header, '"a"')).toBe(matching);
});
