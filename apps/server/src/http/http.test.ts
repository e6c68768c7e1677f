import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { createLogger } from "../telemetry/logger.ts";
import { expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());

const routes = [
  "/",
  "/health",
  "/health/ready",
  "/emotions",
  "/emotions/joy",
  "/emotions/nodes/3",
  "/rules",
  "/openapi.json",
  "/docs",
  "/redoc",
];
const generate = (payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/generate",
    payload,
    headers: { "content-type": "application/json", ...headers },
  });

describe("every answer has the headers of every answer", () => {
  test.each(routes)("GET %s", async (url) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(200);
    expectSound(response);
  });

  test.each([
    ["an unknown address", { url: "/nope" }, 404],
    ["another method", { method: "DELETE", url: "/emotions" }, 405],
    ["a broken address", { url: "/emotions/%ff" }, 400],
    ["a long address", { url: `/emotions/${"x".repeat(1001)}` }, 414],
    ["an unknown emotion", { url: "/emotions/nope" }, 404],
    ["a wrong parameter", { url: "/emotions/nearest?valence=2&arousal=0" }, 422],
    [
      "a form",
      {
        method: "POST",
        url: "/generate",
        payload: "a=1",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
      415,
    ],
    [
      "a broken body",
      { method: "POST", url: "/generate", payload: "{", headers: { "content-type": "application/json" } },
      400,
    ],
    [
      "a large body",
      {
        method: "POST",
        url: "/generate",
        payload: "x".repeat(1024 * 1024 + 1),
        headers: { "content-type": "application/json" },
      },
      413,
    ],
    ["OPTIONS", { method: "OPTIONS", url: "/generate" }, 204],
    ["a method of WebDAV", { method: "PROPFIND", url: "/emotions" }, 405],
  ] as const)("%s", async (_name, request, status) => {
    const response = await app.inject({ ...request });
    expect(response.statusCode).toBe(status);
    expectSound(response);
  });
});

