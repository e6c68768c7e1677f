import { afterAll, expect, test } from "vitest";
import { describedAnswers, testApp } from "./testing.ts";

const app = await testApp();
afterAll(() => app.close());

test("GET / says what the service is and what can be called; all of it is there", async () => {
  const response = await app.inject("/");
  (await describedAnswers(app))("GET /", response);
  const body = response.json<{ endpoints: { method: string; path: string; summary: string }[] }>();
  expect(body).toMatchObject({ service: "Music Brain API", version: "0.1.0", status: "running" });
  expect(body.endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /",
    "GET /health",
    "GET /health/ready",
    "GET /metrics",
    "GET /emotions",
    "GET /emotions/nearest",
    "GET /emotions/search",
    "GET /emotions/path",
    "GET /emotions/nodes/{id}",
    "GET /emotions/{base}",
    "GET /rules",
    "POST /generate",
    "POST /songs/edits",
    "POST /songs/compare",
    "POST /interrogate",
    "GET /interrogate/{session_id}",
    "DELETE /interrogate/{session_id}",
    "POST /analyze",
    "POST /auth/register",
    "POST /auth/login",
    "POST /auth/refresh",
    "POST /auth/logout",
    "GET /auth/me",
    "GET /auth/me/export",
    "DELETE /auth/me",
    "GET /auth/sessions",
    "DELETE /auth/sessions/{session_id}",
    "DELETE /auth/sessions",
    "POST /auth/password",
    "POST /auth/password/forgot",
    "POST /auth/password/reset",
    "GET /admin/users",
    "POST /admin/users",
    "GET /admin/users/{user_id}",
    "PATCH /admin/users/{user_id}",
    "DELETE /admin/users/{user_id}",
    "GET /admin/users/{user_id}/export",
    "POST /admin/users/{user_id}/password-link",
    "GET /auth/2fa",
    "POST /auth/2fa/enroll",
    "POST /auth/2fa/activate",
    "POST /auth/2fa/disable",
    "POST /auth/2fa/recovery-codes",
    "POST /auth/api-keys",
    "GET /auth/api-keys",
    "POST /auth/api-keys/{key_id}/rotate",
    "DELETE /auth/api-keys/{key_id}",
    "GET /admin/audit",
    "GET /openapi.json",
    "GET /docs",
    "GET /redoc",
  ]);
});
