// Talking a song over in a real browser: what is said is understood, kept, and gone on with.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { FETCH_MS, hand, openStudio, type Studio, visit } from "./support/studio.ts";

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
}, FETCH_MS);

afterAll(() => studio?.close());

const talk = (page: Page) => page.getByRole("button", { name: "Talk it over" }).click();

/** Says something, and waits for what is said back. */
async function say(page: Page, said: string): Promise<void> {
  await page.getByLabel("What you say").fill(said);
  await page.locator(".talk form button[type=submit]:enabled").click();
  await page.locator(".said-by-you", { hasText: said }).waitFor();
}

/** Has the service forget every conversation that the page began. */
function forgetting(page: Page): () => Promise<void> {
  const ids = new Set<string>();
  page.on("response", async (response) => {
    if (response.request().method() !== "POST" || !response.url().endsWith("/interrogate")) return;
    const answer = await response.json().catch(() => ({}));
    if (answer.session_id) ids.add(answer.session_id);
  });
  return async () => {
    // The page may show an answer before the test has read it.
    await expect.poll(() => ids.size).toBe(1);
    for (const id of ids) {
      const { status } = await fetch(`${studio.address}/interrogate/${id}`, { method: "DELETE" });
      expect(status).toBe(200);
    }
  };
}

const saidOn = (page: Page) => page.locator(".said-by-you").allInnerTexts();
const understoodOn = (page: Page) => page.locator(".learned").allInnerTexts();

describe("a conversation", () => {
  test("is understood, shows what it set, and becomes a song", async () => {
    const { page, complaints } = await visit(studio);
    await talk(page);
    for (const said of ["I miss my grandmother's kitchen", "around 72 bpm, no drums", "just make it"]) {
      await say(page, said);
    }
    await page.locator(".learned", { hasText: "72" }).waitFor();
    await page.getByRole("button", { name: "Compose the song" }).click();
    await page.locator(".title", { hasText: "72 BPM" }).waitFor();
    expect(await page.locator(".players").innerText()).not.toContain("Drums");
    expect(complaints).toEqual([]);
  });

  test("makes room for another one when it is asked to", async () => {
    const { page } = await visit(studio);
    await talk(page);
    await say(page, "I miss the sea");
    await page.getByRole("button", { name: "Start another conversation" }).click();
    await expect.poll(() => page.locator(".said-by-you").count()).toBe(0);
    expect(await page.locator(".said-by-us").count()).toBe(1);
    await page.reload();
    await page.getByLabel("What you say").waitFor();
    expect(await page.locator(".said-by-you").count()).toBe(0);
  });

  test("is there again after a reload, with what was being written, and goes on", async () => {
    const { page, complaints } = await visit(studio);
    await talk(page);
    await say(page, "I miss my grandmother's kitchen");
    await say(page, "around 72 bpm");
    const before = [await saidOn(page), await understoodOn(page)];
    await page.getByLabel("What you say").fill("no drums");
    await page.getByRole("link", { name: "Library" }).click();
    await page.getByRole("heading", { name: "Library", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Studio", exact: true }).click();
    expect(await page.getByLabel("What you say").inputValue()).toBe("no drums");
    await page.reload();
    await page.locator(".said-by-you").nth(1).waitFor();
    expect([await saidOn(page), await understoodOn(page)]).toEqual(before);
    expect(await page.getByLabel("What you say").inputValue()).toBe("no drums");

    await say(page, "no drums");
    await page.getByRole("button", { name: "Compose it as it is now" }).click();
    await page.locator(".title", { hasText: "72 BPM" }).waitFor();
    expect(await page.locator(".players").innerText()).not.toContain("Drums");
    expect(complaints).toEqual([]);
  });

  test("shows an answer that was lost on its way, and says nothing twice", async () => {
    const { page } = await visit(studio);
    await talk(page);
    await say(page, "I miss the sea");
    // It arrives, and the browser never learns of it.
    await page.route("**/interrogate", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByLabel("What you say").fill("around 72 bpm");
    await page.locator(".talk form button[type=submit]:enabled").click();
    await page.getByRole("alert").getByText("cannot be reached").waitFor();
    await page.unroute("**/interrogate");
    await page.locator(".talk form button[type=submit]:enabled").click();
    await page.locator(".learned", { hasText: "72" }).waitFor();
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    expect(await saidOn(page)).toEqual(["I miss the sea", "around 72 bpm"]);
  });

  test("that the service has forgotten is kept, says so, and goes on from what was understood", async () => {
    const { page } = await visit(studio, hand);
    const forget = forgetting(page);
    await talk(page);
    await say(page, "I miss my grandmother's kitchen");
    await say(page, "around 72 bpm, no drums");
    await forget();
    await page.reload();
    await page.getByText("The service has forgotten the conversation up to here").waitFor();
    expect(await saidOn(page)).toEqual(["I miss my grandmother's kitchen", "around 72 bpm, no drums"]);
    await expectAccessible(page);
    await say(page, "just make it");
    await page.getByRole("button", { name: "Compose the song" }).click();
    await page.locator(".title", { hasText: "72 BPM" }).waitFor();
    expect(await page.locator(".players").innerText()).not.toContain("Drums");
  });

  test("goes on, too, where it is forgotten while the page is open", async () => {
    const { page } = await visit(studio);
    const forget = forgetting(page);
    await talk(page);
    await say(page, "I miss the sea, around 72 bpm");
    await forget();
    await say(page, "no drums");
    await page.getByText("The service has forgotten the conversation up to here").waitFor();
    expect(await saidOn(page)).toEqual(["I miss the sea, around 72 bpm", "no drums"]);
    await page.reload();
    await page.locator(".said-by-you").nth(1).waitFor();
    expect(await saidOn(page)).toEqual(["I miss the sea, around 72 bpm", "no drums"]);
  });

  test("that went on in another window shows what was said there, and keeps what is being written", async () => {
    const { page } = await visit(studio);
    await talk(page);
    await say(page, "I miss the sea");
    const [other] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate("void open(location.href)"),
    ]);
    await other.locator(".said-by-you", { hasText: "I miss the sea" }).waitFor();
    await say(other, "around 72 bpm");
    await page.getByLabel("What you say").fill("no drums");
    await page.locator(".talk form button[type=submit]:enabled").click();
    await page.getByRole("alert").getByText("in another window").waitFor();
    await page.locator(".said-by-you", { hasText: "around 72 bpm" }).waitFor();
    await page.locator(".talk form button[type=submit]:enabled").click();
    await page.locator(".said-by-you", { hasText: "no drums" }).waitFor();
    expect(await saidOn(page)).toEqual(["I miss the sea", "around 72 bpm", "no drums"]);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
