import { afterAll, describe, expect, test } from "vitest";
import { testApp, testSettings } from "../testing.ts";

const none = await testApp();
const listed = await testApp({
  settings: testSettings({ corsOrigins: ["https://a.example", "http://localhost:5173"] }),
});
const everyone = await testApp({ settings: testSettings({ corsOrigins: ["*"] }) });
afterAll(() => Promise.all([none.close(), listed.close(), everyone.close()]));

const from = (origin: string) => ({ url: "/emotions", headers: { origin } });
const preflight = (origin: string, url = "/generate") => ({
  method: "OPTIONS" as const,
  url,
  headers: {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
  },
});

describe("without CORS_ORIGINS", () => {
  test("no origin is let in", async () => {
    for (const request of [from("https://a.example"), preflight("https://a.example")]) {
      const { headers } = await none.inject(request);
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});

describe("with a list", () => {
  test("a listed origin is let in, errors included", async () => {
    for (const url of ["/emotions", "/nope", "/emotions/nope"]) {
      const { headers } = await listed.inject({ url, headers: { origin: "https://a.example" } });
      expect(headers["access-control-allow-origin"]).toBe("https://a.example");
      expect(headers["access-control-allow-credentials"]).toBeUndefined();
      expect(headers["access-control-expose-headers"]).toContain("X-Song-Seed");
      expect(headers["vary"]).toContain("Origin");
    }
  });

  test.each([
    "https://b.example",
    "https://a.example.evil.example",
    "null",
    "https://A.example",
    "http://a.example",
  ])("%s is not reflected", async (origin) => {
    for (const request of [from(origin), preflight(origin)]) {
      const { headers } = await listed.inject(request);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["vary"]).toContain("Origin");
    }
  });

  test("a preflight is answered with what the address can", async () => {
    const response = await listed.inject(preflight("http://localhost:5173"));
    expect(response.statusCode).toBe(204);
    expect(response.headers["access-control-allow-origin"]).toBe("http://localhost:5173");
    expect(response.headers["access-control-allow-credentials"]).toBeUndefined();
    expect(response.headers["access-control-allow-methods"]).toBe("OPTIONS, POST");
    expect(response.headers["access-control-allow-headers"]).toContain("Content-Type");
    expect((await listed.inject(preflight("http://localhost:5173", "/nope"))).statusCode).toBe(404);
  });

  test("Vary keeps what else the answer depends on", async () => {
    expect((await listed.inject(from("https://a.example"))).headers["vary"]).toBe("Origin, Accept-Encoding");
  });
});

describe("with *", () => {
  test("every origin is let in, never with credentials", async () => {
    for (const request of [from("https://anyone.example"), preflight("https://anyone.example")]) {
      const { headers } = await everyone.inject(request);
      expect(headers["access-control-allow-origin"]).toBe("*");
      expect(headers["access-control-allow-credentials"]).toBeUndefined();
    }
  });
});
