import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMetrics } from "../telemetry/metrics/metrics.ts";
import { testApp } from "../testing.ts";
import type { StudioFiles } from "./routes.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
let folder: string;
let studio: StudioFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "studio-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Studio</title>");
  writeFileSync(join(folder, "assets/page-1a2b.js"), "export {};");
  writeFileSync(join(folder, "bank.sf3"), "RIFF");
  const url = pathToFileURL(`${folder}/`);
  studio = { folder: url, soundBank: new URL("bank.sf3", url) };
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the studio", () => {
  test("is served with its files under a policy without unsafe-inline", async () => {
    const app = await testApp({ studio });
    const page = await app.inject("/studio/");
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["content-security-policy"]).not.toContain("unsafe-inline");
    const script = await app.inject("/studio/assets/page-1a2b.js");
    expect(script.headers["cache-control"]).toContain("immutable");
    expect((await app.inject("/studio/sound-bank.sf3")).body).toBe("RIFF");
    await app.close();
  });

  test("counts its files as one route, whatever a build calls them", async () => {
    const metrics = createMetrics();
    const app = await testApp({ studio, metrics });
    await app.inject("/studio/assets/page-1a2b.js");
    await app.close();
    const counted = await metrics.registry.metrics();
    expect(counted).toContain('http_route="/studio/assets/*"');
    expect(counted).not.toContain("page-1a2b");
  });

  test("is the same page at all its addresses, so that one may come to any of them first", async () => {
    const app = await testApp({ studio });
    const { body } = await app.inject("/studio/");
    for (const path of ["/studio/library", "/studio/library/song_1", "/studio/account/keys"]) {
      const page = await app.inject(path);
      expect([page.statusCode, page.body]).toEqual([200, body]);
      expect(page.headers["content-security-policy"]).not.toContain("unsafe-inline");
    }
    await app.close();
  });

  test("is where browsers are led to from /; programs get the service", async () => {
    const app = await testApp({ studio });
    const led = await app.inject({ url: "/", headers: { accept: BROWSER } });
    expect([led.statusCode, led.headers.location]).toEqual([302, "/studio/"]);
    const { paths } = (await app.inject("/openapi.json")).json();
    expect(Object.keys(paths["/"].get.responses)).toContain("302");
    for (const accept of ["application/json", "*/*", undefined]) {
      const told = await app.inject({ url: "/", headers: accept === undefined ? {} : { accept } });
      expect(told.json()).toMatchObject({ status: "running" });
      expect(told.headers.vary).toContain("Accept");
    }
    await app.close();
  });

  test("that was not built says how it is, and keeps no file of the folder open", async () => {
    const app = await testApp({ studio: { ...studio, folder: new URL("nothing/", studio.folder) } });
    const answer = await app.inject("/studio/");
    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail).toContain("npm run studio");
    await app.close();
  });

  test("gives no file that was not built", async () => {
    const app = await testApp({ studio });
    for (const path of ["/studio/bank.sf3", "/studio/..%2f..%2fpackage.json", "/studio/assets/other.js"]) {
      expect((await app.inject(path)).statusCode).toBe(404);
    }
    await app.close();
  });
});
