// The library in a real browser: what is made while one is signed in is found, starred, tagged, opened, deleted and brought back.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { compose, FETCH_MS, hand, openStudio, type Studio, signUp, visit } from "./support/studio.ts";

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
}, FETCH_MS);

afterAll(() => studio?.close());

const library = (page: Page) => page.getByRole("link", { name: "Library" }).click();
const rows = (page: Page) => page.locator(".song-row");

describe("the library", () => {
  test("tells who is not signed in what it is for", async () => {
    const { page } = await visit(studio, hand);
    await library(page);
    await page.getByText("Nobody is signed in").waitFor();
    await expectAccessible(page);
  });

  test("teaches while it is empty; keeps, finds, stars, tags, opens, deletes and brings back songs", async () => {
    const { page, complaints } = await visit(studio);
    await signUp(page, "mira");
    await library(page);
    await page.getByText("No song is kept yet").waitFor();
    await page.getByRole("link", { name: "To the studio" }).click();

    await compose(page, "a lighthouse in winter, grief");
    await page.getByText("Compose", { exact: true }).waitFor();
    await compose(page, "furious joy at the harbour");
    await page.locator(".takes li").nth(1).waitFor();
    const title = await page.locator("#title").innerText();
    await library(page);
    await rows(page).nth(1).waitFor();
    await expectAccessible(page);

    await page.getByLabel("Search").fill("lighth");
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByLabel("Search").fill("zebra");
    await page.getByText("No song is like that").waitFor();
    await page.getByRole("button", { name: "Show all songs" }).click();
    await rows(page).nth(1).waitFor();

    const row = rows(page).filter({ hasText: title });
    await row.getByRole("button", { name: /is a favourite/ }).click();
    await expect.poll(() => row.locator(".star").getAttribute("aria-pressed")).toBe("true");
    await row.getByLabel("Add a tag").fill("for the band");
    await row.getByLabel("Add a tag").press("Enter");
    await row.getByRole("button", { name: "Only for the band" }).click();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole("button", { name: "for the band ×", exact: true }).click();
    await page.getByRole("button", { name: "★ Favourites" }).click();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole("button", { name: "★ Favourites" }).click();
    await page.getByLabel("Order").selectOption("by tempo");
    await expect.poll(() => rows(page).count()).toBe(2);

    await row.getByRole("button", { name: `Delete ${title}` }).click();
    await page.getByText(`“${title}” is deleted.`).waitFor();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await page.getByText(`“${title}” is back.`).waitFor();
    await row.getByRole("button", { name: "Only for the band" }).waitFor();

    await row.getByRole("link", { name: `Open ${title}` }).click();
    await page.locator("#title", { hasText: title }).waitFor();
    await page.getByRole("button", { name: "Slower" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(complaints).toEqual([]);
  });

  test("takes back a song that was downloaded, and says so of what is no song", async () => {
    const { page, complaints } = await visit(studio);
    await compose(page, "wonder <b>and</b> dread");
    await page.locator(".downloads summary").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Song (JSON)" }).click(),
    ]);
    const bytes = readFileSync(await download.path());
    const title = await page.locator("#title").innerText();
    await signUp(page, "jonas");
    await library(page);
    const file = page.locator("input[type=file]");
    await file.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
    await page.getByText("This is no song").waitFor();
    await file.setInputFiles({ name: "song.json", mimeType: "application/json", buffer: bytes });
    await page.getByText("The song is kept.").waitFor();
    await rows(page).filter({ hasText: title }).waitFor();
    // What looks like markup in words stays words.
    await rows(page).filter({ hasText: "wonder <b>and</b> dread" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
