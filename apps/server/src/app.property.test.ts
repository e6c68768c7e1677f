/** Thousands of random requests: every one gets a sound answer that the description lists, and none takes long. */
import { BODY, explain, generateRequestSchema } from "@music-brain/contract";
import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { afterAll, describe, expect, test } from "vitest";
import { describedAnswers, expectSound, testApp } from "./testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

/** Far above what any of them takes, even on a busy machine; a request that hangs takes longer. */
const LONGEST_MS = 10_000;

/** Thousands of requests take seconds, and more where the machine has other work. */
const TIMEOUT = { timeout: 120_000 };

async function inject(request: InjectOptions) {
  const started = performance.now();
  const response = await app.inject(request);
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  expectSound(response);
  return response;
}

const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.5, 20, 80, 300, 301, 2 ** 53, -(2 ** 53), 1e308, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);
const hostileWords = fc.oneof(
  fc.constantFrom("", " ", "a\u0000", "\uD800", "'; DROP", "{{7*7}}", "../../etc", "x".repeat(10_000)),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), hostileWords, numbers, fc.constant(null));

/** Nearly always right, so that a request of many parts is right as often as not. */
function mostly(right: fc.Arbitrary<unknown>, ...wrong: unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: right },
    { weight: 1, arbitrary: anything },
    ...wrong.map((value) => ({ weight: 1, arbitrary: fc.constant(value) })),
  );
}
const one = <Value>(...values: Value[]) => fc.constantFrom(...values);
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const words = mostly(
  one("grief", "joyful and wild", "calm, but afraid", "not happy", "悲しみ", "😀", "asdf", "a\r\nb: c"),
);

const technical = fc.record(
  {
    key: mostly(one("A minor", "F#m", "Bb", "D dorian", "C lydian", "c"), "H", "c##", "Am7", "a-Moll"),
    bpm: mostly(one(20, 60, 80.5, 120, 300), 19, 301),
    genre: mostly(one("pop", "jazz", "lo-fi", "doom metal", "???")),
    progression: mostly(
      fc.array(one("i", "VI", "bVII7", "Am", "F/A", "V7"), { minLength: 1, maxLength: 6 }),
      [],
      ["x"],
    ),
    time_signature: mostly(one("4/4", "3/4", "6/8"), "5/4", "0/0"),
    bars: mostly(one(4, 7, 16, 33, 64), 3, 513),
    form: mostly(one("verse-chorus", "AABA", "through-composed")),
    instruments: mostly(fc.dictionary(one("melody", "bass", "drums", "pad"), one("flute", "none", "piano")), {
      constructor: "x",
    }),
  },
  { requiredKeys: [] },
);
const intent = fc.record(
  {
    emotional_intent: words,
    core_wound: words,
    core_desire: words,
    technical: mostly(technical),
    valence: mostly(between(-1, 1), 1.5),
    arousal: mostly(between(0, 1), -1),
    dominance: mostly(between(0, 1), 2),
    journey: mostly(fc.array(fc.record({ at: mostly(between(0, 1)), emotion: words }), { maxLength: 3 })),
    rule_breaks: mostly(
      fc.array(one("auto", "harmony.avoid_tonic_resolution", "time.asymmetric_phrases"), { maxLength: 3 }),
      ["no.such"],
    ),
  },
  { requiredKeys: ["emotional_intent"] },
);
const body = mostly(
  fc.record(
    {
      intent: mostly(intent),
      seed: mostly(fc.maxSafeNat(), -1),
      output_format: mostly(one("json", "midi", "musicxml"), "wav", "flac"),
      dry_run: mostly(fc.boolean()),
    },
    { requiredKeys: ["intent"] },
  ),
);

