import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { person } from "../identity/testing/people.ts";
import { testApp, testSettings } from "../testing.ts";
import { createLogger } from "./logger.ts";

const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/** A place for a log that keeps its lines. */
function kept() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, stream };
}

test("each request is one line of JSON: id, trace, method, route, status, duration, caller, address, bytes", async () => {
  const { lines, stream } = kept();
  const app = await testApp({ logger: createLogger({ logLevel: "info", stream }) });
  const ask = (url: string, method: "GET" | "POST" = "GET") =>
    app.inject({ url, method, headers: { "x-request-id": `id${lines.length}`, traceparent } });
  const answers = [
    await ask("/emotions/joy"),
    await ask("/nope\u0000\r\n"),
    await ask("/emotions/%ff"),
    await ask("/generate", "POST"),
  ];
  const sizes = answers.map(({ rawPayload }) => rawPayload.length);
  await app.close();
  const logged = lines.map((line): unknown => JSON.parse(line));
  const line = (index: number, method: string, route: string | null, status: number) => ({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    request_id: `id${index}`,
    trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
    method,
    route,
    status,
    duration_ms: expect.any(Number),
    caller_id: null,
    address: "127.0.0.1",
    bytes: sizes[index],
    msg: "request",
  });
  expect(logged).toEqual([
    line(0, "GET", "/emotions/:base", 200),
    line(1, "GET", null, 404),
    line(2, "GET", null, 400),
    line(3, "POST", "/generate", 400),
  ]);
});

test("the caller of a line is whoever signed in, or nobody", async () => {
  const { lines, stream } = kept();
  const app = await testApp({ logger: createLogger({ logLevel: "info", stream }) });
  const clara = await person(app, "clara");
  const made = await clara.send("POST", "/auth/api-keys", { name: "lamp", scopes: ["generate"] });
  const { key, id } = made.json<{ key: string; id: string }>();
  lines.length = 0;
  await clara.send("GET", "/emotions");
  await app.inject({ url: "/emotions", headers: { "x-api-key": key } });
  await app.inject({ url: "/emotions", headers: { "x-api-key": `${key}x` } });
  await app.inject("/emotions");
  await app.close();
  const callers = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "request");
  expect(callers.map(({ caller_id }) => caller_id)).toEqual([
    `user:${clara.id}`,
    expect.stringContaining(id),
    null,
    null,
  ]);
});

test("what callers send begins no line of its own, and nothing in it acts on a terminal", async () => {
  const { lines, stream } = kept();
  const hostile = '\r\n{"level":"fatal"}\r\n\u001b[2J\u0000';
  const app = await testApp({
    logger: createLogger({ logLevel: "info", stream }),
    chooseSeed: () => {
      throw new Error(hostile, { cause: new Error(hostile) });
    },
  });
  const headers = { "x-request-id": hostile, traceparent: hostile, "user-agent": hostile };
  await app.inject({ url: `/${hostile}`, headers });
  await app.inject({
    method: "POST",
    url: "/generate",
    headers,
    payload: { intent: { emotional_intent: "calm" } },
  });
  await app.close();
  expect(lines.length).toBe(3);
  for (const line of lines) {
    expect(line).toMatch(/^[^\u0000-\u001f]+\n$/);
    expect(JSON.parse(line)).toMatchObject({ request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }
});

test("a request that is turned away before anybody asks who sends it is a line too", async () => {
  const { lines, stream } = kept();
  const origin = "https://example.org";
  const loadLimits = { maxInFlight: 10, maxLagMs: 100, lagMs: () => 0 };
  const app = await testApp({
    logger: createLogger({ logLevel: "info", stream }),
    settings: testSettings({ corsOrigins: [origin] }),
    loadLimits,
  });
  const preflight = { origin, "access-control-request-method": "POST" };
  expect((await app.inject({ url: "/generate", method: "OPTIONS", headers: preflight })).statusCode).toBe(
    204,
  );
  loadLimits.maxInFlight = 0;
  expect((await app.inject("/emotions")).statusCode).toBe(503);
  await app.close();
  const logged = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "request");
  expect(logged).toEqual([
    expect.objectContaining({ msg: "request", status: 204, caller_id: null }),
    expect.objectContaining({ msg: "request", status: 503, caller_id: null }),
  ]);
});

test("a request that is turned away for load is one line without a stack: a rush does not fill the log", async () => {
  const { lines, stream } = kept();
  const loadLimits = { maxInFlight: 0, maxLagMs: 100, lagMs: () => 0 };
  const app = await testApp({ logger: createLogger({ logLevel: "info", stream }), loadLimits });
  expect((await app.inject("/emotions/joy")).statusCode).toBe(503);
  await app.close();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: "info", status: 503, msg: "request" },
  ]);
});
