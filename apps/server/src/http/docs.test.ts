import { readdirSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { testApp } from "../testing.ts";
import { problemKinds, problemType } from "./problem.ts";

const app = await testApp();
afterAll(() => app.close());

interface OAuthScheme {
  readonly type: string;
  readonly flows: Readonly<
    Record<
      string,
      {
        readonly tokenUrl: string;
        readonly authorizationUrl?: string;
        readonly scopes: Readonly<Record<string, string>>;
      }
    >
  >;
}

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: { readonly securitySchemes: { readonly oauth: OAuthScheme } };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
}

const description = (await app.inject("/openapi.json")).json<Description>();

describe("the description", () => {
  test("is OpenAPI 3.1 and has every route for programs, each with a name of its own", () => {
    expect(description.openapi).toBe("3.1.0");
    expect(Object.keys(description.paths).sort()).toEqual([
      "/",
      "/.well-known/jwks.json",
      "/.well-known/oauth-authorization-server",
      "/admin/audit",
      "/admin/clients",
      "/admin/clients/{client_id}",
      "/admin/clients/{client_id}/secret",
      "/admin/users",
      "/admin/users/{user_id}",
      "/admin/users/{user_id}/export",
      "/admin/users/{user_id}/password-link",
      "/analyze",
      "/auth/2fa",
      "/auth/2fa/activate",
      "/auth/2fa/disable",
      "/auth/2fa/enroll",
      "/auth/2fa/recovery-codes",
      "/auth/api-keys",
      "/auth/api-keys/{key_id}",
      "/auth/api-keys/{key_id}/rotate",
      "/auth/applications",
      "/auth/applications/{client_id}",
      "/auth/browser",
      "/auth/browser/passkey",
      "/auth/browser/refresh",
      "/auth/identities",
      "/auth/identities/{identity_id}",
      "/auth/login",
      "/auth/logout",
      "/auth/me",
      "/auth/me/export",
      "/auth/passkeys",
      "/auth/passkeys/options",
      "/auth/passkeys/sign-in",
      "/auth/passkeys/sign-in/options",
      "/auth/passkeys/{passkey_id}",
      "/auth/password",
      "/auth/password/forgot",
      "/auth/password/reset",
      "/auth/providers",
      "/auth/providers/{name}/callback",
      "/auth/providers/{name}/code",
      "/auth/providers/{name}/link",
      "/auth/providers/{name}/start",
      "/auth/refresh",
      "/auth/register",
      "/auth/sessions",
      "/auth/sessions/{session_id}",
      "/emotions",
      "/emotions/nearest",
      "/emotions/nodes/{id}",
      "/emotions/path",
      "/emotions/search",
      "/emotions/{base}",
      "/generate",
      "/health",
      "/health/ready",
      "/interrogate",
      "/interrogate/{session_id}",
      "/jobs",
      "/jobs/{job_id}",
      "/jobs/{job_id}/events",
      "/jobs/{job_id}/result",
      "/metrics",
      "/oauth/register",
      "/rules",
      "/songs",
      "/songs/compare",
      "/songs/edits",
      "/songs/{song_id}",
      "/songs/{song_id}/audio",
      "/songs/{song_id}/bundle",
      "/songs/{song_id}/explanation",
      "/songs/{song_id}/exports",
      "/songs/{song_id}/midi",
      "/songs/{song_id}/musicxml",
      "/songs/{song_id}/renders",
      "/songs/{song_id}/score.svg",
      "/songs/{song_id}/variations",
      "/songs/{song_id}/versions",
    ]);
    const ids = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("refers to nothing that it does not have, and to nothing outside", () => {
    const text = JSON.stringify(description);
    const found = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = ""]) => reference);
    expect(found.length).toBeGreaterThan(20);
    for (const reference of new Set(found)) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(text).toContain(`"${reference.slice(reference.lastIndexOf("/") + 1)}":{"`);
    }
    expect(text).not.toMatch(/"x-(pattern-)?expected"|"\$id"/);
  });

  test("says how programs of others get tokens, and for what", async () => {
    const discovered = (await app.inject("/.well-known/oauth-authorization-server")).json<{
      issuer: string;
      authorization_endpoint: string;
      token_endpoint: string;
      scopes_supported: string[];
    }>();
    const { type, flows } = description.components.securitySchemes.oauth;
    expect(type).toBe("oauth2");
    expect(Object.keys(flows)).toEqual(["authorizationCode", "clientCredentials"]);
    for (const flow of Object.values(flows)) {
      expect(`${discovered.issuer}${flow.tokenUrl}`).toBe(discovered.token_endpoint);
      expect(Object.keys(flow.scopes)).toEqual(discovered.scopes_supported);
    }
    expect(`${discovered.issuer}${flows["authorizationCode"]?.authorizationUrl}`).toBe(
      discovered.authorization_endpoint,
    );
  });

  test("has a heading for every kind of error, where its type leads", () => {
    const chapter = description.tags.find(({ name }) => name === "Errors")?.description ?? "";
    for (const code of Object.keys(problemKinds)) {
      expect(chapter).toContain(`## ${code}\n`);
    }
    expect(problemType("not_found")).toBe("/redoc#tag/Errors/not_found");
  });
});

describe.each(["/docs", "/redoc"])("the page %s", (page) => {
  test("takes every file from this service, and each of them is there", async () => {
    const { body, headers } = await app.inject(page);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    const files = [...body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(file).toMatch(/^\//);
      const response = await app.inject(file);
      expect(response.statusCode).toBe(200);
      expect(response.headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("has no script and no style inside, and a policy that would refuse them", async () => {
    const { body, headers } = await app.inject(page);
    expect(body).not.toMatch(/<script>|<script [^>]*>[^<]|<style|style=|onload=|javascript:/);
    const policy = String(headers["content-security-policy"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("script-src 'self'");
  });
});

test("ReDoc asks no other host for its maker's logo", async () => {
  const { body } = await app.inject("/redoc/redoc.standalone.js");
  expect(body.length).toBeGreaterThan(500_000);
  expect(body).not.toContain("cdn.redoc.ly");
});

test("every file beside the pages is served", () => {
  const present = readdirSync(new URL("./docs/", import.meta.url)).sort();
  expect(present).toEqual(["redoc-start.js", "redoc.css", "redoc.html", "swagger-start.js", "swagger.html"]);
});
