// A program sends a person here, who signs in with an OpenID provider and agrees: all of it clicked in a real browser, over
// real HTTP, on the service as it runs.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  OUTSIDE_CLIENT,
  type OutsideWorld,
  openIdWorld,
} from "../apps/server/src/identity/testing/outside-world.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { freePort } from "./support/free-port.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

const VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";
const FETCH_MS = 300_000;

const folder = mkdtempSync(join(tmpdir(), "music-brain-oauth-"));
let service: Running;
let world: OutsideWorld;
let browser: Browser;
let address: string;
let clientId: string;

/** The program: it shows the code that it was sent. */
const program = createServer((request, response) => response.end(`you are back: ${request.url}`));

beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  world = await openIdWorld(`${address}/auth/providers/openid/callback`);
  program.listen(0, "127.0.0.1");
  await once(program, "listening");
  const env = environment({
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: address,
    ALLOW_ANONYMOUS: "false",
    OIDC_ISSUER: world.issuer,
    OIDC_CLIENT_ID: OUTSIDE_CLIENT.clientId,
    OIDC_CLIENT_SECRET: OUTSIDE_CLIENT.clientSecret,
    OIDC_TITLE: "Elsewhere",
  });
  const made = await start(
    process.execPath,
    [
      ..."apps/cli/src/main.ts client create Diary --kind public --scope generate --json".split(" "),
      ...["--redirect-uri", "http://127.0.0.1/signed-in"],
    ],
    { env },
  ).ended;
  clientId = JSON.parse(made.stdout).client.id;
  service = start(process.execPath, ["apps/server/src/main.ts"], { env });
  await addressOf(service);
  browser = await openBrowser();
}, FETCH_MS);

afterAll(async () => {
  await browser?.close();
  service?.child.kill("SIGKILL");
  await service?.ended;
  await world?.close();
  program.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a person signs in with a provider, agrees, and the program acts for them", async () => {
  const { port } = program.address() as AddressInfo;
  const redirectUri = `http://127.0.0.1:${port}/signed-in`;
  const request = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "generate",
    state: "a-state",
    code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
    code_challenge_method: "S256",
  });
  const { page, complaints } = await openPage(browser, { width: 390, height: 844 });
  await page.goto(`${address}/oauth/authorize?${request}`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Diary");
  await page.getByLabel("Username").fill("nobody");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  // The wrong password is a 401, and the browser says so; nothing else went wrong.
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
  await page.getByRole("link", { name: "Sign in with Elsewhere" }).click();

  // The pages of the other one.
  await page.locator("input[name=login]").fill("clara");
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  // Their next page has such a button too.
  await page.locator("input[name=login]").waitFor({ state: "detached" });
  await page.locator("button[type=submit]").click();

  await page.getByRole("heading", { name: "Do you agree?" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("clara");
  await page.getByRole("button", { name: "I agree" }).click();
  await page.getByText("you are back").waitFor();
  const back = new URL(page.url());
  expect(back.searchParams.get("state")).toBe("a-state");

  const answer = await fetch(`${address}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: clientId,
      redirect_uri: redirectUri,
      code: back.searchParams.get("code") ?? "",
      code_verifier: VERIFIER,
    }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-response-time")).toMatch(/ms$/);
  const { access_token } = (await answer.json()) as { access_token: string };
  const song = await fetch(`${address}/generate`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify({ intent: { emotional_intent: "quiet joy" }, dry_run: true }),
  });
  expect(song.status).toBe(200);
  await page.close();
});
