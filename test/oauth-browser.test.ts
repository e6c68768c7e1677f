// What a person clicks where they sign in with an OpenID provider, or for a program of others: in a real browser, over real
// HTTP, on the service as it runs.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { generateSync } from "otplib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  OUTSIDE_CLIENT,
  type OutsideWorld,
  openIdWorld,
} from "../apps/server/src/identity/testing/outside-world.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { freePort } from "./support/free-port.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";
import { authorizationUrl, redeem } from "./support/third-party.ts";

const PASSWORD = "seven quiet rivers";
const DESK = { width: 1280, height: 900 };
const HAND = { width: 390, height: 844 };
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
      ..."apps/cli/src/main.ts client create Diary --kind public --json --scope".split(" "),
      ...["generate songs:read", "--redirect-uri", "http://127.0.0.1/signed-in"],
      ...["--redirect-uri", "http://127.0.0.1/docs/oauth2-redirect.html"],
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
  const { stdout, stderr } = (await service?.ended) ?? { stdout: "", stderr: "" };
  await world?.close();
  program.close();
  rmSync(folder, { recursive: true, force: true });
  // The log is all that the service says: no library writes past it.
  expect(stdout + stderr).not.toContain("oidc-provider");
});

/** Makes an account and signs in; its token as a header. */
async function signedIn(username: string): Promise<Readonly<Record<string, string>>> {
  const body = JSON.stringify({ username, password: PASSWORD });
  const headers = { "content-type": "application/json" };
  const made = await fetch(`${address}/auth/register`, { method: "POST", headers, body });
  expect(made.status).toBe(201);
  const answer = await fetch(`${address}/auth/login`, { method: "POST", headers, body });
  const { access_token } = (await answer.json()) as { access_token: string };
  return { authorization: `Bearer ${access_token}` };
}

/** Clicks through the pages of the other one. */
async function clickThere(page: Page, who: string): Promise<void> {
  await page.locator("input[name=login]").fill(who);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  // Their next page has such a button too.
  await page.locator("input[name=login]").waitFor({ state: "detached" });
  await page.locator("button[type=submit]").click();
}

test("a person signs in with a provider, agrees, and the program acts for them", async () => {
  const { port } = program.address() as AddressInfo;
  const party = {
    address,
    clientId,
    redirectUri: `http://127.0.0.1:${port}/signed-in`,
    scope: "generate",
  };
  const { page, complaints } = await openPage(browser, HAND);
  await page.goto(authorizationUrl(party));
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Diary");
  await page.getByLabel("Username").fill("nobody");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  // The wrong password is a 401, and the browser says so; nothing else went wrong.
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
  await page.getByRole("link", { name: "Sign in with Elsewhere" }).click();

  await clickThere(page, "clara");
  await page.getByRole("heading", { name: "Do you agree?" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("clara");
  await page.getByRole("button", { name: "I agree" }).click();
  await page.getByText("you are back").waitFor();
  const back = new URL(page.url());
  expect(back.searchParams.get("state")).toBe("a-state");

  const answer = await redeem(party, back);
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

test("a person whose account has a second factor gives its code on a page after the provider", async () => {
  const headers = await signedIn("dora");
  const { page, complaints } = await openPage(browser, HAND);
  const ask = async <Answer>(path: string, data: object) =>
    (await (await page.request.post(`${address}${path}`, { headers, data })).json()) as Answer;
  const { url } = await ask<{ url: string }>("/auth/providers/openid/link", { password: PASSWORD });
  await page.goto(url);
  const linked = page.waitForResponse((answer) => answer.url().includes("/auth/providers/openid/callback"));
  await clickThere(page, "dora-elsewhere");
  expect((await linked).status()).toBe(204);
  const { secret } = await ask<{ secret: string }>("/auth/2fa/enroll", { password: PASSWORD });
  const { recovery_codes: codes } = await ask<{ recovery_codes: string[] }>("/auth/2fa/activate", {
    code: generateSync({ secret }),
  });

  complaints.length = 0;
  await page.goto(`${address}/auth/providers/openid/start`);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  expect(complaints).toEqual([]);
  const field = page.getByLabel("The code of your authenticator, or a recovery code");
  await field.fill("aaaa-bbbb-cccc-dddd");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("alert").waitFor();
  await field.fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("access_token").waitFor();
  const { access_token } = JSON.parse(await page.locator("body").innerText());
  const me = await fetch(`${address}/auth/me`, { headers: { authorization: `Bearer ${access_token}` } });
  expect(await me.json()).toMatchObject({ account: { username: "dora" } });
  await page.close();
});

test("/docs is let in by the authorization server, and tries out what takes a token", async () => {
  await signedIn("erik");
  const { page, complaints } = await openPage(browser, DESK);
  await page.goto(`${address}/docs`);
  await page.getByRole("button", { name: "Authorize" }).first().click();
  const scheme = page.locator(".auth-container", { hasText: "authorizationCode with PKCE" });
  await scheme.getByLabel("client_id:").fill(clientId);
  await scheme.locator("label", { hasText: "songs:read" }).first().click();
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    scheme.getByRole("button", { name: "Apply given OAuth2 credentials" }).click(),
  ]);
  await popup.getByLabel("Username").fill("erik");
  await popup.getByLabel("Password").fill(PASSWORD);
  await popup.getByRole("button", { name: "Sign in" }).click();
  await Promise.all([popup.waitForEvent("close"), popup.getByRole("button", { name: "I agree" }).click()]);
  await scheme.getByText("Logout").waitFor();
  await scheme.getByText("Close").click();

  const songs = page.locator("#operations-Songs-songs");
  await songs.locator(".opblock-summary-control").click();
  await songs.getByRole("button", { name: "Execute" }).click();
  await songs.locator(".live-responses-table").getByText('"songs"').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});