describe("POST /generate", () => {
  test("takes valid, half-valid and hostile bodies: 200 or 4xx, as described", TIMEOUT, async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom(undefined, "*/*", "audio/midi", "text/html"),
        async (sent, accept) => {
          const payload = JSON.stringify(sent);
          const response = await inject({
            method: "POST",
            url: "/generate",
            payload,
            headers: { "content-type": "application/json", ...(accept === undefined ? {} : { accept }) },
          });
          seen.set(response.statusCode, (seen.get(response.statusCode) ?? 0) + 1);
          expectDescribed("POST /generate", response);
          // What the schema refuses never gets further, and what is refused as wrong says where.
          const mistakes = explain(generateRequestSchema, JSON.parse(payload), BODY);
          if (mistakes.length > 0 && response.statusCode !== 400) expect(response.statusCode).toBe(422);
          if (response.statusCode === 422) {
            expect(response.json<{ errors: object[] }>().errors.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 1500 },
    );
    // Bodies of either kind are met often; how often is chance (about 230 of the first).
    expect(seen.get(200)).toBeGreaterThan(150);
    expect(seen.get(422)).toBeGreaterThan(150);
  });

  test("takes any bytes as a body", TIMEOUT, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
          fc.json().map((text) => Buffer.from(text)),
          fc
            .tuple(fc.json(), fc.nat())
            .map(([text, cut]) => Buffer.from(text.slice(0, cut % (text.length + 1)))),
        ),
        fc.constantFrom(
          "application/json",
          "application/json;charset=utf-8",
          "text/plain",
          "a/b;c=",
          ";",
          "multipart/form-data",
        ),
        async (payload, type) => {
          const response = await inject({
            method: "POST",
            url: "/generate",
            payload,
            headers: { "content-type": type },
          });
          expect([200, 400, 415, 422]).toContain(response.statusCode);
          expectDescribed("POST /generate", response);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("every address", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "emotions",
      "nodes",
      "nearest",
      "rules",
      "generate",
      "health",
      "ready",
      "docs",
      "redoc",
      "openapi.json",
      "..",
      ".",
      "*",
      ":base",
      "%2e%2e",
      "%00",
      "%ff",
      "static",
    ),
    fc.webSegment({ size: "small" }),
    fc.nat({ max: 300 }).map(String),
  );
  const parameter = fc.tuple(
    fc.constantFrom("valence", "arousal", "dominance", "limit", "x", "__proto__", "valence[]", "toString"),
    fc.oneof(numbers.map(String), fc.webQueryParameters({ size: "small" })),
  );
  const url = fc
    .tuple(fc.array(part, { maxLength: 3 }), fc.option(fc.array(parameter, { maxLength: 5 })))
    .map(
      ([parts, query]) =>
        `/${parts.join("/")}${query === null ? "" : `?${query.map(([k, v]) => `${k}=${v}`).join("&")}`}`,
    );
  const method = fc.constantFrom<NonNullable<InjectOptions["method"]>>(
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
  );
  const headerValue = fc.oneof(
    fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      maxLength: 60,
    }),
    fc.constantFrom(
      "*/*",
      "gzip;q=0, *",
      "br;q=NaN",
      "audio/midi;q=1e9",
      '"a", W/"b"',
      "*",
      "a".repeat(5000),
      ",,,;;;===",
    ),
  );
  const headers = fc.dictionary(
    fc.constantFrom(
      "accept",
      "accept-encoding",
      "if-none-match",
      "origin",
      "x-request-id",
      "access-control-request-method",
      "content-encoding",
      "accept-version",
      "x-forwarded-for",
    ),
    headerValue,
    { maxKeys: 4 },
  );

  test("answers any request soundly", TIMEOUT, async () => {
    await fc.assert(
      fc.asyncProperty(method, url, headers, async (method, url, headers) => {
        const response = await inject({ method, url, headers });
        if (response.statusCode === 405) expect(response.headers.allow).toMatch(/^[A-Z]+(, [A-Z]+)*$/);
        if (method === "HEAD") expect(response.body).toBe("");
      }),
      { numRuns: 3000 },
    );
  });
});
