// Accounts elsewhere on the account page, in a real browser: linked at an OpenID provider, signed in with, unlinked.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  OUTSIDE_CLIENT,
  type OutsideWorld,
  openIdWorld,
} from "../apps/server/src/identity/testing/outside-world.ts";
import { expectAccessible } from "./support/accessible.ts";
import { freePort } from "./support/free-port.ts";
import { desk, FETCH_MS, openStudio, PASSWORD, type Studio, signUp, visit } from "./support/studio.ts";

let studio: Studio;
let world: OutsideWorld;

beforeAll(async () => {
  const port = await freePort();
  world = await openIdWorld(`http://127.0.0.1:${port}/auth/providers/openid/callback`, "mira-elsewhere");
  studio = await openStudio({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: world.issuer,
    OIDC_CLIENT_ID: OUTSIDE_CLIENT.clientId,
    OIDC_CLIENT_SECRET: OUTSIDE_CLIENT.clientSecret,
    OIDC_TITLE: "Elsewhere",
  });
}, FETCH_MS);

afterAll(async () => {
  await studio?.close();
  await world?.close();
});

test("an account elsewhere is linked with the password, signs in, belongs to one person, and is unlinked", async () => {
  const { page, complaints } = await visit(studio);
  await signUp(page, "mira");
  await page.goto(`${studio.address}/studio/account/providers`);
  await page.getByText("None is linked yet.").waitFor();
  await page.getByRole("button", { name: "Link Elsewhere" }).click();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Go to Elsewhere" }).click();
  await page.getByText("Your account of Elsewhere is linked").waitFor();
  await page.locator(".entries", { hasText: "mira-elsewhere" }).waitFor();
  await expectAccessible(page);

  await page.getByRole("link", { name: "You", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in", exact: true }).first().click();
  await page.getByRole("link", { name: "Elsewhere" }).click();
  await page.getByRole("heading", { name: "mira", level: 1 }).waitFor();

  const other = await visit(studio);
  await signUp(other.page, "jonas");
  await other.page.goto(`${studio.address}/studio/account/providers`);
  await other.page.getByRole("button", { name: "Link Elsewhere" }).click();
  await other.page.getByLabel("Your password").fill(PASSWORD);
  await other.page.getByRole("button", { name: "Go to Elsewhere" }).click();
  await other.page.getByRole("alert").getByText("belongs to an account here already").waitFor();

  await page.getByRole("link", { name: "Accounts elsewhere" }).click();
  await page.getByRole("button", { name: "Unlink mira-elsewhere" }).click();
  await page.getByRole("button", { name: "Unlink it" }).click();
  await page.getByText("None is linked yet.").waitFor();
  expect([...complaints, ...other.complaints]).toEqual([]);
});

test("whose only way in it is keeps it, and is told to set a password first", async () => {
  const { page } = await visit(studio, desk, "/studio/");
  await page.goto(`${studio.address}/studio/sign-in`);
  await page.getByRole("link", { name: "Elsewhere" }).click();
  await page.getByRole("heading", { name: "mira-elsewhere", level: 1 }).waitFor();
  await page.getByRole("link", { name: "Accounts elsewhere" }).click();
  await page.getByRole("button", { name: "Unlink mira-elsewhere" }).click();
  await page.getByRole("button", { name: "Unlink it" }).click();
  await page.getByRole("alert").getByText("set a password first").waitFor();
});
