import { describe, expect, test } from "vitest";
import { describedAnswers, testApp } from "../testing.ts";

describe("GET /health", () => {
  test("says that the process is alive, whatever its dependencies do", async () => {
    const app = await testApp({
      dependencies: [{ name: "engine", check: () => Promise.reject(new Error("down")) }],
    });
    const response = await app.inject("/health");
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: "healthy", service: "Music Brain API", version: "0.1.0" });
    (await describedAnswers(app))("GET /health", response);
    await app.close();
  });
});

describe("GET /health/ready", () => {
  test("checks the real engine", async () => {
    const app = await testApp();
    const response = await app.inject("/health/ready");
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: "ready",
      dependencies: [
        { name: "server", state: "up" },
        { name: "engine", state: "up" },
        { name: "database", state: "up" },
      ],
    });
    (await describedAnswers(app))("GET /health/ready", response);
    await app.close();
  });

  test("is 503 with each state when something is down, without saying why", async () => {
    const app = await testApp({
      dependencies: [
        { name: "engine", check: () => Promise.resolve("up") },
        { name: "database", check: () => Promise.reject(new Error("password of the database")) },
      ],
    });
    const response = await app.inject("/health/ready");
    expect(response.statusCode).toBe(503);
    expect(response.headers["content-type"]).toBe("application/problem+json");
    expect(response.headers["retry-after"]).toBe("5");
    expect(response.body).not.toContain("password");
    expect(response.json()).toMatchObject({
      status: 503,
      code: "not_ready",
      dependencies: [
        { name: "server", state: "up" },
        { name: "engine", state: "up" },
        { name: "database", state: "down" },
      ],
    });
    (await describedAnswers(app))("GET /health/ready", response);
    await app.close();
  });
});
