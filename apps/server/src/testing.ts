/** What the tests of the service share. Not part of the service. */
import { PROBLEM_MEDIA_TYPE, problemSchema, validator } from "@music-brain/contract";
import type { LightMyRequestResponse } from "fastify";
import { Compile } from "typebox/schema";
import { expect } from "vitest";
import { type AppOptions, buildApp } from "./app.ts";
import type { TypedApp } from "./http/typed-app.ts";
import { createPasswords } from "./identity/passwords.ts";

/** The seed that a test app chooses when a caller gives none. */
export const CHOSEN_SEED = 7;

/** The settings of a test app. */
export function testSettings(changes: Partial<AppOptions["settings"]> = {}): AppOptions["settings"] {
  return {
    corsOrigins: [],
    maxSongsPerUser: 1000,
    sessionTtlDays: 30,
    dataDir: undefined,
    databaseUrl: undefined,
    jobWorkers: 1,
    jobTtlHours: 24,
    jobTries: 3,
    jobTimeoutSeconds: 600,
    maxJobsPerCaller: 10,
    maxJobs: 1000,
    jobResultsDir: undefined,
    jobResultsMaxMegabytes: 1024,
    cacheMaxMegabytes: 1,
    renderThreads: 1,
    renderQueue: 4,
    trustProxy: false,
    allowAnonymous: true,
    registration: "open",
    accessTokenMinutes: 60,
    refreshTokenDays: 30,
    jwtIssuer: "music-brain",
    jwtAudience: "music-brain",
    adminUsername: undefined,
    adminPassword: undefined,
    publicUrl: "https://music.example.org",
    auditRetentionDays: 400,
    oauthRegistration: "closed",
    ...changes,
  };
}

/** The whole service, quiet, with a seed that is known. */
export function testApp(options: Partial<AppOptions> = {}): Promise<TypedApp> {
  // However slow the machine is at the moment, who waits for a password to be hashed has waited for no time.
  const passwords = createPasswords({ now: () => 0 });
  return buildApp({ settings: testSettings(), chooseSeed: () => CHOSEN_SEED, passwords, ...options });
}

/** The five security headers by their names. */
export const securityHeaders = [
  "x-content-type-options",
  "x-frame-options",
  "x-xss-protection",
  "strict-transport-security",
  "content-security-policy",
] as const;

const problem = validator(problemSchema);

/** Expects the headers of every answer. */
export function expectHeaders(response: LightMyRequestResponse): void {
  for (const name of securityHeaders) expect(response.headers[name], name).toBeTypeOf("string");
  expect(response.headers["content-security-policy"]).not.toContain("unsafe-inline");
  expect(response.headers["x-request-id"]).toMatch(/^[\w.-]{1,128}$/);
  expect(response.headers["x-response-time"]).toMatch(/^\d+\.\d\dms$/);
}

/** Expects what holds for every answer: the headers; for an error, problem details that agree with the status line. */
export function expectSound(response: LightMyRequestResponse): void {
  expectHeaders(response);
  expect(response.statusCode).toBeLessThan(500);
  if (response.statusCode < 400 || response.body === "") return;
  expect(response.headers["content-type"]).toBe(PROBLEM_MEDIA_TYPE);
  const body: unknown = response.json();
  expect(problem.accepts(body), response.body).toBe(true);
  expect(body).toMatchObject({ status: response.statusCode, request_id: response.headers["x-request-id"] });
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>
  >;
}

/** Holds answers against the description that the service gives of itself. */
export type ExpectDescribed = (operation: string, response: LightMyRequestResponse) => void;

/**
 * Reads /openapi.json and gives a check that an answer is one that it lists for the operation ("POST /generate"): its
 * status, its media type, and its body down to the last property.
 */
export async function describedAnswers(app: TypedApp): Promise<ExpectDescribed> {
  const { paths, components } = (await app.inject("/openapi.json")).json<Description>();
  const checks = new Map<object, (value: unknown) => boolean>();
  const fits = (schema: object, value: unknown): boolean => {
    const compiled = checks.get(schema) ?? compile({ ...schema, components });
    checks.set(schema, compiled);
    return compiled(value);
  };
  return (operation, response) => {
    const [method = "", path = ""] = operation.split(" ");
    const answers = paths[path]?.[method.toLowerCase()]?.responses ?? {};
    const status = String(response.statusCode);
    const content = answers[status]?.content ?? answers[`${status.charAt(0)}XX`]?.content;
    expect(content, `${operation} does not describe ${status}: ${response.body.slice(0, 200)}`).toBeDefined();
    const type = String(response.headers["content-type"]).split(";", 1)[0] ?? "";
    expect(Object.keys(content ?? {})).toContain(type);
    const schema = content?.[type]?.schema;
    if (schema === undefined || !type.endsWith("json")) return;
    expect(fits(schema, response.json()), `${operation} ${status} is not as described`).toBe(true);
  };
}

function compile(schema: object): (value: unknown) => boolean {
  const compiled = Compile(schema);
  return (value) => compiled.Check(value);
}