describe("X-Request-Id", () => {
  test.each(["abc", "A-Z_0.9", "x".repeat(128)])("keeps a well-formed %s", async (id) => {
    const response = await app.inject({ url: "/nope", headers: { "x-request-id": id } });
    expect(response.headers["x-request-id"]).toBe(id);
    expect(response.json()).toMatchObject({ request_id: id });
  });

  test.each(["", "a b", "ä", "a/b", "x".repeat(129), "a\tb"])("replaces %j", async (id) => {
    const response = await app.inject({ url: "/health", headers: { "x-request-id": id } });
    expect(response.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("methods", () => {
  test.each([...routes, "/emotions/nearest?valence=0&arousal=0"])(
    "HEAD %s is GET without the body",
    async (url) => {
      const [get, head] = await Promise.all([app.inject(url), app.inject({ method: "HEAD", url })]);
      expect(head.statusCode).toBe(get.statusCode);
      expect(head.body).toBe("");
      expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
      expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
      expect(head.headers.etag).toBe(get.headers.etag);
    },
  );

  test.each([
    ["/generate", "OPTIONS, POST"],
    ["/emotions", "GET, HEAD, OPTIONS"],
    ["/emotions/", "GET, HEAD, OPTIONS"],
    ["/emotions/joy", "GET, HEAD, OPTIONS"],
    ["/emotions/nodes/5", "GET, HEAD, OPTIONS"],
    ["/docs/swagger-ui.css", "GET, HEAD, OPTIONS"],
    // Not that of a song called "edits" besides.
    ["/songs/edits", "OPTIONS, POST"],
    ["/songs/compare/", "OPTIONS, POST"],
  ])("405 at %s says %s", async (url, allow) => {
    const refused = await app.inject({ method: "PATCH", url });
    expect(refused.statusCode).toBe(405);
    expect(refused.headers.allow).toBe(allow);
    expect(refused.json()).toMatchObject({ code: "method_not_allowed" });
    const options = await app.inject({ method: "OPTIONS", url });
    expect(options.statusCode).toBe(204);
    expect(options.headers.allow).toBe(allow);
  });

  test("405 comes before anything of the body is read", async () => {
    const response = await app.inject({
      method: "PUT",
      url: "/generate",
      payload: "{",
      headers: { "content-type": "application/json" },
    });
    expect(response.statusCode).toBe(405);
  });

  test.each(["/generate", "/songs/edits", "/songs/compare", "/songs/edits/?q"])(
    "GET %s is 405, not 404, and asks nobody who they are",
    async (url) => {
      const refused = await app.inject(url);
      expect(refused.statusCode).toBe(405);
      expect(refused.headers.allow).toBe("OPTIONS, POST");
      expect(refused.headers["www-authenticate"]).toBeUndefined();
    },
  );

  test.each(["/nope", "/emotions/joy/more", "/emotions/nodes", "/Emotions"])(
    "OPTIONS %s is 404",
    async (url) => {
      // "/emotions/nodes" is asked for as an emotion called "nodes", which exists as an address.
      const expected = url === "/emotions/nodes" ? 204 : 404;
      expect((await app.inject({ method: "OPTIONS", url })).statusCode).toBe(expected);
    },
  );

  test("a slash at the end makes no difference", async () => {
    for (const url of ["/health/", "/emotions/joy/", "/docs/"]) {
      expect((await app.inject(url)).statusCode).toBe(200);
    }
  });
});

describe("parameters", () => {
  test.each([
    "/?x=1",
    "/emotions?x=1",
    "/emotions/joy?x=1",
    "/emotions/nodes/1?x=1",
    "/rules?x=1",
    "/emotions/nearest?valence=0&arousal=0&x=1",
  ])("that nobody knows are refused at %s", async (url) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ errors: [{ in: "query", pointer: "/x" }] });
  });

  test.each(["/health?probe=1", "/health/ready?verbose", "/openapi.json?t=1", "/docs?x"])(
    "make no difference at %s, where machines and browsers add their own",
    async (url) => {
      expect((await app.inject(url)).statusCode).toBe(200);
    },
  );
});

describe("a body", () => {
  const good = JSON.stringify({ intent: { emotional_intent: "calm" }, output_format: "json", seed: 1 });

  test.each([
    ["text", "hello"],
    ["NaN", '{"seed":NaN}'],
    ["a comment", '{"seed":1/* one */}'],
    ["half of it", '{"intent":{'],
    ["nothing", ""],
    ["65 levels", `${"[".repeat(65)}${"]".repeat(65)}`],
    ["a property twice", '{"seed":1,"seed":2}'],
    ["__proto__", '{"__proto__":{"x":1}}'],
    ["100,000 nested arrays", "[".repeat(100_000) + "]".repeat(100_000)],
    ["100,000 nested objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
  ])("of %s is 400", async (_name, payload) => {
    const response = await generate(payload);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: "unreadable_body" });
    expectSound(response);
  });

  test("of 64 levels is read, and then refused for what is in it", async () => {
    const response = await generate(`${"[".repeat(64)}${"]".repeat(64)}`);
    expect(response.statusCode).toBe(422);
  });

  test("that is not UTF-8 is 400", async () => {
    const payload = Buffer.concat([
      Buffer.from('{"intent":{"emotional_intent":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}}'),
    ]);
    const response = await app.inject({
      method: "POST",
      url: "/generate",
      payload,
      headers: { "content-type": "application/json" },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ detail: "The body is not UTF-8." });
  });

  test("that is not JSON is quoted without the characters in it that act", async () => {
    const { detail } = (await generate("\u202E{\r\n")).json<{ detail: string }>();
    expect(detail).toMatch(/^The body is not JSON: [\x20-\x7E]+\.$/);
    expect(detail).toContain("\\u202e");
  });

  test("that is left out is 400", async () => {
    const response = await app.inject({ method: "POST", url: "/generate" });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ detail: "The body is empty; it has to be JSON." });
  });

  test("that starts with a byte order mark is read", async () => {
    expect((await generate(`\uFEFF${good}`)).statusCode).toBe(200);
  });

  test.each(["application/json;charset=UTF-8", 'application/json; charset="utf-8"', "APPLICATION/JSON"])(
    "of type %s is read",
    async (type) => {
      expect((await generate(good, { "content-type": type })).statusCode).toBe(200);
    },
  );

  test.each([
    { "content-type": "text/plain" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "nonsense" },
    { "content-type": "application/jsonx" },
    { "content-encoding": "gzip" },
  ])("with %j is 415", async (headers) => {
    const response = await generate(good, headers);
    expect(response.statusCode).toBe(415);
    expectSound(response);
  });

  test("of one byte more than the limit is 413, of the limit itself not", async () => {
    const limit = 1024 * 1024;
    const fill = (size: number) => `${" ".repeat(size - good.length)}${good}`;
    expect((await generate(fill(limit))).statusCode).toBe(200);
    const refused = await generate(fill(limit + 1));
    expect(refused.statusCode).toBe(413);
    expect(refused.json()).toMatchObject({ code: "body_too_large" });
  });
});

describe("a fault of the service", () => {
  const secret = "secret-of-the-inside";

  test("is 500 without its cause, which is in the log under the same id", async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const broken = await testApp({
      logger: createLogger({ logLevel: "info", stream }),
      chooseSeed: () => {
        throw new Error(secret, { cause: new TypeError("what led to it") });
      },
    });
    const response = await broken.inject({
      method: "POST",
      url: "/generate",
      payload: { intent: { emotional_intent: "calm" } },
      headers: { "x-request-id": "the-id" },
    });
    await broken.close();
    expect(response.statusCode).toBe(500);
    expect(response.headers["content-type"]).toBe("application/problem+json");
    expect(response.headers["x-frame-options"]).toBe("DENY");
    expect(response.body).not.toContain(secret);
    expect(response.body).not.toContain(fileURLToPath(new URL("..", import.meta.url)));
    expect(response.json()).toMatchObject({ code: "internal_error", request_id: "the-id" });
    const logged = lines.filter((line) => line.includes(secret));
    expect(logged).toHaveLength(1);
    const line = JSON.parse(logged[0] ?? "");
    expect(line).toMatchObject({ level: "error", request_id: "the-id" });
    expect(line.err.stack).toMatch(/^Error: secret-of-the-inside\n +at .*http\.test\.ts/);
    expect(line.err.stack).toMatch(/\ncaused by: TypeError: what led to it\n +at .*http\.test\.ts/);
    expect(response.body).not.toContain("what led to it");
  });
});
